package dev.plimsoll.store.run;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Drafts;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.TextRows;
import dev.plimsoll.store.WithFreshStore;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Subject;
import dev.plimsoll.store.run.RunInfo.LatestRuns;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import dev.plimsoll.store.schema.Library;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run is written whole or not at all, once. */
class RunWriterTest extends WithFreshStore {

    private static RunDraft replacing(String id, Artifact replaced, Artifact by) {
        List<RunArtifact> artifacts = new ArrayList<>();
        Drafts.all().forEach(a -> artifacts.add(a.artifact() == replaced ? new RunArtifact(a.role(), by, a.meta(), a.madeFrom()) : a));
        return Drafts.run(id, artifacts);
    }

    /** The same run with one cell of an output changed. */
    private static RunDraft otherOutput(String id, String cell) {
        return replacing(id, Drafts.APPLIED, TextRows.artifact(ArtifactSchema.ALLOCATOR_RISK_APPLIED, """
                date        risk_scalar_applied  risk_scalar  regime
                2024-01-02  %s                   1            NORMAL
                """.formatted(cell)));
    }

    private static RunDraft superseding(String id, String old) {
        Subject s = Drafts.subject(Optional.ofNullable(id));
        return new RunDraft(new Subject(s.kind(), s.requestedId(), s.profile(), s.allocatorVersion(), s.windowStart(), s.windowEnd(),
                s.mode(), s.precomputedRunId(), Optional.of(old), s.reason(), s.author()), Drafts.config(), Drafts.all(), List.of(),
                List.of());
    }

    @Test
    void whatIsReadBackIsWhatWasRecorded() {
        store.record(Drafts.everything("second", store.record(Drafts.run("first")).runId()));
        List<StoredArtifact> stored = store.artifacts("second");
        List<ArtifactTable> tables = store.rows(stored);
        for (int i = 0; i < tables.size(); i++) {
            Artifact again = Artifact.of(tables.get(i));
            assertThat(again.id()).as(stored.get(i).kind()).isEqualTo(stored.get(i).artifactId());
            assertThat(Stores.text(file, "SELECT sha256 FROM artifact_block WHERE artifact_id = '" + again.id() + "' ORDER BY block")
                    .lines()).isEqualTo(again.blockHashes());
        }
        assertThat(stored).as("every kind, and one delivered").hasSize(ArtifactSchema.all().size() + 1);
        assertThat(stored).filteredOn(a -> a.role() == RunDraft.Role.given).extracting(StoredArtifact::columns)
                .containsExactly("date,risk_scalar");
        assertThat(store.warnings("second")).containsExactly(new RunDraft.Warning("CODE", "In words."));
        assertThat(store.config("second")).isEqualTo(Drafts.run("x").configJson());
    }

    @Test
    void everyRowOfTheCatalogueIsAsDrafted() {
        store.record(Drafts.run("first"));
        store.record(Drafts.everything("second", "first"));
        assertThat(Stores.text(file, "SELECT * EXCLUDE (created_at, run_key) FROM run ORDER BY run_id")).isEqualTo("""
                first | allocator | NULL | v1.0 | 2024-01-02 | 2024-01-03 | off | NULL | NULL | NULL | tester
                second | import | core | v1.0 | 2024-01-02 | 2024-01-03 | off | NULL | first | because | tester""");
        assertThat(Stores.text(file, "SELECT * FROM run_parent")).isEqualTo("second | first | supersedes");
        assertThat(Stores.text(file, "SELECT * FROM run_outcome WHERE run_id = 'second'"))
                .isEqualTo("second | COMPLETE | " + Drafts.everything("x", "y").contentSha256() + " | NULL | NULL | NULL");
        assertThat(Stores.text(file, "SELECT * FROM import_check"))
                .isEqualTo("second | allocator_risk | risk_scalar | 2 | 2 | 0 | 0.0 | 1.0E-12 | NULL | true");
        assertThat(Stores.text(file, "SELECT * FROM run_warning")).isEqualTo("second | 1 | CODE | In words.");
        assertThat(Stores.text(file, "SELECT library_version, java_version, arch, duckdb_version FROM run_environment "
                + "WHERE run_id = 'second'")).isEqualTo(Library.version() + " | " + Runtime.version() + " | "
                + System.getProperty("os.arch") + " | " + Stores.text(file, "SELECT version()"));
        assertThat(Stores.text(file, "SELECT epoch_us(now()) - epoch_us(created_at) BETWEEN 0 AND 600000000 FROM run"))
                .isEqualTo("true\ntrue");
    }

