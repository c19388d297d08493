package dev.plimsoll.store;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test has an empty store, in a folder of its own. */
public abstract class WithFreshStore {

    @TempDir
    protected Path folder;

    protected Path file;
    protected Store store;

    @BeforeEach
    protected void openAFreshStore() {
        file = Stores.fresh(folder.resolve("store.duckdb"));
        store = Store.at(file);
    }
}
