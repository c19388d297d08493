package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An answer that nobody got is an error, unless the reader had seen enough. */
class StandardOutputTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(OutputStream below, String... args) {
        return Main.run(new StandardOutput(below), new PrintStream(err, true, StandardCharsets.UTF_8), args);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void whatIsPrintedArrives() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(run(out, "policy")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(Outcome.of("policy").out());
        assertThat(err()).isEmpty();
    }

    @Test
    void aDeviceWithoutRoomEndsWith74InOneParagraph() {
        assertThat(run(failing("No space left on device"), "policy")).isEqualTo(74);
        assertThat(err()).startsWith("plimsoll: Standard output could not be written: No space left on device.").endsWith("ask again.\n");
        assertThat(err().lines()).hasSize(1);
        assertThat(run(failing("No space left on device"), "--help")).as("printed by another writer").isEqualTo(74);
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() {
        assertThat(run(failing("Broken pipe"), "policy")).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void anErrorKeepsItsOwnCode() {
        assertThat(run(failing("No space left on device"), "no-such-command")).isEqualTo(64);
        assertThat(err().lines()).hasSize(1);
    }
}
