package dev.plimsoll.store.files;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.OutputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WholeFileTest extends WithFolder {

    private static final byte[] CONTENT = "x".getBytes(StandardCharsets.UTF_8);

    @Test
    void aFileIsReplacedWholeAndLeavesNothingBeside() throws IOException {
        WholeFile.write(folder, "a", "before".getBytes(StandardCharsets.UTF_8));
        assertThat(WholeFile.write(folder, "a", CONTENT)).hasContent("x");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a"));
        }
    }

    /** The new one takes the old one's name in one step: nobody sees half of it, whenever a write is cut short. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoReadsTheOldFileReadsItToItsEnd() throws IOException {
        Path file = WholeFile.write(folder, "a", "before".getBytes(StandardCharsets.UTF_8));
        try (InputStream old = Files.newInputStream(file)) {
            WholeFile.write(folder, "a", CONTENT);
            assertThat(old.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("before");
        }
    }

    /** A pipe stands for all that is neither file nor folder: no test may meddle with the machine's devices. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeStaysWhatItIs() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertFails(() -> WholeFile.write(folder, "pipe", CONTENT), OutputException.class, pipe.toString(), "a pipe, a socket or a device");
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isOther()).isTrue();
    }
}
