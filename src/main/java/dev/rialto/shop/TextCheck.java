package dev.rialto.shop;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Checks what {@link Text} asks for. */
public final class TextCheck implements ConstraintValidator<Text, String> {

    private boolean mayBeBlank;

    @Override
    public void initialize(Text text) {
        mayBeBlank = text.mayBeBlank();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        return text == null || ((mayBeBlank || !text.isBlank()) && isStorable(text));
    }

    /** Whether a database keeps it as it is: no control characters, no halves of a character. */
    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        point ->
                                Character.getType(point) == Character.SURROGATE
                                        || (Character.isISOControl(point) && !isLayout(point)));
    }

    private static boolean isLayout(int point) {
        return point == '\n' || point == '\r' || point == '\t';
    }
}
