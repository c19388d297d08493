package dev.plimsoll.store;

import dev.plimsoll.WithFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

/** Each test has an empty store, in a folder of its own. */
public abstract class WithFreshStore extends WithFolder {

    protected Path file;
    protected Store store;

    @BeforeEach
    protected void openAFreshStore() {
        file = Stores.fresh(folder.resolve("store.duckdb"));
        store = Store.at(file);
    }
}
