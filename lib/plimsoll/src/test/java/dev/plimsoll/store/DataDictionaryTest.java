package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.store.file.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DataDictionaryTest extends WithFolder {

    @Test
    void theCommittedDictionaryIsThatOfTheLiveSchema() throws IOException, SQLException {
        Path file = folder.resolve("store.duckdb");
        new StoreFile(file, Duration.ofSeconds(5)).write(connection -> null);
        String live = DataDictionary.of(file);
        Path committed = Path.of(System.getProperty("plimsoll.root"), "docs", "data-dictionary.md");
        if (Boolean.getBoolean("plimsoll.update")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, live);
        }
        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as("docs/data-dictionary.md differs from the live schema; regenerate it with\n  " + DataDictionary.COMMAND + "\n")
                .isEqualTo(live);
    }
}
