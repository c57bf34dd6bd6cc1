package dev.rialto.shop;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that people write: bounded, and free of what no database keeps. Null is good. */
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TextCheck.class)
public @interface Text {

    /** Characters at most. */
    int max();

    /** Whether it may be empty. */
    boolean mayBeBlank() default false;

    /** What is said where it is not. */
    String message() default "must be a text of at most {max} characters, not blank";

    /** Not used. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};
}
