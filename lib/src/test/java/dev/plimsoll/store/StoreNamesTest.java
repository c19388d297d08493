package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.chain.VerifyListener;
import dev.plimsoll.store.chain.VerifyRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store works under every name a file can have; DuckDB would name its database after the file. */
@OwnInstances
class StoreNamesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"audit.duckdb", "main.duckdb", "plimsoll.duckdb", "plimsoll_snapshot.duckdb", "snapshot.duckdb",
        "plimsoll_blank.duckdb", "temp", "system", "memory", "a.b.c.duckdb", "it's \"quoted\".duckdb", "größe ü.duckdb", "2024.duckdb",
        "select", "a;access_mode=read_only.duckdb"})
    void everyNameWorks(String name) throws IOException {
        Path file = folder.resolve(name);
        Store store = Store.at(file);
        store.record(Drafts.run("first"));
        assertThat(store.record(Drafts.run("first")).alreadyStored()).isTrue();
        assertThat(store.runs()).hasSize(1);
        assertThat(store.sql("SELECT count(*) AS n FROM audit.run_overview", List.of(), 1).first("n")).isEqualTo(1L);
        assertThat(store.sql("SELECT count(*) AS n FROM main.run JOIN run USING (run_id)", List.of(), 1).first("n")).isEqualTo(1L);
        assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
        SnapshotFile snapshot = Snapshot.write(store, folder.resolve("copies"));
        assertThat(Store.at(snapshot.path(), Duration.ofSeconds(5)).verify(VerifyRequest.all(), VerifyListener.NONE).findings()).isEmpty();
        assertThat(snapshot.path().getFileName().toString()).startsWith(name.replace(".duckdb", "") + "-");
        assertThat(Stores.files(folder)).containsExactlyInAnyOrder(name, "copies");
        assertThat(Files.list(folder.resolve("copies"))).hasSize(1);
    }
}
