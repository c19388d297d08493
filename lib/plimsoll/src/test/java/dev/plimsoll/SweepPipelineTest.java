package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.engine.Engine;
import dev.plimsoll.engine.LocalEngine;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.MemoryException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.audit.Sweeps.SweptRun;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.sweep.Grid;
import dev.plimsoll.sweep.Grid.Configuration;
import dev.plimsoll.sweep.SweepEstimate;
import dev.plimsoll.sweep.SweepPipeline;
import dev.plimsoll.sweep.SweepRequest;
import dev.plimsoll.sweep.SweepResult;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepPipelineTest {

    private static final int DAYS = 400;
    private static final String GRID = "{thresholds: {dd_enter: [-0.08, -0.1], vol_accel_enter: [1.2, 1.3]}, scalars: {STRESS: [0.6]}}";

    @TempDir
    private static Path folder;

    private static Path one;
    private static Path two;

    @BeforeAll
    static void writeBooks() {
        one = SampleRuns.write(folder.resolve("one"), DAYS);
        two = SampleRuns.write(folder.resolve("two"), DAYS - 30);
    }

    private static Plimsoll lab(String name) {
        return Plimsoll.open(folder.resolve(name + ".duckdb").toString());
    }

    private static SweepRequest request(String grid, boolean twoPass, int threads, boolean resume) {
        return new SweepRequest(Grid.parse(grid, "grid"), List.of(one, two), twoPass, OptionalDouble.empty(), threads, resume);
    }

    @Tag("sampled")
    @Test
    void everyRunHasTheKeyAndTheContentThatItHasByItself() {
        int values = Sampled.of(2, 10, 20);
        List<String> enter = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            enter.add(String.valueOf(-0.065 - i / 500.0));
        }
        Grid grid = Grid.parse("{thresholds: {dd_enter: " + enter + ", vol_accel_enter: [1.2, 1.25, 1.3, 1.4]}, smoothing_alpha: [0.2, 0.25, "
                + "0.3], scalars: {STRESS: [0.6, 0.65]}}", "grid");
        SweepResult swept = lab("identity").sweep(new SweepRequest(grid, List.of(one), false, OptionalDouble.empty(), 2, false));
        List<Configuration> configurations = grid.configurations();
        assertThat(swept.cells()).hasSize(24 * values).extracting(SweptRun::config)
                .containsExactlyInAnyOrderElementsOf(configurations.stream().map(Configuration::label).toList());
        for (Configuration configuration : configurations) {
            SweptRun cell = swept.cells().stream().filter(c -> c.config().equals(configuration.label())).findFirst().orElseThrow();
            var run = new AllocatorKind(RunKind.ALLOCATOR).prepare(null,
                    RunRequest.of(one).withConfig(new ConfigFile(configuration.constants(), ExecutionOptions.standard())));
            RunDraft draft = run.complete().apply(run.computation().get());
            assertThat(cell.runKey()).as(cell.config()).contains(draft.runKey());
            assertThat(cell.contentSha256()).as(cell.config()).contains(draft.contentSha256());
        }
        assertThat(swept.cells()).extracting(SweptRun::runKey).doesNotHaveDuplicates();
    }

    @Test
    void figuresAreThoseOfATwoPassAudit() {
        Plimsoll lab = lab("figures");
        SweepResult swept = lab.sweep(new SweepRequest(Grid.parse("{thresholds: {dd_enter: [-0.08, -0.1]}}", "grid"), List.of(one), true,
                OptionalDouble.empty(), 1, false));
        for (SweptRun cell : swept.cells()) {
            double enter = cell.config().endsWith("-0.08") ? -0.08 : -0.1;
            RunRequest request = RunRequest.of(one).withThreshold("dd_enter", enter);
            TwoPassResult audit = lab.twoPass(new TwoPassRequest(enter == -0.1 ? request : request.withResearchVersion("v2-dd"), Optional.empty(),
                    Optional.empty()), ValidationConfig.standard());
            var comparison = audit.report().comparison();
            assertThat(cell.cagrDelta()).hasValue(comparison.delta().cagr());
            assertThat(cell.maxDrawdownDelta()).hasValue(comparison.delta().maxDrawdown());
            assertThat(cell.sharpeDelta()).hasValue(comparison.delta().sharpe());
            assertThat(cell.transitionsPerYear()).hasValue(comparison.transitionsPerYear());
            assertThat(cell.verdict()).contains(audit.report().validation().orElseThrow().overall().toString());
        }
        assertThat(swept.cells()).extracting(cell -> cell.allocatorVersion().orElseThrow()).satisfiesExactly(
                version -> assertThat(version).matches("v2-[0-9a-f]{12}"), version -> assertThat(version).isEqualTo("v1.0"));
    }

    @Test
    void neitherThreadsNorAStopMoveTheHashAndWhatWasComputedStays() {
        SweepResult whole = lab("alone").sweep(request(GRID, true, 1, false));
        assertThat(whole.cells()).hasSize(8);
        assertThat(whole.tried()).isEqualTo(8);
        assertThat(lab("threads").sweep(request(GRID, true, 3, false))).isEqualTo(whole);

        Plimsoll stopped = lab("stopped");
        List<SweptRun> told = new ArrayList<>();
        Engine dying = (tasks, done) -> {
            SweepPipeline.local(1).run(tasks.subList(0, 1), done);
            throw new CancellationException("stop");
        };
        assertThatThrownBy(() -> new SweepPipeline(stopped.store()).run(request(GRID, true, 1, false), dying, told::add))
                .isInstanceOf(CancellationException.class);
        assertThat(told).hasSize(4);
        assertFails(() -> stopped.sweep(request(GRID, true, 1, false)), UsageException.class, "has 1 of its 2 tasks", "--resume");
        assertThat(stopped.sweep(request(GRID, true, 1, true), told::add)).isEqualTo(whole);
        assertThat(stopped.sweep(request(GRID, true, 1, false), told::add)).isEqualTo(whole);
        assertThat(told).as("nothing is computed twice").hasSize(8);
        assertThat(stopped.verify().findings()).isEmpty();
        assertThat(Stores.text(folder.resolve("stopped.duckdb"), "SELECT results, sweep_sha256 FROM sweep_batch ORDER BY sequence"))
                .isEqualTo("4 | NULL\n4 | " + whole.hash().orElseThrow());
        Stores.execute(folder.resolve("stopped.duckdb"), "DROP TABLE sweep_task");
        assertThat(stopped.verify().findings()).isNotEmpty();
    }

    @Test
    void whatCannotBeComputedIsNamedAndAllElseIsThere() throws IOException {
        Path gone = folder.resolve("gone");
        Path loose = SampleRuns.write(folder.resolve("loose"), DAYS);
        SampleRuns.tamper(loose.resolve("portfolio_returns.csv"), "ret", 200, cell -> "0.25");
        Plimsoll lab = lab("failures");
        SweepResult swept = lab.sweep(new SweepRequest(Grid.parse("{thresholds: {dd_enter: [-0.1, -0.05], dd_exit: [-0.06]}}", "grid"),
                List.of(one, gone, loose), true, OptionalDouble.empty(), 2, false));
        assertThat(swept.cells()).extracting(cell -> cell.book() + " " + cell.config() + " " + cell.errorCode().orElse("ok"))
                .containsExactly("gone dd_enter=-0.05 dd_exit=-0.06 INPUT_MISSING", "gone dd_enter=-0.1 dd_exit=-0.06 INPUT_MISSING",
                        "loose dd_enter=-0.05 dd_exit=-0.06 USAGE", "loose dd_enter=-0.1 dd_exit=-0.06 ok",
                        "one dd_enter=-0.05 dd_exit=-0.06 USAGE", "one dd_enter=-0.1 dd_exit=-0.06 ok");
        assertThat(swept.failures()).hasSize(4);
        assertThat(swept.cells().get(0).note()).hasValueSatisfying(note -> assertThat(note).contains(gone.toString()));
        assertThat(swept.hash()).isPresent();
        Files.writeString(one.resolveSibling("note.txt"), "beside the books");
        assertThat(Stores.text(folder.resolve("failures.duckdb"), "SELECT books, planned, computed, failed, kept FROM audit.sweep_overview"))
                .isEqualTo("3 | 6 | 6 | 4 | 0");
    }

    @Test
    void aBookThatChangesInMidSweepIsNamedAndMemoryIsNoResult() {
        Path book = SampleRuns.write(Unchecked.unchecked(() -> Files.createDirectories(folder.resolve("moving"))), DAYS);
        Plimsoll lab = lab("moving");
        SweepRequest request = new SweepRequest(Grid.parse("{smoothing_alpha: [0.2, 0.3]}", "grid"), List.of(one, book), false,
                OptionalDouble.empty(), 1, false);
        assertFails(() -> new SweepPipeline(lab.store()).run(request, new LocalEngine(1, task -> {
            throw new MemoryException("no room", null);
        }), cell -> { }), MemoryException.class, "no room");
        SweepRequest again = new SweepRequest(request.grid(), request.books(), false, OptionalDouble.empty(), 1, true);
        SweepResult swept = new SweepPipeline(lab.store()).run(again, (tasks, done) -> {
            SampleRuns.tamper(book.resolve("portfolio_returns.csv"), "ret", 100, cell -> "0.01");
            SweepPipeline.local(1).run(tasks, done);
        }, cell -> { });
        assertThat(swept.cells()).extracting(cell -> cell.book() + " " + cell.errorCode().orElse("ok")).containsExactly("moving DATA",
                "moving DATA", "one ok", "one ok");
        assertThat(swept.failures().get(0).note()).hasValueSatisfying(note -> assertThat(note).contains("Book moving",
                "are not those that the sweep was begun with"));
        assertThat(swept.tried()).as("what could not be computed was not tried").isEqualTo(2);
    }

    @Test
    void aRunWhoseSecondPassCannotBeComputedIsThereAndSaysWhy() {
        Path book = SampleRuns.write(Unchecked.unchecked(() -> Files.createDirectories(folder.resolve("gap"))), DAYS);
        SampleRuns.tamper(book.resolve("portfolio_returns.csv"), "ret", 200, cell -> "");
        SweepResult swept = lab("gap").sweep(SweepRequest.of(Grid.parse("{smoothing_alpha: [0.2]}", "grid"), List.of(book)));
        assertThat(swept.failures()).isEmpty();
        assertThat(swept.cells().get(0).runKey()).isPresent();
        assertThat(swept.cells().get(0).verdict()).isEmpty();
        assertThat(swept.cells().get(0).note()).hasValueSatisfying(note -> assertThat(note).contains("missing"));
    }

    @Test
    void theSameConstantsOnTheSameDirectoryWereTriedOnceWhateverTheirNames() throws IOException {
        Plimsoll lab = lab("tried");
        Path other = SampleRuns.write(Files.createDirectories(folder.resolve("again/two")), DAYS);
        assertThat(lab.sweep(SweepRequest.of(Grid.parse("{thresholds: {dd_enter: [-0.08, -0.1]}}", "grid"), List.of(two))).tried()).isEqualTo(2);
        assertThat(lab.sweep(SweepRequest.of(Grid.parse("{thresholds: {dd_enter: [-0.08, -0.09], vol_accel_enter: [1.3]}}", "grid"),
                List.of(two, other))).tried()).as("-0.08, -0.09, -0.1 on one, -0.08, -0.09 on the other").isEqualTo(5);
    }

    @Test
    void aRunOfASweepIsMadeWholeOnlyAsItsReceiptSays() throws IOException {
        Path book = SampleRuns.write(folder.resolve("kept"), DAYS);
        Plimsoll lab = lab("kept");
        SweepResult swept = lab.sweep(new SweepRequest(Grid.parse("{thresholds: {dd_enter: [-0.08, -0.1]}}", "grid"), List.of(book), false,
                OptionalDouble.empty(), 1, false));
        String key = swept.cells().get(0).runKey().orElseThrow();
        RunReport kept = lab.keep(swept.sweep(), key.substring(0, 10), RunLabel.USUAL.withRunId("kept"));
        assertThat(kept.recorded().contentSha256()).isEqualTo(swept.cells().get(0).contentSha256().orElseThrow());
        assertThat(lab.replay("kept").verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(Stores.text(folder.resolve("kept.duckdb"), "SELECT run_id FROM audit.sweep_result ORDER BY config")).isEqualTo("kept\nNULL");
        assertFails(() -> lab.keep(swept.sweep(), "none", RunLabel.USUAL), UsageException.class, "no run whose key starts with none");
        assertFails(() -> lab.keep(swept.sweep(), "", RunLabel.USUAL), UsageException.class, "more than one run");
        SampleRuns.tamper(book.resolve("portfolio_returns.csv"), "ret", 100, cell -> "0.01");
        assertFails(() -> lab.keep(swept.sweep(), swept.cells().get(1).runKey().orElseThrow(), RunLabel.USUAL), DataException.class,
                "Book kept under dd_enter=-0.1", "Nothing is stored");
        assertThat(lab.runs()).hasSize(1);
    }

    @Test
    void theMapHasTheMedianOfEachValueOverAllOthers() {
        lab("map").sweep(request(GRID, false, 2, false));
        assertThat(Stores.text(folder.resolve("map.duckdb"), "SELECT name, value, runs, cagr_delta, passed FROM audit.threshold_map "
                + "ORDER BY name, value")).isEqualTo("""
                dd_enter | -0.1 | 4 | NULL | 0
                dd_enter | -0.08 | 4 | NULL | 0
                scalars.STRESS | 0.6 | 8 | NULL | 0
                vol_accel_enter | 1.2 | 4 | NULL | 0
                vol_accel_enter | 1.3 | 4 | NULL | 0""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                                              | A grid needs a constant to vary",
        "{thresholds: {dd_entry: [-0.1]}}                | grid: Unknown threshold \"dd_entry\"; expected one of vol_accel_enter",
        "{thresholds: {dd_enter: []}}                    | dd_enter: []; expected one number or more, each once",
        "{thresholds: {dd_enter: [-0.1, -0.10]}}         | each once",
        "{thresholds: {dd_enter: -0.1}}                  | thresholds.dd_enter",
        "{thresholds: {dd_enter: [deep]}}                | deep",
        "{scalars: {PANIC: [0.5]}}                       | PANIC",
        "{smoothing: [0.5]}                              | smoothing_alpha"})
    void aGridThatIsNoneIsRefused(String yaml, String says) {
        assertFails(() -> Grid.parse(yaml, "grid"), PlimsollException.class, says);
    }

    @Test
    void anEstimateIsOfAllRunsAndStoresNothing() {
        SweepEstimate estimate = lab("estimate").estimate(request(GRID, true, 2, false));
        assertThat(estimate.runs()).isEqualTo(8);
        assertThat(estimate.processorSeconds()).isCloseTo(8 * estimate.millisecondsPerRun() / 1000, within(1e-12)).isPositive();
        assertThat(estimate.toString()).startsWith("8 runs of some ").endsWith(" on 2 threads. No cluster makes that shorter.");
        assertThat(folder.resolve("estimate.duckdb")).doesNotExist();
    }

    @Test
    void booksAreNamedByWhatTellsThemApart() throws IOException {
        Path other = SampleRuns.write(Files.createDirectories(folder.resolve("elsewhere/one")), DAYS);
        Grid grid = Grid.parse("{smoothing_alpha: [0.2]}", "grid");
        assertThat(lab("names").sweep(new SweepRequest(grid, List.of(one, other, two), false, OptionalDouble.empty(), 1, false)).cells())
                .extracting(SweptRun::book).containsExactlyInAnyOrder(folder.getFileName() + "/one", "elsewhere/one", "two");
        assertFails(() -> lab("names").sweep(SweepRequest.of(grid, List.of(one, one))), UsageException.class, "is named twice");
        assertFails(() -> SweepRequest.of(grid, List.of()), UsageException.class, "A sweep needs a book");
        assertFails(() -> SweepRequest.of(grid, List.of(one)).withCoreWeight(1.5), UsageException.class, "core weight is 1.5");
        assertFails(() -> SweepRequest.of(grid, List.of(Path.of("/"))), UsageException.class, "The book / has no name");
    }
}
