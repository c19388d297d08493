package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plimsoll.kind.allocator.FrozenV1;
import dev.plimsoll.store.identity.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The constants of v1 are frozen: in code, in the file people read, and by the file's hash. */
class FrozenConfigTest {

    @Test
    void theFileIsTheOneThatWasFrozen() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("plimsoll.root")).resolve("configs/allocator-v1.yaml"));
        assertThat(Sha256.hex(text)).isEqualTo(FrozenV1.CONFIG_SHA256);
    }

    @Test
    void thisBuildCarriesItAndCodeAgreesWithIt() {
        assertThatCode(FrozenV1::requireUntouched).doesNotThrowAnyException();
    }
}