    @Test
    void artifactsAreStoredOnceAndShared() {
        store.record(Drafts.run("first"));
        Map<String, Long> before = Stores.counts(file);
        store.record(otherOutput("second", "0.875"));
        Map<String, Long> expected = new LinkedHashMap<>(before);
        expected.put("run", 2L);
        expected.put("run_outcome", 2L);
        expected.put("run_environment", 2L);
        expected.put("run_config", 2L);
        expected.put("run_artifact", 20L);
        expected.put("artifact_input", before.get("artifact_input") * 2);
        expected.put("chain", before.get("chain") + 1);
        expected.put("artifact", 11L);
        expected.put("artifact_block", 11L);
        expected.put("artifact_range", 11L);
        expected.put("allocator_risk_v1_applied", 2L);
        assertThat(Stores.counts(file)).isEqualTo(expected);
    }

    @Test
    void lineageSaysWhatEachOutputWasMadeFrom() {
        store.record(Drafts.run("first"));
        assertThat(Stores.text(file, "SELECT o.kind, string_agg(i.kind, ', ' ORDER BY i.kind) FROM artifact_input AS e "
                + "JOIN artifact AS o ON o.artifact_id = e.artifact_id JOIN artifact AS i ON i.artifact_id = e.input_artifact_id "
                + "GROUP BY o.kind ORDER BY o.kind")).isEqualTo("""
                allocator_regime | allocator_state
                allocator_risk | allocator_regime
                allocator_risk_applied | allocator_risk, weight
                allocator_state | asset_return, equity_curve, portfolio_return, sleeve_return, trend_unit_return""");
    }

