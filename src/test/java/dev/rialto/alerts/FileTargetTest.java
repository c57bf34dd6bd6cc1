package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTargetTest {

    private static final Notice ONE =
            new Notice("a-1", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
    private static final Notice TWO =
            new Notice("a-2", "{\"n\":2}".getBytes(StandardCharsets.UTF_8));

    @TempDir Path folder;

    @Test
    void appendsALineForEachNoticeAndMakesTheFolder() throws IOException {
        Path file = folder.resolve("deep").resolve("alerts.jsonl");
        FileTarget target = new FileTarget(file);
        assertThat(target.deliver(ONE)).isEqualTo(new Outcome.Delivered());
        target.deliver(TWO);
        assertThat(file).hasContent("{\"n\":1}\n{\"n\":2}\n");
    }

    @Test
    void goesOnInAFileThatWasRotatedAway() throws IOException {
        Path file = folder.resolve("alerts.jsonl");
        FileTarget target = new FileTarget(file);
        target.deliver(ONE);
        Files.move(file, folder.resolve("alerts.1.jsonl"));
        target.deliver(TWO);
        assertThat(file).hasContent("{\"n\":2}\n");
    }

    @Test
    void beginsANewLineAfterOneThatACrashCutOff() throws IOException {
        Path file = Files.writeString(folder.resolve("alerts.jsonl"), "{\"n\":");
        new FileTarget(file).deliver(ONE);
        assertThat(file).hasContent("{\"n\":\n{\"n\":1}\n");
    }

    @Test
    void wantsToTryAgainWhereTheFileCannotBeWritten() throws IOException {
        Path file = Files.createDirectory(folder.resolve("alerts.jsonl"));
        assertThat(new FileTarget(file).deliver(ONE))
                .isInstanceOfSatisfying(
                        Outcome.NotNow.class,
                        outcome -> assertThat(outcome.reason()).contains(file.toString()));
    }
}
