package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.ArtifactRanges;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where the rows of artifacts are, in table artifact_range and in their own tables. */
class ArtifactRangesTest extends WithFreshStore {

    private static final String DAYS = "SELECT count(*), min(date), max(date) FROM audit.regime_day WHERE run_id = 'first'";
    private static final String EVERY_DAY = "2 | 2024-01-02 | 2024-01-03";

    /** What the table should hold, asked of the rows of every kind. */
    private static String asTheRowsAre(Path file) {
        return Stores.rows(file, ArtifactSchema.all().stream().map(schema -> "SELECT artifact_id, min(rowid), count(*), "
                + "max(rowid) - min(rowid) + 1 FROM " + schema.table() + " GROUP BY artifact_id").collect(Collectors.joining(" UNION ALL ", "", " ORDER BY ALL"))).stream()
                .peek(row -> assertThat(row.get(2)).as("in one piece").isEqualTo(row.get(3)))
                .map(row -> row.get(0) + " | " + row.get(1) + " | " + row.get(2)).collect(Collectors.joining("\n"));
    }

    private static String noted(Path file) {
        return Stores.text(file, "FROM artifact_range ORDER BY ALL");
    }

    private List<VerifyCode> findings() {
        VerifyReport report = store.verify(VerifyRequest.all(), VerifyListener.NONE);
        return report.findings().stream().map(finding -> finding.code()).distinct().toList();
    }

    private static Artifact curve(int rows, double level) {
        long[] dates = new long[rows];
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            dates[i] = i;
            values[i] = level + i;
        }
        return Artifact.of(ArtifactTable.of(ArtifactSchema.EQUITY_CURVE, new LinkedHashMap<>(Map.of("date", dates, "equity", values))));
    }

    /** Of every kind, in one transaction and in several, one of them of more rows than DuckDB keeps together. */
    @Test
    void everyArtifactIsWhereTheTableSays() {
        store.record(Drafts.run("first"));
        store.record(Drafts.everything("second", "first"));
        store.record(Drafts.run("long", List.of(Drafts.input(curve(250_000, 1)))));
        store.record(Drafts.run("short", List.of(Drafts.input(curve(3, 0.5)))));
        assertThat(noted(file)).isEqualTo(asTheRowsAre(file)).contains(" | 250000");
        assertThat(findings()).isEmpty();
    }

    @Test
    void runsThatAreWrittenAtTheSameTimeEachLieInOnePiece() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Object>> writes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int n = i;
            writes.add(() -> Store.at(file).record(Drafts.run("run" + n, List.of(Drafts.input(curve(5_000 + 37 * n, n + 1))))));
        }
        for (Future<Object> written : threads.invokeAll(writes)) {
            written.get();
        }
        threads.shutdown();
        assertThat(noted(file).lines()).hasSize(8);
        assertThat(noted(file)).isEqualTo(asTheRowsAre(file));
    }

    /** Rows that others removed before move those of later artifacts: the writer notices and makes the table anew. */
    @Test
    void whatIsWrittenAfterRowsWereRemovedFromOutsideIsFound() {
        store.record(Drafts.run("long", List.of(Drafts.input(curve(5_000, 1)))));
        Stores.execute(file, "DROP TRIGGER equity_curve_v1_no_delete ON equity_curve_v1");
        Stores.execute(file, "DELETE FROM equity_curve_v1 WHERE date = DATE '1970-01-03'");
        store.record(Drafts.run("first"));
        assertThat(Stores.text(file, "SELECT count(*) FROM artifact_range JOIN equity_curve_v1 AS row USING (artifact_id) "
                + "WHERE row.rowid BETWEEN first_row AND first_row + artifact_range.row_count - 1")).isEqualTo("5001");
        assertThat(findings()).containsExactlyInAnyOrder(VerifyCode.OBJECT_MISSING, VerifyCode.CONTENT_CHANGED);
    }

    @Test
    void aRangeThatWasChangedIsFoundAndNoViewGivesRowsOfAnother() throws SQLException {
        store.record(Drafts.run("first"));
        store.record(Drafts.everything("second", "first"));
        assertThat(Stores.text(file, DAYS)).isEqualTo(EVERY_DAY);
        try (Connection connection = Stores.connect(file)) {
            Triggers triggers = Triggers.drop(connection, "artifact_range");
            Stores.execute(connection, "UPDATE artifact_range SET first_row = first_row + 1");
            triggers.restore(connection);
        }
        assertThat(findings()).containsExactly(VerifyCode.RANGE_CHANGED);
        assertThat(Stores.text(file, DAYS)).as("rows are left out, none is another run's").isEqualTo("1 | 2024-01-03 | 2024-01-03");
        assertThat(Stores.text(file, "SELECT DISTINCT ranges_intact, intact FROM audit.integrity")).isEqualTo("false | false");
        Path snapshot = Snapshot.write(store, folder.resolve("snapshot.duckdb")).path();
        assertThat(noted(snapshot)).isEqualTo(asTheRowsAre(snapshot));
        assertThat(Stores.text(snapshot, DAYS)).isEqualTo(EVERY_DAY);
        store.file().write(connection -> {
            ArtifactRanges.rewrite(connection);
            return null;
        });
        assertThat(findings()).isEmpty();
        assertThat(noted(file)).isEqualTo(asTheRowsAre(file));
        assertThat(Stores.text(file, DAYS)).isEqualTo(EVERY_DAY);
    }

    /** A view then looks through the whole table. */
    @Test
    void anArtifactThatIsNotListedIsFoundByItsId() throws SQLException {
        store.record(Drafts.run("first"));
        try (Connection connection = Stores.connect(file)) {
            Triggers triggers = Triggers.drop(connection, "artifact_range");
            Stores.execute(connection, "DELETE FROM artifact_range");
            triggers.restore(connection);
        }
        assertThat(findings()).containsExactly(VerifyCode.RANGE_CHANGED);
        assertThat(Stores.text(file, DAYS)).isEqualTo(EVERY_DAY);
    }

    @Test
    void aListedArtifactThatHasNoRowsIsFound() {
        store.record(Drafts.run("first"));
        Stores.execute(file, "INSERT INTO artifact_range VALUES (repeat('f', 64), 0, 1)");
        assertThat(findings()).containsExactly(VerifyCode.RANGE_CHANGED);
    }

    @Test
    void anOlderStoreIsGivenTheTableAndItsRows() throws IOException {
        Path old = GoldenFiles.unzip(7, folder.resolve("old.duckdb"));
        String rows = asTheRowsAre(old);
        Store.at(old).record(Drafts.run("first")); // is there already
        assertThat(noted(old)).isEqualTo(rows).isEqualTo(asTheRowsAre(old));
    }
}
