package dev.rialto.shop.customers;

import dev.rialto.shop.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The request to change a customer; null leaves things as they are.
 *
 * @param email unique among customers
 * @param password the new one
 */
@RegisterForReflection
record CustomerChange(
        @Text @Size(min = 1, max = 100) @Schema(examples = "Ada") String firstName,
        @Text @Size(min = 1, max = 100) @Schema(examples = "Lovelace") String lastName,
        @Text @Size(min = 1, max = 254) @Email @Schema(examples = "ada@example.com") String email,
        @Text(mayBeBlank = true) @Size(max = 500) @Schema(examples = "12 St James's Square, London")
                String address,
        @Text(mayBeBlank = true) @Size(max = 40) @Schema(examples = "+44 20 7946 0000")
                String phoneNumber,
        @Size(min = 8, max = 200) @Schema(examples = "correct horse battery", nullable = true)
                String password) {

    /** Nothing that identifies a person, and no password. */
    @Override
    public String toString() {
        return "CustomerChange[password=" + (password == null ? "none" : "redacted") + "]";
    }
}
