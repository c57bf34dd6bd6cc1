package dev.rialto.cli;

import dev.rialto.kernel.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a role from the command line. */
final class RoleWord implements ITypeConverter<Role> {

    @Override
    public Role convert(String word) {
        return Role.of(word.strip())
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'%s' is not a role; the roles are %s"
                                                .formatted(word, Role.words())));
    }
}
