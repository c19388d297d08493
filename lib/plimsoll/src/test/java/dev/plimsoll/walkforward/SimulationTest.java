package dev.plimsoll.walkforward;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.Simulation.PortfolioPath.PathMonth;
import dev.plimsoll.walkforward.Simulation.Target;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    /** A alternates between +10 % and -10 %, B always gains 1 %. */
    private static final CompleteMonths TABLE = table();

    private static CompleteMonths table() {
        double[] a = new double[60];
        double[] b = new double[60];
        Arrays.setAll(a, i -> i % 2 == 0 ? 0.1 : -0.1);
        Arrays.fill(b, 0.01);
        return CompleteMonths.of(Features.of(SleevePair.of(Pairs.sleeve("a", a), Pairs.sleeve("b", b))), 24);
    }

    private static CandidateConfig config(double smoothing, double maxStep, double maxGross, double targetVolatility) {
        return new CandidateConfig("test", Family.HEURISTIC, 0.5, 6, 1.2, 0, 0.85, smoothing, maxStep, 1, 0.3, maxGross, targetVolatility, 12,
                12, 6);
    }

    private static List<PathMonth> run(CandidateConfig config, Target... targets) {
        return Simulation.run(config, TABLE, TABLE.size() - targets.length, List.of(targets)).months();
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-15));
    }

    @Test
    void weightIsClippedSmoothedAndLimitedInItsStep() {
        List<PathMonth> months = run(config(0.2, 0.25, 1, 0), new Target(1, 0), new Target(0, 0), new Target(0.5, 0), new Target(0.45, 0));
        close(months.get(0).weightA(), 0.75); // 0.2·0.5 + 0.8·0.85 = 0.78, a step of 0.28
        close(months.get(1).weightA(), 0.5); // 0.2·0.75 = 0.15, a step of -0.6
        close(months.get(2).weightA(), 0.5);
        close(months.get(3).weightA(), 0.46); // 0.2·0.5 + 0.8·0.45
        assertThat(months).extracting(PathMonth::turnover).usingComparatorForType((x, y) -> Math.abs(x - y) < 1e-15 ? 0 : 1, Double.class)
                .containsExactly(0.25, 0.25, 0.0, 0.04);
        close(months.get(3).weightB(), 0.54);
    }

    @Test
    void boundsHoldWhereThePreviousWeightIsBeyondThem() {
        CandidateConfig high = new CandidateConfig("test", Family.STATIC, 0.5, 6, 0, 0.9, 1, 0.5, 0.1, 1, 0, 1, 0, 12, 12, 6);
        close(run(high, new Target(1, 0)).get(0).weightA(), 0.9);
    }

    @Test
    void leverageRisesWithConfidenceUpToItsBound() {
        List<PathMonth> months = run(config(0, 1, 1.15, 0), new Target(0.5, 0.2), new Target(0.5, 1), new Target(0.5, 0));
        close(months.get(0).gross(), 1.06);
        close(months.get(1).gross(), 1.15);
        close(months.get(2).gross(), 1);
    }

    @Test
    void leverageIsCutToTheTargetVolatilityDownToItsFloor() {
        // With half in A the portfolio alternates between 0.055 and -0.045: a sample deviation of 0.05·sqrt(12/11) over 12 months.
        double volatility = 0.05 * Math.sqrt(12.0 / 11);
        close(run(config(0, 1, 1.15, 0.05), new Target(0.5, 1)).get(0).gross(), 0.05 / volatility);
        close(run(config(0, 1, 1.15, 0.04), new Target(0.5, 1)).get(0).gross(), 0.85);
        close(run(config(0, 1, 1.15, 0.07), new Target(0.5, 1)).get(0).gross(), 1.15); // 0.07 allows 1.34
        close(run(config(0, 1, 1.15, 0.05), new Target(0, 1)).get(0).gross(), 1.15); // all in B, which does not vary
    }

    @Test
    void volatilityNeedsThreeMonths() {
        CandidateConfig config = config(0, 1, 1.15, 0.01);
        close(Simulation.run(config, TABLE, 2, List.of(new Target(0.5, 1))).months().get(0).gross(), 1.15);
        close(Simulation.run(config, TABLE, 3, List.of(new Target(0.5, 1))).months().get(0).gross(), 0.85);
    }

    @Test
    void returnsAndCostsOfAMonth() {
        PathMonth month = run(config(0, 1, 1.15, 0), new Target(0.8, 1)).get(0);
        assertThat(month.returnA()).isEqualTo(-0.1);
        assertThat(month.returnB()).isEqualTo(0.01);
        close(month.grossReturn(), 1.15 * (0.8 * -0.1 + 0.2 * 0.01));
        close(month.cost(), 0.0012 * 0.3 + 0.0006 * 0.15);
        close(month.netReturn(), month.grossReturn() - month.cost());
    }

    @Test
    void candidateThatLosesEverythingFailsWithItsMonth() {
        CandidateConfig config = new CandidateConfig("risky", Family.STATIC, 1, 6, 0, 0, 1, 0, 1, 12, 0, 12, 0, 12, 12, 6);
        assertFails(() -> Simulation.run(config, TABLE, 24, Collections.nCopies(5, new Target(1, 0))), ComputationException.class,
                "Candidate risky cannot go on after 2017-08-31", "leverage 12.0");
    }
}