    @Test
    void theSameRunAgainIsStoredAlready() {
        Recorded first = store.record(Drafts.run("first"));
        Recorded byDefault = store.record(Drafts.run(null));
        Map<String, String> before = Stores.contents(file);
        assertThat(store.record(Drafts.run("first"))).isEqualTo(new Recorded("first", true, first.runKey(), first.contentSha256()));
        assertThat(store.record(Drafts.run(null))).isEqualTo(new Recorded(byDefault.runId(), true, first.runKey(), first.contentSha256()));
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    @Test
    void theSameIdWithOneOtherCellIsRefusedNamingBothContents() {
        store.record(Drafts.run("first"));
        Map<String, String> before = Stores.contents(file);
        RunDraft other = otherOutput("first", "0.9999999999999999");
        assertFails(() -> store.record(other), UsageException.class, "The run id first is taken", "stored content " + Drafts.run("first")
                .contentSha256(), "this run's content " + other.contentSha256(), "This run is not stored");
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    @Test
    void underDefaultIdsTheSameKeyWithOtherContentGetsANumber() {
        String id = store.record(Drafts.run(null)).runId();
        assertThat(store.record(otherOutput(null, "0.5")).runId()).isEqualTo(id + "-2");
        assertThat(store.record(otherOutput(null, "0.25")).runId()).isEqualTo(id + "-3");
        assertThat(store.record(otherOutput(null, "0.5"))).extracting(Recorded::runId, Recorded::alreadyStored)
                .containsExactly(id + "-2", true);
        assertThat(Stores.text(file, "SELECT count(DISTINCT run_key), count(*) FROM run")).isEqualTo("1 | 3");
        assertThat(Stores.text(file, "SELECT count(*) FROM run WHERE supersedes IS NOT NULL")).isEqualTo("0");
    }

    /** In one transaction: the same rows as one by one, but for the order of the chain, and what is there already is found. */
    @Test
    void runsRecordedTogetherAreThoseRecordedOneByOne() {
        Artifact many = manyReturns();
        List<RunDraft> drafts = List.of(Drafts.run("z", List.of(Drafts.input(many))), Drafts.run("first"), otherOutput(null, "0.5"),
                otherOutput(null, "0.25"), Drafts.everything("second", "first"), Drafts.run("first"));
        List<Recorded> together = store.record(drafts);
        Path other = folder.resolve("one by one.duckdb");
        assertThat(together).isEqualTo(drafts.stream().map(Store.at(other)::record).toList());
        assertThat(together.get(5).alreadyStored()).isTrue();
        String rows = "SELECT * EXCLUDE (created_at) FROM run ORDER BY ALL";
        assertThat(Stores.text(file, rows)).isEqualTo(Stores.text(other, rows));
        for (String table : List.of("run_artifact", "artifact", "artifact_block", "artifact_input", "run_warning", "import_check",
                "asset_return_v1", "allocator_risk_v1_applied")) {
            assertThat(Stores.text(file, "FROM " + table + " ORDER BY ALL")).as(table).isEqualTo(Stores.text(other, "FROM " + table
                    + " ORDER BY ALL"));
        }
        assertThat(Stores.text(file, "SELECT string_agg(subject_id, ' ' ORDER BY sequence) FROM chain WHERE subject = 'run'"))
                .isEqualTo(together.stream().map(Recorded::runId).distinct().sorted().collect(Collectors.joining(" ")));
        assertThat(store.verify(VerifyRequest.all(), VerifyListener.NONE).intact()).isTrue();
        assertThat(store.record(drafts)).extracting(Recorded::alreadyStored).containsOnly(true);
    }

    private static Artifact manyReturns() {
        return Artifact.of(ArtifactSchema.ASSET_RETURN, rows -> {
            for (int row = 0; row < 20_000; row++) {
                rows.add(LocalDate.ofEpochDay(row / 4), "it's " + row % 4, row % 7 == 0 ? Double.NaN : 0.001 * row);
            }
        });
    }

    @Test
    void ofRunsRecordedTogetherAllAreStoredOrNone() {
        store.record(Drafts.run("kept"));
        Map<String, String> before = Stores.contents(file);
        assertFails(() -> store.record(List.of(Drafts.run("good"), Drafts.violating("bad"))), StoreException.class, "CHECK constraint");
        assertFails(() -> store.record(List.of(Drafts.run("good"), otherOutput("kept", "0.5"))), UsageException.class, "run id kept is taken");
        assertThat(Stores.contents(file)).isEqualTo(before);
        assertThat(store.record(List.of())).isEmpty();
    }

    @Test
    void aRefusedRowTakesTheWholeRunWithIt() {
        store.record(Drafts.run("kept"));
        Stores.unchanged(file, () -> assertFails(() -> store.record(Drafts.violating("bad")), StoreException.class, "CHECK constraint",
                "What was not committed is not stored"));
    }

    @Test
    void onAFreshStoreARefusedRowLeavesJustTheSchema() {
        assertFails(() -> store.record(Drafts.violating("bad")), StoreException.class);
        Map<String, Long> counts = Stores.counts(file);
        counts.keySet().removeAll(List.of("schema_version", "view_set", "artifact_schema", "chain"));
        assertThat(counts.values()).containsOnly(0L);
    }

    @Test
    void aFailureIsRecordedWithItsInputsAndError() {
        Recorded failed = store.recordFailure(Drafts.run("bad", Drafts.inputs()),
                new IllegalStateException("boom", new ArithmeticException("inner")));
        assertThat(failed.contentSha256()).isNull();
        assertThat(Stores.text(file, "SELECT * EXCLUDE (error_trace) FROM run_outcome"))
                .isEqualTo("bad | FAILED | NULL | java.lang.IllegalStateException | boom");
        assertThat(Stores.text(file, "SELECT error_trace FROM run_outcome")).contains("RunWriterTest", "ArithmeticException: inner");
        assertThat(Stores.text(file, "SELECT role, count(*) FROM run_artifact GROUP BY role")).isEqualTo("input | 6");
        assertThat(store.run("bad")).extracting(RunInfo::status, RunInfo::error, RunInfo::stateRows, RunInfo::contentSha256)
                .containsExactly("FAILED", Optional.of("boom"), OptionalInt.empty(), Optional.empty());
    }

    @Test
    void anErrorWithoutAMessageIsRecordedByItsName() {
        store.recordFailure(Drafts.run("bad", Drafts.inputs()), new StackOverflowError());
        assertThat(Stores.text(file, "SELECT error_type, error_message FROM run_outcome"))
                .isEqualTo("java.lang.StackOverflowError | java.lang.StackOverflowError");
    }

    @Test
    void theIdOfAFailedRunIsNotGivenAgain() {
        store.recordFailure(Drafts.run("bad", Drafts.inputs()), new IllegalStateException("boom"));
        Stores.unchanged(file, () ->
                assertFails(() -> store.record(Drafts.run("bad")), UsageException.class, "FAILED", "--supersedes \"bad\"",
                "This run is not stored"));
        assertThat(store.record(superseding("good", "bad")).alreadyStored()).isFalse();
        assertThat(Stores.text(file, "SELECT run_id, parent_run_id, relation FROM run_parent")).isEqualTo("good | bad | supersedes");
    }

    @Test
    void underADefaultIdTheNextTrySupersedesTheFailedOne() {
        String failed = store.recordFailure(Drafts.run(null, Drafts.inputs()), new IllegalStateException("boom")).runId();
        assertThat(store.recordFailure(Drafts.run(null, Drafts.inputs()), new IllegalStateException("boom")).runId()).isEqualTo(failed + "-2");
        Recorded good = store.record(Drafts.run(null));
        assertThat(good.runId()).isEqualTo(failed + "-3");
        assertThat(Stores.text(file, "SELECT run_id, supersedes FROM run WHERE supersedes IS NOT NULL"))
                .isEqualTo(failed + "-3 | " + failed);
        assertThat(store.record(Drafts.run(null))).isEqualTo(new Recorded(failed + "-3", true, good.runKey(), good.contentSha256()));
    }

    @Test
    void supersedingAnUnknownRunIsRefused() {
        store.record(Drafts.run("first"));
        Map<String, String> before = Stores.contents(file);
        for (String unknown : List.of("nobody", "second")) {
            assertFails(() -> store.record(superseding("second", unknown)), UsageException.class, unknown, "is not in the store",
                    "This run is not stored");
        }
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    /** A run of three blocks and a bit, names of all kinds, and cells that are awkward. */
    @Test
    void awkwardValuesComeBackBitForBit() {
        double[] awkward = {Double.MIN_VALUE, Double.MAX_VALUE, -0.0, 0.1 + 0.2, 1 / 3.0, Double.NaN, Double.MIN_NORMAL, -0.99999999999};
        int rows = 200;
        String[] names = {"", " ", "'", "A", "a", "é", "日経", "\uFB00", "\uD83D\uDEA2"};
        long[] dates = new long[rows * names.length];
        String[] assets = new String[dates.length];
        double[] values = new double[dates.length];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = i / names.length - 3;
            assets[i] = names[i % names.length];
            values[i] = awkward[i % awkward.length];
        }
        Artifact odd = Artifact.of(ArtifactTable.of(ArtifactSchema.ASSET_RETURN,
                new LinkedHashMap<>(Map.of("date", dates, "asset", assets, "ret", values))));
        store.record(Drafts.run("odd", List.of(Drafts.input(odd))));
        ArtifactTable back = store.rows(store.artifacts("odd")).get(0);
        assertThat(Artifact.of(back).id()).isEqualTo(odd.id());
        assertThat(back.doubles("ret")).usingComparatorWithPrecision(0.0).hasSameSizeAs(values);
        assertThat(IntStream.range(0, values.length).allMatch(i -> Double.doubleToLongBits(back.doubles("ret")[i])
                == Double.doubleToLongBits(values[i] + 0.0))).isTrue();
        assertThat(back.texts("asset")).isEqualTo(assets);
        assertThat(Stores.text(file, "SELECT count(*), sum(row_count) FROM artifact_block")).isEqualTo("29 | 1800");
    }

    @Test
    void anArtifactWithoutRowsIsStoredAndReadBack() {
        Artifact empty = TextRows.artifact(ArtifactSchema.WEIGHT, "date asset weight");
        store.record(Drafts.run("empty", List.of(Drafts.input(empty))));
        assertThat(Artifact.of(store.rows(store.artifacts("empty")).get(0)).id()).isEqualTo(empty.id());
    }

    /** A trigger planted from outside doubles a row while the run is written: the look afterwards must notice. */
    @Test
    void rowCountsAreReadBackAfterTheCommit() {
        store.record(Drafts.run("first"));
        Stores.execute(file, "CREATE TRIGGER planted AFTER INSERT ON run_warning FOR EACH STATEMENT "
                + "INSERT INTO equity_curve_v1 SELECT artifact_id, date, equity FROM equity_curve_v1 WHERE equity = 7");
        Artifact fresh = TextRows.artifact(ArtifactSchema.EQUITY_CURVE, "date equity\n2024-01-02 7");
        RunDraft draft = new RunDraft(Drafts.subject(Optional.of("second")), Drafts.config(), List.of(Drafts.input(fresh)),
                List.of(new RunDraft.Warning("A", "b")), List.of());
        assertFails(() -> store.record(draft), StoreException.class, "Run second was committed but is not all there");
    }

    @Test
    void rowsThatWereRemovedOrAddedFromOutsideAreNoticed() {
        store.record(Drafts.run("first"));
        List<StoredArtifact> equity = store.artifacts("first").stream().filter(a -> a.kind().equals("equity_curve")).toList();
        Stores.execute(file, "INSERT INTO equity_curve_v1 SELECT artifact_id, DATE '2024-01-09', 1 FROM equity_curve_v1 LIMIT 1");
        assertFails(() -> store.rows(equity), StoreException.class, "equity_curve_v1 has more than 2 rows", "changed outside Plimsoll");
        Stores.execute(file, "DROP TRIGGER equity_curve_v1_no_delete ON equity_curve_v1");
        Stores.execute(file, "DELETE FROM equity_curve_v1 WHERE date > DATE '2024-01-02'");
        assertFails(() -> store.rows(equity), StoreException.class, "has 1 instead of 2 rows");
    }

    @Test
    void runsAreListedLatestFirstAndAnUnknownOneIsNamed() {
        store.record(Drafts.run("b"));
        store.recordFailure(Drafts.run("a", Drafts.inputs()), new IllegalStateException("boom"));
        assertThat(store.runs()).extracting(RunInfo::runId).containsExactly("a", "b");
        assertThatThrownBy(() -> store.run("c")).hasMessageContaining("c").hasMessageContaining("a, b");
    }

    @Test
    void theLatestRunsAreThoseOfTheWholeListUpToTheLimit() {
        List.of("z", "m", "a").forEach(id -> store.record(Drafts.run(id)));
        List<RunInfo> all = store.runs();
        assertThat(all).extracting(RunInfo::runId).containsExactly("a", "m", "z");
        assertThat(store.runs(2)).isEqualTo(new LatestRuns(all.subList(0, 2), 3));
        assertThat(store.runs(3)).isEqualTo(new LatestRuns(all, 3));
        assertThat(store.runs(Integer.MAX_VALUE)).isEqualTo(new LatestRuns(all, 3));
        assertFails(() -> store.runs(0), UsageException.class, "A limit of 0 runs");
    }
}
