package dev.plimsoll.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.MemoryException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFailureTest {

    private static final Path STORE = Path.of("store.duckdb");

    /** As the database words it, while it works, commits or opens. */
    @ParameterizedTest
    @ValueSource(strings = {"Out of Memory Error: failed to pin block of size 256.0 KiB (3.8 MiB/4.0 MiB used)",
        "Out of Memory Error: Failed to allocate block of 262144 bytes (bad allocation)",
        "TransactionContext Error: Failed to commit: Out of Memory Error: could not allocate block", "Invalid Error: std::bad_alloc",
        "FATAL Error: Failed to create checkpoint because of error: Out of Memory Error: failed to allocate data of size 1.0 MiB"})
    void lackOfMemoryIsNeitherDamageNorDoesItBlameTheStore(String words) {
        SQLException error = new SQLException(words);
        for (Exception failure : new Exception[] {StoreFailure.ofWork(STORE, error), StoreFailure.ofOpening(STORE, STORE, true, error)}) {
            assertThat(failure).isInstanceOf(MemoryException.class).hasCause(error).hasMessageContainingAll("ran out of memory", "store.duckdb",
                    "PLIMSOLL_JAVA_OPTS=-Xmx").hasMessageNotContainingAny("damaged", "Nothing was stored");
        }
    }
}
