package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.evidence.ReplayPipeline;
import dev.plimsoll.kind.Kinds;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.audit.Receipt;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.audit.Receipt.ReplayedArtifact;
import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.RunDirectoryWriter.Format;
import dev.plimsoll.store.files.SmallRun;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replays of every kind of run, of an untouched store and of one that was changed behind our back. */
class ReplayPipelineTest {

    @TempDir
    private static Path folder;

    private static Path small;

    /** One short run without sleeves. */
    @BeforeAll
    static void makeASmallStore() throws IOException {
        small = Stores.fresh(folder.resolve("small.duckdb"));
        SmallRun.in(folder.resolve("inputs"));
        Files.delete(folder.resolve("inputs/sleeve_returns.csv"));
        Plimsoll.open(small.toString()).run(RunRequest.of(folder.resolve("inputs")).withRunId("small"));
    }

    private static Receipt replay(Path file, String runId) {
        return replay(file, runId, 1);
    }

    private static Receipt replay(Path file, String runId, int threads) {
        return Plimsoll.open(file.toString()).replay(runId, threads);
    }

    private static Path copy(String name) {
        return EveryRun.at(folder.resolve(name + ".duckdb"));
    }

    @Tag("thorough")
    @Test
    void untouchedRunsAreIdenticalAndNothingButReceiptsIsWritten() throws SQLException {
        Path file = copy("untouched");
        Map<String, String> before = fingerprints(file);
        for (String runId : EveryRun.IDS) {
            Receipt receipt = replay(file, runId);
            assertThat(receipt.verdict()).as(receipt.toString()).isEqualTo(ReplayVerdict.IDENTICAL);
            assertThat(receipt.artifacts()).isNotEmpty().allSatisfy(artifact -> {
                assertThat(artifact.identical()).as(artifact.kind()).isTrue();
                assertThat(artifact.recordedId()).isEqualTo(artifact.computedId());
            });
            assertThat(Stores.text(file, "SELECT record_hash FROM chain ORDER BY sequence DESC LIMIT 1")).isEqualTo(receipt.head().hash());
        }
        Map<String, String> after = fingerprints(file);
        assertThat(after.entrySet().stream().filter(table -> !before.entrySet().contains(table)).map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("chain", "replay_receipt", "replay_artifact");
    }

    @Test
    void manyRunsHaveTheReceiptsOfEachAloneAndThoseBeforeAFailureStay() throws SQLException {
        Path file = copy("many");
        Plimsoll lab = Plimsoll.open(file.toString());
        Tampered.oneCellOfEach(file, List.of("allocation"), "input");
        List<VerifyFinding> before = lab.verify().findings();
        List<String> runs = List.of("baseline", "allocation", "sleeves", "delivered", "baseline");
        List<String> told = new ArrayList<>();
        List<Receipt> many = lab.replay(runs, 1, receipt -> told.add(receipt.runId()));
        assertThat(told).isEqualTo(runs);
        assertThat(many).usingRecursiveComparison().ignoringFields("sequence", "createdAt", "head")
                .isEqualTo(runs.stream().map(run -> lab.replay(run, 1)).toList());
        assertThat(many).extracting(Receipt::verdict).startsWith(ReplayVerdict.IDENTICAL, ReplayVerdict.INPUT_DAMAGED, ReplayVerdict.IDENTICAL);
        assertThat(lab.verify().findings()).isEqualTo(before);
        ReplayPipeline stopped = new ReplayPipeline(Store.at(file), (from, threads) -> {
            if (from.info().runId().equals("sleeves")) {
                throw new CancellationException("stopped");
            }
            return Kinds.compute(from, threads);
        });
        assertThatThrownBy(() -> stopped.replay(runs, 1, receipt -> told.add(receipt.runId()))).isInstanceOf(CancellationException.class);
        assertThat(told).hasSize(7);
        List<Receipt> first = new ArrayList<>();
        assertThatThrownBy(() -> new ReplayPipeline(Store.at(file), (from, threads) -> {
            Thread.currentThread().interrupt(); // as Ctrl-C does
            return Kinds.compute(from, threads);
        }).replay(List.of("baseline", "delivered"), 1, first::add)).isInstanceOf(CancellationException.class).hasMessageContaining("delivered");
        assertThat(first).extracting(Receipt::runId).containsExactly("baseline");
        assertThat(Stores.text(file, "SELECT run_id FROM replay_receipt WHERE sequence > 10 ORDER BY sequence")).isEqualTo("baseline\nallocation\nbaseline");
    }

    /** The simulated book once as weights and once with its returns given, which follow from the weights under no other aggregation. */
    @Test
    void bothPassesUnderSimpleAggregationAreIdentical() throws IOException {
        Path inputs = SmallRun.in(folder.resolve("simple")).folder();
        for (String name : List.of("portfolio_returns", "equity_curve", "trend_unit_returns", "sleeve_returns")) {
            Files.delete(inputs.resolve(name + ".csv"));
        }
        Path file = Stores.fresh(folder.resolve("simple.duckdb"));
        Plimsoll lab = Plimsoll.open(file.toString());
        ConfigFile simple = ConfigFile.parse("execution: {aggregation: simple}", "test");
        RunRequest request = RunRequest.of(inputs).withConfig(simple);
        assertFails(() -> lab.run(request), UsageException.class, "aggregation simple needs --research-version");
        TwoPassResult simulated = lab.twoPass(new TwoPassRequest(request.withResearchVersion("v2-simple").withRunId("simulated"),
                Optional.empty(), Optional.of("simulated-2")), ValidationConfig.standard());
        Path given = folder.resolve("given");
        lab.export("simulated", given, Format.CSV);
        TwoPassResult fromGiven = lab.twoPass(new TwoPassRequest(RunRequest.of(given).withConfig(simple)
                .withResearchVersion("v2-simple").withRunId("given"), Optional.empty(), Optional.of("given-2")),
                ValidationConfig.standard());
        assertThat(lab.run(RunRequest.of(given).withRunId("log")).warnings()).extracting(RunDraft.Warning::code)
                .contains("NOT_RECOMPUTABLE");

        assertThat(Stores.text(file, "SELECT run_id, config ->> '$.execution.aggregation' FROM run_config ORDER BY run_id"))
                .isEqualTo("given | simple\ngiven-2 | simple\nlog | NULL\nsimulated | simple\nsimulated-2 | simple");
        for (String runId : List.of("simulated", "simulated-2", "given", "given-2", "log")) {
            assertThat(replay(file, runId).verdict()).as(runId).isEqualTo(ReplayVerdict.IDENTICAL);
        }
        PerformanceMetrics scaled = simulated.report().comparison().scaled().metrics();
        assertThat(scaled.cagr()).isCloseTo(fromGiven.report().comparison().scaled().metrics().cagr(), within(1e-12))
                .isNotCloseTo(simulated.report().comparison().baseline().metrics().cagr(), within(1e-6));
    }

    /** Count and hash of the rows of each table. */
    private static Map<String, String> fingerprints(Path file) throws SQLException {
        Map<String, String> prints = new LinkedHashMap<>();
        try (Connection connection = Stores.connect(file)) {
            for (String table : Stores.tables(connection)) {
                prints.put(table, Stores.text(connection, "SELECT count(*), sum(hash(t)::HUGEINT) FROM main." + table + " AS t"));
            }
        }
        return prints;
    }

    /** What the store can hold is all tampered with below; a new kind of artifact needs a run here that makes it. */
    @Test
    void theRunsMakeEveryKindOfArtifactThatIsNoInput() {
        assertThat(Stores.text(copy("kinds made"), """
                SELECT kind FROM artifact_schema WHERE kind NOT IN (SELECT kind FROM artifact JOIN run_artifact USING (artifact_id)
                WHERE role = 'output' AND row_count > 0) ORDER BY kind"""))
                .isEqualTo("admission_figure\nallocation_request\nasset_return\noverlay_scalar\nsleeve_month");
    }

    /** Runs that between them make every kind of output. */
    private static final List<String> MAKERS = List.of("compute", "simulated", "sleeves", "step4", "allocation", "admission");

    /** The last digit of one cell in every output at once: each is named by kind, row and column, the first one first. */
    @Test
    void aChangedCellOfAnyOutputIsNamedByKindRowAndColumn() throws SQLException {
        Path file = copy("tampered");
        List<Tampered.Cell> cells = Tampered.oneCellOfEach(file, MAKERS, "output");
        assertThat(cells.stream().map(Tampered.Cell::kind).distinct()).hasSize(kindsOfOutputs(file));
        Map<String, Tampered.Cell> changed = cells.stream().collect(Collectors.toMap(Tampered.Cell::artifactId, cell -> cell));
        for (String runId : MAKERS) {
            Receipt receipt = replay(file, runId);
            assertThat(receipt.verdict()).as(receipt.toString()).isEqualTo(ReplayVerdict.DIFFERENT);
            for (ReplayedArtifact artifact : receipt.artifacts()) {
                Tampered.Cell cell = changed.get(artifact.recordedId().orElseThrow());
                assertThat(artifact.identical()).as(artifact.kind()).isEqualTo(cell == null);
                if (cell != null) {
                    assertThat(artifact.first().orElseThrow().rowKey()).as(artifact.kind()).isEqualTo(cell.rowKey());
                    assertThat(artifact.first().orElseThrow().column()).as(artifact.kind()).contains(cell.column());
                    assertThat(artifact.rowsDiffering()).as(artifact.kind()).isOne();
                    assertThat(artifact.firstBlock()).as(artifact.kind()).hasValue((int) (cell.row() / 64));
                }
            }
            ReplayedArtifact first = receipt.firstDifferent().orElseThrow();
            assertThat(Stores.text(file, "SELECT verdict, stage, row_key, column_name FROM replay_receipt WHERE run_id = '" + runId + "'"))
                    .isEqualTo("DIFFERENT | " + first.kind() + " | " + changed.get(first.recordedId().orElseThrow()).rowKey() + " | "
                            + changed.get(first.recordedId().orElseThrow()).column());
        }
    }

    private static int kindsOfOutputs(Path file) {
        return Integer.parseInt(Stores.text(file, "SELECT count(DISTINCT kind) FROM run_artifact JOIN artifact USING (artifact_id) "
                + "WHERE role = 'output' AND row_count > 0"));
    }

    @Test
    void aChangedInputIsNamedAndNothingIsComputed() throws SQLException {
        Path file = copy("damaged");
        List<String> runs = List.of("precomputed", "delivered", "sleeves", "step4", "allocation", "admission");
        List<Tampered.Cell> changed = Tampered.oneCellOfEach(file, runs, "input");
        for (String runId : runs) {
            Receipt receipt = new ReplayPipeline(Store.at(file), (from, threads) -> {
                throw new AssertionError("computed from damaged inputs");
            }).replay(List.of(runId), 1, one -> { }).get(0);
            assertThat(receipt.verdict()).isEqualTo(ReplayVerdict.INPUT_DAMAGED);
            assertThat(receipt.artifacts()).isEmpty();
            List<String> inputs = Store.at(file).artifacts(runId).stream().filter(artifact -> artifact.role() == Role.input)
                    .map(StoredArtifact::artifactId).toList();
            assertThat(changed).filteredOn(cell -> inputs.contains(cell.artifactId())).hasSameSizeAs(inputs)
                    .allSatisfy(cell -> assertThat(receipt.error().orElseThrow())
                            .contains("input " + cell.kind() + " (artifact " + cell.artifactId() + ")").contains("block " + cell.row() / 64));
            assertThat(Stores.text(file, "SELECT artifacts, stage, error_message FROM replay_receipt WHERE run_id = '" + runId + "'"))
                    .isEqualTo("0 | NULL | " + receipt.error().orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DELETE FROM allocator_risk_v1 WHERE date = '{}'                                                   | date={} |
        INSERT INTO allocator_risk_v1 FROM allocator_risk_v1 WHERE date = '{}'                            | date={} |
        INSERT INTO allocator_risk_v1 SELECT * REPLACE (date '2031-01-01' AS date) FROM allocator_risk_v1 WHERE date = '{}' | date=2031-01-01 |
        UPDATE allocator_risk_v1 SET regime = 'CRISIS' WHERE date = '{}'                                  | date={} | regime
        UPDATE allocator_risk_v1 SET smoothed_scalar = NULL WHERE date = '{}'                             | date={} | smoothed_scalar
        """)
    void aRowRemovedDoubledAddedOrEmptiedIsNamed(String sql, String rowKey, String column) throws SQLException, IOException {
        Path file = folder.resolve("rows " + Math.abs(sql.hashCode()) + ".duckdb");
        Stores.copy(small, file);
        String day = Stores.text(file, "SELECT date FROM allocator_risk_v1 ORDER BY date OFFSET 20 LIMIT 1");
        Tampered.run(file, "allocator_risk_v1", sql.replace("{}", day));
        ReplayedArtifact found = replay(file, "small").firstDifferent().orElseThrow();
        assertThat(found.kind()).isEqualTo("allocator_risk");
        assertThat(found.first().orElseThrow().rowKey()).isEqualTo(rowKey.replace("{}", day));
        assertThat(found.first().orElseThrow().column()).isEqualTo(Optional.ofNullable(column));
        assertThat(found.rowsDiffering()).isOne();
        assertThat(found.recordedId()).as("the hash recorded is still the one computed").isEqualTo(found.computedId());
    }

    @Test
    void aValueInAColumnThatTheArtifactDoesNotHaveIsNamed() throws SQLException, IOException {
        Path file = Stores.copy(small, folder.resolve("surplus.duckdb"));
        Tampered.run(file, "allocator_state_v1", "UPDATE allocator_state_v1 SET sleeve_concentration_60d = 0.5 WHERE date = "
                + "(SELECT max(date) FROM allocator_state_v1)");
        ReplayedArtifact found = replay(file, "small").firstDifferent().orElseThrow();
        assertThat(found.kind()).isEqualTo("allocator_state");
        assertThat(found.first().orElseThrow()).hasToString("date=" + Stores.text(file, "SELECT max(date) FROM allocator_state_v1")
                + ", column sleeve_concentration_60d: stored 0.5, computed NULL");
    }

    /** What a run says of its artifacts comes out again as well: counts, statistics, windows. */
    @Test
    void aChangedFactInTheMetaOfAnyOutputIsNamed() throws SQLException {
        Path file = copy("metas");
        Tampered.run(file, "run_artifact", "UPDATE run_artifact SET meta = regexp_replace(meta, '([,{]\"[a-z_A-Z0-9>-]+\":)([0-9.]+)', '\\1-1') "
                + "WHERE role = 'output'");
        int named = 0;
        for (String runId : MAKERS) {
            Receipt receipt = replay(file, runId);
            Map<String, String> metas = new LinkedHashMap<>();
            Store.at(file).artifacts(runId).stream().filter(artifact -> artifact.role() == Role.output)
                    .forEach(artifact -> metas.put(artifact.kind(), artifact.metaJson().orElse("")));
            for (ReplayedArtifact artifact : receipt.artifacts()) {
                boolean changed = metas.get(artifact.kind()).contains(":-1");
                assertThat(artifact.identical()).as(artifact.toString()).isEqualTo(!changed);
                if (changed) {
                    named++;
                    assertThat(artifact.recordedId()).isEqualTo(artifact.computedId());
                    assertThat(artifact.rowsDiffering()).isZero();
                    assertThat(artifact.first().orElseThrow().rowKey()).isEqualTo("meta");
                    assertThat(artifact.first().orElseThrow().stored()).as(artifact.toString()).contains("-1");
                }
            }
        }
        assertThat(named).as("metas with a number").isGreaterThan(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        UPDATE run_artifact SET meta = NULL WHERE role = 'output'                                   | meta, column agreeing_rows: stored NULL, computed 0
        UPDATE run_artifact SET meta = replace(meta, ':', ': ') WHERE role = 'output'               | meta, column text: stored {"
        UPDATE run_artifact SET meta = '[1]' WHERE role = 'output'                                  | meta, column text: stored [1], computed {"
        UPDATE run_artifact SET meta = concat('{"a":1,', substr(meta, 2)) WHERE role = 'output'     | meta, column a: stored 1, computed NULL
        """)
    void aMetaRemovedRewrittenSpoiltOrAddedToIsNamed(String sql, String difference) throws SQLException, IOException {
        Path file = Stores.copy(small, folder.resolve("meta " + Math.abs(sql.hashCode()) + ".duckdb"));
        Tampered.run(file, "run_artifact", sql);
        Receipt receipt = replay(file, "small");
        assertThat(receipt.verdict()).isEqualTo(ReplayVerdict.DIFFERENT);
        assertThat(receipt.firstDifference().orElseThrow().toString()).startsWith(difference);
        assertThat(Stores.text(file, "SELECT row_key, regexp_full_match(rows_differing, '([a-z_]+: 0(, )?)+') FROM audit.replay"))
                .isEqualTo("meta | true");
    }

    @Test
    void aChangedConfigurationIsDamage() throws SQLException, IOException {
        Path file = Stores.copy(small, folder.resolve("config.duckdb"));
        Tampered.run(file, "run_config", "UPDATE run_config SET config = replace(config, '\"alpha\":0.', '\"alpha\":0.0') "
                + "WHERE run_id = 'small'");
        Receipt receipt = replay(file, "small");
        assertThat(receipt.verdict()).isEqualTo(ReplayVerdict.INPUT_DAMAGED);
        assertThat(receipt.error().orElseThrow()).contains("configuration");
    }

    @Test
    void aBaselineWhoseInputsAreDamagedDamagesTheDeliveredRunThatIsComparedWithIt() throws SQLException {
        Path file = copy("baseline of delivered");
        String sql = "UPDATE portfolio_return_v1 SET ret = ret + 1e-9 WHERE artifact_id = (SELECT artifact_id FROM run_artifact JOIN artifact "
                + "USING (artifact_id) WHERE run_id = 'delivered baseline' AND kind = 'portfolio_return')";
        Tampered.run(file, "portfolio_return_v1", sql);
        Receipt receipt = replay(file, "delivered");
        assertThat(receipt.verdict()).isEqualTo(ReplayVerdict.INPUT_DAMAGED);
        assertThat(receipt.error().orElseThrow()).contains("delivered baseline").contains("portfolio_return");
    }

    @Test
    void aComputationThatDiffersIsFoundAtItsFirstStage() {
        Path file = copy("differing");
        Receipt receipt = new ReplayPipeline(Store.at(file), (from, threads) -> {
            Map<String, Object> config = new LinkedHashMap<>(from.config());
            Map<String, Object> allocator = new LinkedHashMap<>(from.section("allocator"));
            allocator.put("override_regime", "CRISIS");
            config.put("allocator", allocator);
            return Kinds.compute(from.withConfig(config), threads);
        }).replay(List.of("baseline"), 1, one -> { }).get(0);
        assertThat(receipt.verdict()).isEqualTo(ReplayVerdict.DIFFERENT);
        assertThat(receipt.firstDifferent().orElseThrow().kind()).isEqualTo("allocator_risk");
        assertThat(receipt.toString()).contains("Replay of run baseline: DIFFERENT").contains("allocator_risk at date=")
                .contains("column risk_scalar: stored 1.0, computed 0.3 (8106479329266893 ULP apart)").contains("chain head " + receipt.head().hash());
    }

    @Test
    void aKindThatDidNotComeOutAndOneThatWasNeverRecordedDiffer() {
        Path file = copy("kinds");
        Receipt receipt = new ReplayPipeline(Store.at(file), (from, threads) -> Kinds.compute(from, threads).stream()
                .filter(output -> !output.artifact().kind().equals("allocator_regime")).toList()).replay(List.of("baseline"), 1, one -> { }).get(0);
        ReplayedArtifact lost = receipt.firstDifferent().orElseThrow();
        assertThat(lost.kind()).isEqualTo("allocator_regime");
        assertThat(lost.computedId()).isEmpty();
        assertThat(receipt.toString()).contains("allocator_regime, which did not come out again");
    }

    @Test
    void aComputationThatThrowsIsAFailedReplay() throws IOException {
        Path file = Stores.copy(small, folder.resolve("throwing.duckdb"));
        Receipt receipt = new ReplayPipeline(Store.at(file), (from, threads) -> {
            throw new IllegalStateException("boom");
        }).replay(List.of("small"), 1, one -> { }).get(0);
        assertThat(receipt.verdict()).isEqualTo(ReplayVerdict.FAILED);
        assertThat(Stores.text(file, "SELECT verdict, error_message FROM replay_receipt")).isEqualTo("FAILED | java.lang.IllegalStateException: boom");
    }

    @Test
    void theReceiptHasBothEnvironments() throws IOException {
        Path file = Stores.copy(small, folder.resolve("environments.duckdb"));
        Receipt receipt = replay(file, "small", 2);
        assertThat(receipt.environmentNow()).containsEntry("java_version", Runtime.version().toString()).containsEntry("threads", 2)
                .containsEntry("locale", "tr-TR").containsEntry("zone", "Pacific/Apia");
        assertThat(Stores.text(file, "SELECT environment_then ->> '$.java_version', environment_now ->> '$.zone', environment_now ->> '$.threads' "
                + "FROM replay_receipt")).isEqualTo(Runtime.version() + " | Pacific/Apia | 2");
        assertThat(receipt.environmentThen().keySet()).isEqualTo(receipt.environmentNow().keySet().stream()
                .filter(name -> !name.equals("threads")).collect(Collectors.toSet()));
    }

    @Test
    void aFailedRunHasNothingToReplay() {
        Path file = folder.resolve("failed.duckdb");
        AllocatorKind broken = new AllocatorKind((inputs, config) -> {
            throw new IllegalStateException("boom");
        });
        assertFails(() -> new RunPipeline(Store.at(file)).run(broken, RunRequest.of(folder.resolve("inputs")).withRunId("bad")),
                ComputationException.class);
        assertFails(() -> replay(file, "bad"), UsageException.class, "recorded as FAILED (boom)");
        assertFails(() -> replay(copy("threads"), "baseline", 0), UsageException.class);
    }
}
