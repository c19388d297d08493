package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.SharedData;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.kind.sleeves.SleeveBacktestReport;
import dev.plimsoll.kind.sleeves.SleeveBacktestRequest;
import dev.plimsoll.kind.sleeves.SleevesKind;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.sleeve.ConstraintCheck.ConstraintSlack;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules;
import dev.plimsoll.sleeve.Projection;
import dev.plimsoll.sleeve.SleeveBacktest.MissingDates;
import dev.plimsoll.store.WithFreshStore;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.files.DecimalSign;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader;
import dev.plimsoll.store.files.SleeveDirectory;
import dev.plimsoll.store.files.SleeveSettings;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules have a number: new runs go by the second, stored ones by those they were made with. */
class SleeveRulesTest extends WithFreshStore {

    private Plimsoll lab;

    @BeforeEach
    void open() {
        lab = Plimsoll.open(file.toString());
    }

    private static SleeveDirectory byTheFirstRules(SleeveDirectory read, Projection projection) {
        Map<String, Object> config = new LinkedHashMap<>(read.settings().withProjection(projection).asConfig());
        config.remove("rules");
        return new SleeveDirectory(SleeveSettings.ofConfig(config, "config"), read.assetReturns(), read.positions(), read.scalars());
    }

    private SleeveBacktestReport run(SleeveBacktestRequest request, SleeveDirectory inputs) {
        RunPipeline.Done<SleevesKind.Backtest> run = new RunPipeline(lab.store())
                .run(new SleevesKind().prepare(request, inputs, List.of()));
        return new SleeveBacktestReport(run.recorded(), inputs.settings(), inputs.assetReturns(), run.computed().result(),
                run.draft().warnings(), lab.store().path(), run.notes());
    }

    private static double logReturn(SleeveBacktestReport report) {
        double sum = 0;
        for (double day : report.result().attribution().total().toArray()) {
            sum += day;
        }
        return sum;
    }

