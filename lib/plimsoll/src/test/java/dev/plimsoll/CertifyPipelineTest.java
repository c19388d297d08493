package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.evidence.CertifyPipeline;
import dev.plimsoll.evidence.ReplayPipeline;
import dev.plimsoll.kind.Kinds;
import dev.plimsoll.kind.allocation.AllocationBatchRequest;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.audit.Certificate;
import dev.plimsoll.store.audit.Certificate.LookaheadCheck;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.timeseries.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No run looks ahead; a computation that does is caught. */
class CertifyPipelineTest {

    private static final int CUTS = SOAK ? 20 : 1;

    /** An admission looks at whole runs: there is no day to look ahead from. */
    static final List<String> IDS = EveryRun.IDS.stream().filter(id -> !id.equals("admission")).toList();

    /** Whole-run statements, which have no date. */
    private static final Set<String> WITHOUT_DATE = Set.of("step4_candidate", "step4_performance", "step4_metric", "step4_benchmark",
            "step4_score", "step4_gate", "step4_promotion");

    @TempDir
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void makeEveryRun() {
        file = EveryRun.at(folder.resolve("store.duckdb"));
    }

    @ParameterizedTest
    @FieldSource("IDS")
    void noRowUpToACutChangesAndEveryDatedArtifactIsCompared(String runId) {
        Map<String, Integer> changedAfter = new LinkedHashMap<>();
        List<RunArtifact> original = new ArrayList<>();
        Certificate certificate = new CertifyPipeline(Store.at(file), (from, threads) -> {
            List<RunArtifact> computed = Kinds.compute(from, threads);
            if (original.isEmpty()) {
                original.addAll(computed);
            } else {
                computed.forEach(output -> changedAfter.merge(output.artifact().kind(), original.stream()
                        .anyMatch(before -> before.artifact().id().equals(output.artifact().id())) ? 0 : 1, Integer::sum));
            }
            return computed;
        }).certify(List.of(runId), CUTS, 7, one -> { }).get(0);
        assertThat(certificate.isClean()).as(certificate.toString()).isTrue();
        Set<String> dated = original.stream().map(output -> output.artifact().kind()).filter(kind -> !WITHOUT_DATE.contains(kind))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(certificate.checks()).extracting(LookaheadCheck::kind).containsOnly(dated.toArray(String[]::new));
        assertThat(certificate.checks()).hasSize(certificate.cuts() * dated.size());
        assertThat(certificate.rowsCompared()).isPositive();
        assertThat(dated.stream().filter(kind -> changedAfter.get(kind) == 0)).as("artifacts that no cut changed at all: the test is empty")
                .isEmpty();
    }

    /** Returns as shares of the largest one of the whole sample, which nobody knows before its last day. */
    private static AllocatorResult normalised(RunInputs inputs, AllocatorConfig config) {
        double[] returns = inputs.portfolioReturns().toArray();
        double largest = Arrays.stream(returns).map(Math::abs).max().orElseThrow();
        return AllocatorV1.run(RunInputs.given(inputs.assetReturns(),
                Series.of(inputs.portfolioReturns().dates(), Arrays.stream(returns).map(r -> r / (1 + largest)).toArray()), inputs.equity(),
                inputs.weights(), inputs.trendUnitReturns(), inputs.sleeveReturns()), config);
    }

    private static List<RunArtifact> cheating(StoredRun from, int threads) {
        return new AllocatorKind(CertifyPipelineTest::normalised).compute(from, threads);
    }

    @Test
    void aComputationThatKnowsTheWholeSampleIsCaughtAndTheRowNamed() {
        Path cheated = folder.resolve("cheated.duckdb");
        Store store = Store.at(cheated);
        RunRequest request = RunRequest.of(SampleRuns.write(folder.resolve("book"), 400)).withRunId("cheat");
        new RunPipeline(store).run(new AllocatorKind(CertifyPipelineTest::normalised), request);
        assertFails(() -> Plimsoll.open(cheated.toString()).certify("cheat", 1, 42), StoreException.class,
                "its allocator_state has content hash ", "plimsoll replay cheat");
        Certificate certificate = new CertifyPipeline(store, CertifyPipelineTest::cheating).certify(List.of("cheat"), 3, 42, one -> { }).get(0);
        assertThat(certificate.isClean()).isFalse();
        LookaheadCheck found = certificate.firstLookahead().orElseThrow();
        assertThat(found.kind()).isEqualTo("allocator_state");
        assertThat(found.column()).contains("port_rvol_20d");
        assertThat(found.rowsDiffering()).isEqualTo(found.rowsCompared());
        assertThat(certificate.toString()).contains("LOOKAHEAD\nallocator_state up to " + found.cut()).contains(found.rowKey().orElseThrow());
        assertThat(Stores.text(cheated, "SELECT verdict, cuts, seed FROM lookahead_certificate")).isEqualTo("LOOKAHEAD | 3 | 42");
        assertThat(Stores.text(cheated, "SELECT kind, rows_differing, row_key, column_name FROM lookahead_check WHERE rows_differing > 0 "
                + "AND kind = 'allocator_state' ORDER BY cut LIMIT 1"))
                .isEqualTo("allocator_state | " + found.rowsDiffering() + " | " + found.rowKey().orElseThrow() + " | port_rvol_20d");
    }

    @Test
    void anArtifactThatTheFutureTakesAwayIsLookahead() {
        Certificate certificate = new CertifyPipeline(Store.at(file), new ReplayPipeline.Engine() {
            private boolean again;

            @Override
            public List<RunArtifact> compute(StoredRun from, int threads) {
                List<RunArtifact> computed = Kinds.compute(from, threads);
                boolean all = !again;
                again = true;
                return computed.stream().filter(output -> all || !output.artifact().kind().equals("allocator_state")).toList();
            }
        }).certify(List.of("baseline"), 1, 1, one -> { }).get(0);
        assertThat(certificate.firstLookahead().orElseThrow().kind()).isEqualTo("allocator_state");
        assertThat(certificate.firstLookahead().orElseThrow().column()).isEmpty();
    }

    @Test
    void theSameSeedMakesTheSameCutsAndFewerDaysFewerCuts() {
        Plimsoll lab = Plimsoll.open(file.toString());
        List<LookaheadCheck> checks = lab.certify("baseline", 3, 5).checks();
        assertThat(lab.certify("baseline", 3, 5).checks()).isEqualTo(checks);
        assertThat(lab.certify("baseline", 3, 6).checks()).isNotEqualTo(checks);
        Certificate batch = lab.certify("allocation", 10, 5);
        assertThat(batch.cuts()).isEqualTo(2);
        assertThat(batch.checks()).extracting(LookaheadCheck::cut).containsOnly("request 1", "request 2");
    }

    @Test
    void whatCannotBeTestedIsSaidAndNotRecorded() {
        Plimsoll lab = Plimsoll.open(file.toString());
        String before = Stores.text(file, "SELECT count(*) FROM lookahead_certificate");
        String one = lab.allocate(AllocationBatchRequest.of(lab.allocation("allocation").requests().subList(0, 1),
                lab.allocation("allocation").config()).withRunId("one")).id();
        assertFails(() -> lab.certify(one, 1, 1), DataException.class, "Run one has 1 request");
        assertFails(() -> lab.certify("baseline", 0, 1), UsageException.class, "0 cuts");
        assertThat(Stores.text(file, "SELECT count(*) FROM lookahead_certificate")).isEqualTo(before);
    }
}
