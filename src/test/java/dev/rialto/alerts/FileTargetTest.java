package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTargetTest {

    private static final Notice ONE = Notices.of("low", 1, false);
    private static final Notice TWO = Notices.of("low", 2, false);
    private static final int LINE = ONE.json().length + 1;

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("alerts.jsonl");
    }

    @Test
    void appendsALineForEachNoticeAndMakesTheFolder() {
        file = folder.resolve("deep").resolve("alerts.jsonl");
        FileTarget target = target(10);
        assertThat(target.deliver(ONE)).isEqualTo(new Outcome.Delivered());
        target.deliver(TWO);
        assertThat(file).hasContent(line(ONE) + line(TWO));
    }

    @Test
    void goesOnInAFileThatWasRotatedAway() throws IOException {
        FileTarget target = target(10);
        target.deliver(ONE);
        Files.move(file, folder.resolve("elsewhere"));
        target.deliver(TWO);
        assertThat(file).hasContent(line(TWO));
    }

    @Test
    void rotatesAFullFileAndKeepsSoMany() throws IOException {
        FileTarget target = new FileTarget(file, 2L * LINE, 3);
        for (int revision = 1; revision <= 7; revision++) {
            target.deliver(Notices.of("low", revision, false));
        }
        assertThat(names()).containsExactly("alerts.jsonl", "alerts.jsonl.1", "alerts.jsonl.2");
        assertThat(file).content().contains("\"revision\":7").doesNotContain("\"revision\":6");
        assertThat(folder.resolve("alerts.jsonl.1")).content().contains(":5,").contains(":6,");
        assertThat(folder.resolve("alerts.jsonl.2")).content().contains(":3,").contains(":4,");
    }

    @Test
    void writesALineThatIsLongerThanAFileMayBe() throws IOException {
        FileTarget target = new FileTarget(file, 1, 1);
        target.deliver(ONE);
        target.deliver(TWO);
        assertThat(file).hasContent(line(TWO));
        assertThat(names()).containsExactly("alerts.jsonl");
    }

    @Test
    void beginsANewLineAfterOneThatACrashCutOff() throws IOException {
        Files.writeString(file, "{\"n\":");
        target(10).deliver(ONE);
        assertThat(file).hasContent("{\"n\":\n" + line(ONE));
    }

    @Test
    void wantsToTryAgainWhereTheFileCannotBeWritten() throws IOException {
        Files.createDirectory(file);
        assertThat(target(10).deliver(ONE))
                .isInstanceOfSatisfying(
                        Outcome.NotNow.class,
                        outcome -> assertThat(outcome.reason()).contains(file.toString()));
    }

    private FileTarget target(int lines) {
        return new FileTarget(file, (long) lines * LINE, 5);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String line(Notice notice) {
        return new String(notice.json(), StandardCharsets.UTF_8) + "\n";
    }
}
