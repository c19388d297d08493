package dev.plimsoll.allocator;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.AllocatorResult.Warning;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.DateWindow;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AllocatorV1Test {

    private static AllocatorResult run(RunInputs inputs) {
        return AllocatorV1.run(inputs, AllocatorConfig.v1());
    }

    /** Every figure and label of a result, bit for bit. */
    private static List<String> everything(AllocatorResult result, int rows, int rebalances) {
        List<String> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder(result.state().dates().date(row).toString());
            for (StateFeature feature : result.state().present()) {
                line.append(' ').append(Double.toHexString(result.state().value(feature, row)));
            }
            line.append(' ').append(result.regime().days().get(row));
            line.append(' ').append(Double.toHexString(result.risk().smoothed().value(row)));
            line.append(' ').append(Double.toHexString(result.risk().scalars().value(row)));
            all.add(line.toString());
        }
        result.applied().ifPresent(applied -> applied.rebalances().subList(0, rebalances).forEach(r -> all.add(r.toString())));
        return all;
    }

    private static List<String> everything(AllocatorResult result) {
        return everything(result, result.state().dates().size(), result.applied().map(a -> a.rebalances().size()).orElse(0));
    }

    @Test
    void everyMachineAndJdkGivesTheSameBits() throws NoSuchAlgorithmException {
        String all = String.join("\n", everything(AllocatorV1.run(Books.random(1, 320), new AllocatorConfig("half-life",
                RegimeThresholds.v1(), RiskProfile.parse("M").withHalfLife(3), Optional.empty()))));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo("af9df7c9eb969d2db9566e6db0ac954564afb81ffc0f123d4e21d3255ff23386");
    }

    @Test
    void orderOfColumnsChangesNoBit() {
        for (int seed = 1; seed <= 10; seed++) {
            RunInputs inputs = Books.random(seed, 200);
            RunInputs shuffled = RunInputs.given(shuffle(inputs.assetReturns(), seed), inputs.portfolioReturns(), inputs.equity(),
                    inputs.weights().map(p -> shuffle(p, 7)), inputs.trendUnitReturns().map(p -> shuffle(p, 8)),
                    inputs.sleeveReturns().map(p -> shuffle(p, 9)));
            assertThat(everything(run(shuffled))).isEqualTo(everything(run(inputs)));
        }
    }

    private static Panel shuffle(Panel panel, int seed) {
        List<Integer> order = new ArrayList<>();
        for (int c = 0; c < panel.width(); c++) {
            order.add(c);
        }
        Collections.shuffle(order, new Random(seed));
        return Panel.of(panel.dates(), order.stream().map(panel.columns()::get).toList(),
                order.stream().map(panel::column).toArray(double[][]::new));
    }

    @Test
    void laterDaysChangeNoEarlierRowOfAnyArtifact() {
        for (int seed = 1; seed <= 5; seed++) {
            RunInputs inputs = Books.random(seed, 320);
            AllocatorResult all = run(inputs);
            for (int rows : new int[] {60, 61, 79, 80, 81, 119, 120, 121, 200, 299, 300, 319}) {
                AllocatorResult shorter = run(inputs.between(new DateWindow(null, Books.day(rows - 1))));
                int valid = shorter.state().dates().size();
                assertThat(everything(shorter)).isEqualTo(everything(all, valid, shorter.applied().orElseThrow().rebalances().size()));
            }
        }
    }

    @Test
    void scalingOneAssetChangesNoCorrelationBeyondRounding() {
        SplittableRandom random = new SplittableRandom(11);
        for (int seed = 1; seed <= 10; seed++) {
            RunInputs inputs = Books.random(seed, 200);
            double scale = 0.5 + 1.5 * random.nextDouble();
            Panel assets = inputs.assetReturns();
            double[][] columns = new double[assets.width()][];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = Arrays.stream(assets.column(c)).map(c == seed % 5 ? v -> v * scale : v -> v).toArray();
            }
            AllocatorResult scaled = run(RunInputs.given(Panel.of(assets.dates(), assets.columns(), columns), inputs.portfolioReturns(),
                    inputs.equity(), Optional.empty(), Optional.empty(), Optional.empty()));
            AllocatorResult plain = run(inputs);
            for (StateFeature feature : List.of(StateFeature.CORR_20D, StateFeature.CORR_60D)) {
                double[] before = plain.state().column(feature);
                double[] after = scaled.state().column(feature);
                for (int row = 0; row < before.length; row++) {
                    assertThat(Math.abs(after[row] - before[row])).isLessThanOrEqualTo(1e-12);
                }
            }
        }
    }

    @Test
    void madeUpBooksVisitEveryRegime() {
        Set<Regime> seen = EnumSet.noneOf(Regime.class);
        for (int seed = 1; seed <= 5; seed++) {
            seen.addAll(run(Books.random(seed, 320)).regime().regimes());
        }
        assertThat(seen).as("else the properties above would prove little").containsExactly(Regime.values());
    }

    @Test
    void overrideReplacesTheRegimeInRiskAndAppliedButNotTheClassifiedPath() {
        RunInputs inputs = Books.random(1, 200);
        AllocatorResult plain = run(inputs);
        AllocatorResult overridden = AllocatorV1.run(inputs, new AllocatorConfig("test", RegimeThresholds.v1(), RiskProfile.v1(),
                Optional.of(Regime.CRISIS)));
        assertThat(overridden.regime().regimes()).isEqualTo(plain.regime().regimes());
        assertThat(overridden.risk().overridden()).isTrue();
        assertThat(overridden.risk().scalars().toArray()).containsOnly(0.3);
        AppliedScalar last = overridden.applied().orElseThrow().rebalances().get(28);
        assertThat(last.applied()).isEqualTo(0.3);
        assertThat(last.regime()).contains(Regime.CRISIS);
        assertThat(overridden.applied().orElseThrow().rebalances().get(0).regime()).isEmpty();
    }

    @Test
    void withoutWeightsNothingIsApplied() {
        RunInputs inputs = Books.random(1, 100);
        RunInputs without = RunInputs.given(inputs.assetReturns(), inputs.portfolioReturns(), inputs.equity(), Optional.empty(),
                Optional.empty(), Optional.empty());
        assertThat(run(without).applied()).isEmpty();
    }

    @Test
    void onlyTheFrozenConstantsAreVersionOne() {
        AllocatorConfig v1 = AllocatorConfig.v1();
        assertThat(v1.version()).isEqualTo("v1.0");
        assertThat(v1.isV1()).isTrue();
        assertThat(new AllocatorConfig("mine", v1.thresholds(), v1.profile(), Optional.empty()).isV1()).isTrue();
        assertThat(new AllocatorConfig("v1.0", v1.thresholds(), v1.profile(), Optional.of(Regime.NORMAL)).isV1()).isFalse();
        assertThat(new AllocatorConfig("v1.0", v1.thresholds().withValue("dd_enter", -0.11), v1.profile(), Optional.empty()).isV1())
                .isFalse();
        assertThat(new AllocatorConfig("v1.0", v1.thresholds(), RiskProfile.parse("M"), Optional.empty()).isV1()).isFalse();
        assertFails(() -> new AllocatorConfig(" ", v1.thresholds(), v1.profile(), Optional.empty()), UsageException.class);
    }

    private static List<String> warnings(Panel assets, Series returns, Series equity, Optional<Panel> trends) {
        return run(RunInputs.given(assets, returns, equity, Optional.empty(), trends, Optional.empty())).warnings().stream()
                .map(Warning::code).toList();
    }

    @Test
    void commonDatesUnderNineTenthsOfTheLongestInputAreWarnedAbout() {
        RunInputs inputs = Books.random(1, 200);
        for (int rows : new int[] {179, 180}) {
            DateIndex shorter = Books.days(rows);
            assertThat(warnings(inputs.assetReturns(), inputs.portfolioReturns(), inputs.equity().reindex(shorter), Optional.empty()))
                    .isEqualTo(rows < 180 ? List.of(Warning.COMMON_DATES_SHORT) : List.of());
        }
    }

    @Test
    void moreThanFiveInHundredDroppedRowsAreWarnedAbout() {
        RunInputs inputs = Books.random(1, 159);
        for (int missing : new int[] {5, 6}) {
            // A missing equity in the last ten rows drops only its own row.
            double[] equity = inputs.equity().toArray();
            Arrays.fill(equity, 159 - missing, 159, Double.NaN);
            assertThat(warnings(inputs.assetReturns(), inputs.portfolioReturns(), Series.of(inputs.equity().dates(), equity),
                    Optional.empty())).isEqualTo(missing > 5 ? List.of(Warning.ROWS_DROPPED) : List.of());
        }
    }

    @Test
    void assetMissingOnMoreThanHalfOfTheDaysIsWarnedAbout() {
        RunInputs inputs = Books.random(1, 100);
        double[] sparse = new double[100];
        Arrays.fill(sparse, 0.01);
        Arrays.fill(sparse, 0, 50, Double.NaN);
        double[] other = inputs.portfolioReturns().toArray();
        double[] third = inputs.equity().toArray();
        assertThat(warnings(Books.panel(inputs.commonDates(), sparse, other, third), inputs.portfolioReturns(), inputs.equity(),
                Optional.empty())).isEmpty();
        sparse[50] = Double.NaN;
        assertThat(warnings(Books.panel(inputs.commonDates(), sparse, other, third), inputs.portfolioReturns(), inputs.equity(),
                Optional.empty())).containsExactly(Warning.ASSET_MOSTLY_MISSING);
    }

    @Test
    void optionalInputThatLacksDaysIsWarnedAbout() {
        RunInputs inputs = Books.random(1, 100);
        Panel trends = inputs.trendUnitReturns().orElseThrow();
        assertThat(warnings(inputs.assetReturns(), inputs.portfolioReturns(), inputs.equity(), Optional.of(trends))).isEmpty();
        assertThat(warnings(inputs.assetReturns(), inputs.portfolioReturns(), inputs.equity(), Optional.of(trends.reindex(Books.days(99)))))
                .containsExactly(Warning.OPTIONAL_VALUES_MISSING);
        // A store has no columns of a table without rows: no trend is up, as with columns and no value in them, so that both replay alike.
        Panel empty = Panel.of(inputs.commonDates(), List.of(), new double[0][]);
        assertThat(warnings(inputs.assetReturns(), inputs.portfolioReturns(), inputs.equity(), Optional.of(empty))).isEmpty();
    }
}
