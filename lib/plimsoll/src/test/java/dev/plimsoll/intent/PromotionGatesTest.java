package dev.plimsoll.intent;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.PromotionGates.PromotionBounds;
import dev.plimsoll.intent.PromotionGates.PromotionBounds.StressScenario;
import dev.plimsoll.intent.PromotionGates.PromotionDecision;
import dev.plimsoll.intent.PromotionGates.PromotionDecision.PromotionCheck;
import dev.plimsoll.intent.PromotionGates.PromotionDecision.PromotionGate;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionGatesTest {

    private static final AdmissionMetrics WITHOUT = figures("1.0", "0.5", "1", "1");

    private static AdmissionMetrics figures(String sharpe, String calmar, String a, String b) {
        return new AdmissionMetrics(Double.parseDouble(sharpe), Double.parseDouble(calmar), -1,
                Map.of("a", Double.parseDouble(a), "b", Double.parseDouble(b)));
    }

    private static List<String> failed(AdmissionMetrics with, Scene scene) {
        PromotionDecision decision = PromotionGates.judge(WITHOUT, with, scene.request(), scene.config(), PromotionBounds.STANDARD);
        assertThat(decision.checks()).extracting(PromotionCheck::gate).containsExactly(PromotionGate.values());
        List<String> failed = decision.checks().stream().filter(check -> !check.passed()).map(check -> check.gate().label()).toList();
        assertThat(decision.admitted()).isEqualTo(failed.isEmpty());
        return failed;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1.01, 0.5,  ''
            1.0,  0.51, ''
            1.0,  0.5,  improvement
            0.99, 0.6,  sharpe
            1.2,  0.49, calmar
            0.9,  0.4,  sharpe calmar improvement
            """)
    void sharpeAndCalmarMayNotFallAndOneMustRise(String sharpe, String calmar, String failed) {
        assertThat(String.join(" ", failed(figures(sharpe, calmar, "1", "1"), new Scene()))).isEqualTo(failed);
    }

    @ParameterizedTest
    @CsvSource({"0.65, 0.35, ''", "0.658, 0.342, ''", "0.6582, 0.3418, concentration", "0.9, 0.1, concentration", "0, 1, concentration"})
    void riskMayNotConcentrate(String a, String b, String failed) {
        // From equal halves, 0.5, the index may rise to 0.55.
        assertThat(String.join(" ", failed(figures("1.1", "0.5", a, b), new Scene()))).isEqualTo(failed);
    }

    @Test
    void exactlyOnTheBoundPasses() {
        AdmissionMetrics ten = figures("1", "1", "1", "1");
        AdmissionMetrics with = figures("10", "1", "3", "1");
        assertThat(with.concentration()).isEqualByComparingTo("0.625");
        PromotionBounds bound = new PromotionBounds(new BigDecimal("0.125"), StressScenario.STANDARD);
        PromotionBounds below = new PromotionBounds(new BigDecimal("0.1249"), StressScenario.STANDARD);
        assertThat(PromotionGates.judge(ten, with, new Scene().request(), new Scene().config(), bound).admitted()).isTrue();
        assertThat(PromotionGates.judge(ten, with, new Scene().request(), new Scene().config(), below).admitted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            400000, 0.01,   ''
            399999, 0.01,   stress_participation
            400000, 0.0099, stress_participation
            """)
    void underStressTheVolumeIsHalf(String adv, String cap, String failed) {
        // 20 at 100 are 1 % of half of 400,000; a cap of 0.0099 clips nothing of them in the market as it is.
        Scene scene = new Scene().quote("A", "100", "1", "0.2", adv).wants("buy 20 A").participation(cap);
        assertThat(String.join(" ", failed(figures("1.1", "0.5", "1", "1"), scene))).isEqualTo(failed);
    }

    @ParameterizedTest
    @CsvSource({"25.4, ''", "25.3, stress_slippage"})
    void underStressSpreadAndVolatilityAreWider(String budget, String failed) {
        // As it is 1 + 25 · √0.1 = 8.9 bp; under stress 3 + 50 · √0.2 = 25.36 bp.
        Scene scene = new Scene().quote("A", "100", "2", "0.025", "20000").wants("buy 20 A").slippage(budget);
        assertThat(String.join(" ", failed(figures("1.1", "0.5", "1", "1"), scene))).isEqualTo(failed);
    }

    @Test
    void figuresOfEachGateAreKept() {
        Scene scene = new Scene().quote("A", "100", "2", "0.25", "400000").wants("buy 20 A").participation("0.01");
        PromotionDecision decision = PromotionGates.judge(WITHOUT, figures("1.5", "0.75", "3", "1"), scene.request(), scene.config(),
                PromotionBounds.STANDARD);
        assertThat(decision.checks()).extracting(c -> c.gate().label() + " " + c.passed() + " "
                + c.without().map(Decimals::text).orElse("-")
                + " " + c.with().map(v -> Decimals.text(v.round(new MathContext(8)))).orElse("-") + " "
                + c.limit().map(Decimals::text).orElse("-") + " " + c.subject().orElse("-")).containsExactly(
                "sharpe true 1 1.5 1 -", "calmar true 0.5 0.75 0.5 -", "improvement true - 0.5 0 -",
                "concentration false 0.5 0.625 0.05 -", "stress_participation true - 0.01 0.01 A", "stress_slippage true - 53 - A");
    }

    @Test
    void whatIsNotKnownUnderStressDoesNotPass() {
        Scene scene = new Scene().off().quote("A", "100", "2", "0.25", null).wants("buy 20 A").participation("0.01");
        assertThat(failed(figures("1.1", "0.5", "1", "1"), scene)).containsExactly("stress_participation");
    }

    @Test
    void figuresOfAnEquityCurve() {
        Series curve = Series.of(DateIndex.ofEpochDays(new long[] {0, 100, 200, 300}), new double[] {100, 120, 90, 130});
        AdmissionMetrics figures = AdmissionMetrics.of(curve, none(curve));
        assertThat(figures.calmar().doubleValue()).isEqualTo(PerformanceMetrics.of(curve).cagr() / 0.25);
        assertThat(figures.concentration()).isZero();
        Series rising = Series.of(DateIndex.ofEpochDays(new long[] {0, 1}), new double[] {1, 2});
        assertFails(() -> AdmissionMetrics.of(rising, none(rising)), DataException.class, "no drawdown");
    }

    private static Panel none(Series curve) {
        return Panel.of(curve.dates(), List.of(), new double[0][]);
    }
}
