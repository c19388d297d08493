package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Snapshot.SnapshotFile;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.HeldStores;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A store works under every name a file can have; DuckDB would name its database after the file. */
class StoreNamesTest extends WithFolder {

    static final List<String> ALL = List.of("audit.duckdb", "snapshot.duckdb", "plimsoll_blank.duckdb", "it's \"quoted\".duckdb",
            "main.duckdb", "plimsoll.duckdb", "plimsoll_snapshot.duckdb", "temp", "system", "memory", "a.b.c.duckdb", "größe ü.duckdb",
            "2024.duckdb", "select", "a;access_mode=read_only.duckdb", "a;access_mode=read_only", "a?b=c", "a b'\"é🚢.duckdb", "s3:x", "%41");

    @ParameterizedTest
    @FieldSource("ALL")
    void everyNameWorks(String name) {
        Store store = Store.at(Stores.fresh(folder.resolve(name)));
        store.record(Drafts.run("first"));
        assertThat(store.record(Drafts.run("first")).alreadyStored()).isTrue();
        assertThat(store.runs()).hasSize(1);
        assertThat(store.sql("SELECT (SELECT count(*) FROM audit.run_overview), (SELECT count(*) FROM main.run JOIN run USING (run_id))",
                List.of(), 1).rows()).containsExactly(List.of(1L, 1L));
        HeldStores.release(store.path());
        assertThat(Stores.files(folder)).containsExactly(name);
    }

    @Tag("thorough")
    @ParameterizedTest
    @FieldSource("ALL")
    void itIsMadeAndVerifiedAndCopiedUnderEveryName(String name) throws IOException {
        Store store = Store.at(folder.resolve(name));
        HeldStores.apart(() -> store.record(Drafts.run("first")));
        assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
        SnapshotFile snapshot = Snapshot.write(store, folder.resolve("copies"));
        assertThat(Store.at(snapshot.path(), Duration.ofSeconds(5)).verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
        assertThat(snapshot.path().getFileName().toString()).startsWith(name.replace(".duckdb", "") + "-");
        HeldStores.release(store.path());
        assertThat(Stores.files(folder)).containsExactlyInAnyOrder(name, "copies");
        assertThat(Files.list(folder.resolve("copies"))).hasSize(1);
    }
}
