package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.chain.VerifyListener;
import dev.plimsoll.store.chain.VerifyRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that nobody touched is intact. */
class VerifyTest {

    @TempDir
    private Path folder;

    @Test
    void aStoreThatNobodyTouchedIsIntact() {
        Store store = Store.at(folder.resolve("store.duckdb"));
        store.record(Drafts.run("first"));
        store.record(Drafts.everything("second", "first"));
        store.recordFailure(Drafts.run("bad", Drafts.inputs()), new IllegalStateException("x"));
        store.recordAudit(Drafts.audit("first", "second"));
        assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
    }
}