    /** The hashes of runs stored before rules had a number. */
    @ParameterizedTest
    @CsvSource({"EXACT, f61f394398658a13e4001a6102d6f9b6a7a09ecbcf8061a5d5e8fa865739382d",
        "SEQUENTIAL, a0477dc4bb94becc516f7e90132d8f0bfb6d41ef51c5b331ee36e85da81ebd00"})
    void aRunByTheFirstRulesKeepsItsHashAndReplaysToTheSameBytes(Projection projection, String content) {
        Path inputs = folder.resolve("sample");
        Sample.sleeves(SampleMarket.DEFAULT_SEED, inputs);
        SleeveDirectory stored = byTheFirstRules(SleeveDirectory.read(inputs, new TableReader(DecimalSign.POINT)), projection);
        SleeveBacktestReport report = run(SleeveBacktestRequest.of(inputs), stored);
        assertThat(report.recorded().contentSha256()).isEqualTo(content);
        assertThat(report.settings().rules()).isEqualTo(SleeveRules.FIRST);
        assertThat(report.settings().asConfig()).doesNotContainKeys("rules", "missing_dates", "allow_infeasible");
        assertThat(Plimsoll.open(file.toString()).replay(report.id()).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
    }

    /** The first rules held weights that broke a cap on 60 dates, and a new run does not. */
    @Test
    void wideBoundsKeepEveryCapOfTheSample() throws IOException {
        runWithWideBounds();
    }

    /** Replay still breaks the cap where the first rules did. Above a run by the first rules is replayed within the sample's own bounds. */
    @Test
    @Tag("thorough")
    void runsWithWideBoundsReplayToTheSameBytes() throws IOException {
        runWithWideBounds();
        Plimsoll lab = Plimsoll.open(file.toString());
        assertThat(lab.replay("first").verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
        assertThat(lab.replay("second").verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
    }

    private void runWithWideBounds() throws IOException {
        Path inputs = folder.resolve("sample");
        Sample.sleeves(SampleMarket.DEFAULT_SEED, inputs);
        Path yaml = inputs.resolve("sleeves.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("[-1.5, 1.5]", "[-1.0e+12, 1.0e+12]"));
        SleeveBacktestReport first = run(SleeveBacktestRequest.of(inputs).withRunId("first"),
                byTheFirstRules(SleeveDirectory.read(inputs, new TableReader(DecimalSign.POINT)), Projection.EXACT));
        assertThat(first.result().combinations()).hasSize(490).filteredOn(c -> !c.feasibility().feasible()).hasSize(60);
        SleeveBacktestReport second = lab.sleeves(SleeveBacktestRequest.of(inputs).withRunId("second"));
        assertThat(second.result().combinations()).hasSize(490).allSatisfy(combination -> {
            assertThat(combination.feasibility().check().slacks()).extracting(ConstraintSlack::slack).allMatch(slack -> slack > -1e-9);
            assertThat(combination.feasibility().converged()).isTrue();
        });
        assertThat(second.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                       | {}                                          | HOLD | HOLD",
        "missing_dates: hold                      | {}                                          | HOLD | HOLD",
        "'missing_dates: {weekly: hold}'          | {}                                          | HOLD | HOLD",
        "missing_dates: flat                      | {missing_dates=flat}                        | FLAT | FLAT",
        "'missing_dates: {weekly: flat}'          | {missing_dates={weekly=flat}}               | FLAT | HOLD",
        "allow_infeasible: false                  | {}                                          | HOLD | HOLD",
        "allow_infeasible: true                   | {allow_infeasible=true}                     | HOLD | HOLD",
        "rules: 2                                 | {}                                          | HOLD | HOLD",
    })
    void whatIsNotTheDefaultIsPartOfTheConfiguration(String line, String written, MissingDates.Rule weekly, MissingDates.Rule monthly) {
        SleeveSettings settings = SleeveSettings.parse("budgets: {weekly: 0.5, monthly: 0.5}\n" + line, "sleeves.yaml");
        assertThat(settings.rules()).isEqualTo(SleeveRules.SECOND);
        assertThat(settings.missingDates().of("weekly")).isEqualTo(weekly);
        assertThat(settings.missingDates().of("monthly")).isEqualTo(monthly);
        Map<String, Object> config = settings.asConfig();
        assertThat(SleeveSettings.ofConfig(config, "config").missingDates()).isEqualTo(settings.missingDates());
        assertThat(SleeveSettings.ofConfig(config, "config").asConfig()).isEqualTo(config);
        assertThat(config.remove("rules")).isEqualTo(2);
        config.keySet().removeAll(List.of("budgets", "constraints", "projection", "overlays", "execution"));
        assertThat(config).hasToString(written);
    }

    /** A weekly and a monthly sleeve: by the first rules each was flat on the other's dates. */
    @Test
    void sleevesOfDifferentFrequencyHoldTheirPositions() {
        Path inputs = SharedData.path("../cases/sleeves_mixed_freq");
        SleeveBacktestReport report = lab.sleeves(SleeveBacktestRequest.of(inputs).withRunId("second"));
        assertThat(logReturn(report)).isEqualTo(0.016753, within(5e-7));
        int row = report.result().weights().dates().rowOf(LocalDate.of(2024, 1, 5).toEpochDay());
        for (int asset = 0; asset < 3; asset++) {
            assertThat(report.result().weights().value(row, asset)).isEqualTo(new double[] {0.25, 0.25, 0.5}[asset]);
        }
        SleeveDirectory read = SleeveDirectory.read(inputs, new TableReader(DecimalSign.POINT));
        SleeveBacktestReport first = run(SleeveBacktestRequest.of(inputs).withRunId("first"),
                byTheFirstRules(read, read.settings().projection()));
        assertThat(logReturn(first)).isEqualTo(0.040797, within(5e-7));
        Plimsoll lab = Plimsoll.open(file.toString());
        for (String run : new String[] {"first", "second"}) {
            assertThat(lab.replay(run).verdict()).isEqualTo(ReplayVerdict.IDENTICAL);
            assertThat(lab.certify(run, 2, 6).isClean()).isTrue();
        }
    }

    /** The book's log return is the weighted sum of log returns, so that a hedged pair that ends where it began loses half its variance. */
    @Test
    void aHedgedPairLosesHalfItsVarianceAYear() throws IOException {
        SleeveBacktestReport report = theBookAsOneSleeve("hedged_5050");
        assertThat(PerformanceMetrics.of(report.result().book().equity()).cagr()).isEqualTo(-0.09, within(0.03));
    }

    /** As a sleeve it earns what its weights earn by themselves. */
    private SleeveBacktestReport theBookAsOneSleeve(String name) throws IOException {
        Path weights = SharedData.path("../cases/" + name);
        Path inputs = Files.createDirectories(folder.resolve(name + "/positions")).getParent();
        Files.copy(weights.resolve("asset_returns.csv"), inputs.resolve("asset_returns.csv"));
        Files.copy(weights.resolve("weights.csv"), inputs.resolve("positions/all.csv"));
        Files.writeString(inputs.resolve("sleeves.yaml"), "budgets: {all: 1.0}\n");
        SleeveBacktestReport report = lab.sleeves(SleeveBacktestRequest.of(inputs));
        RunInputs book = RunDirectoryReader.at(weights, new TableReader(DecimalSign.POINT))
                .read(ExecutionOptions.standard(), DateWindow.ALL).inputs();
        assertThat(report.result().book().returns()).isEqualTo(book.portfolioReturns());
        return report;
    }

    /** In weights as in positions a blank holds: A stays at 0.5, C has none before its first. */
    @Test
    void aBlankWeightHoldsAsABlankPositionDoes() throws IOException {
        Panel weights = theBookAsOneSleeve("weights_blank_exit").result().weights();
        assertThat(List.of(weights.value(0, 0), weights.value(1, 0), weights.value(0, 2), weights.value(1, 2)))
                .containsExactly(0.5, 0.5, 0.0, 0.5);
    }
}
