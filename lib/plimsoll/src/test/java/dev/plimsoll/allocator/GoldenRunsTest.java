package dev.plimsoll.allocator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.SharedData.Table;
import dev.plimsoll.allocator.AllocatorResult.Warning;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Decision;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Signals;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedMeta;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.allocator.risk.RiskTransformer;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.allocator.state.StateFeatures.StateMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The chain on real runs gives what an independent system computed. */
@ParameterizedClass
@MethodSource("dev.plimsoll.SharedData#runs")
class GoldenRunsTest {

    private final String run;
    private final AllocatorResult result;

    GoldenRunsTest(String run) {
        this.run = run;
        this.result = AllocatorV1.run(SharedData.inputs(run), AllocatorConfig.v1());
    }

    private Table expected(String file) {
        return SharedData.csv("allocator_v1/" + run + "/expected/" + file);
    }

    private JsonNode expectedMeta(String file) {
        return SharedData.json("allocator_v1/" + run + "/expected/" + file);
    }

    private void equalWithin(double tolerance, String what, double[] actual, double[] expected) {
        assertThat(actual.length).as("rows of " + what).isEqualTo(expected.length);
        double worst = 0;
        for (int row = 0; row < actual.length; row++) {
            assertThat(Double.isNaN(actual[row])).as("%s row %d missing", what, row).isEqualTo(Double.isNaN(expected[row]));
            worst = Math.max(worst, Math.abs(actual[row] - expected[row]));
        }
        assertThat(worst).as(what).isLessThanOrEqualTo(tolerance);
    }

    @Test
    void stateHasTheSameRowsAndFigures() {
        Table expected = expected("allocator_state_v1.csv");
        StateFeatures state = result.state();
        assertThat(state.dates()).isEqualTo(expected.dates());
        assertThat(state.present().stream().map(StateFeature::label).toList())
                .isEqualTo(expected.header().subList(1, expected.header().size()));
        state.present().forEach(feature -> equalWithin(1e-10, feature.label(), state.column(feature), expected.numbers(feature.label())));
    }

    @Test
    void stateMetaIsTheSame() {
        for (String folder : List.of("expected", "stored")) {
            JsonNode expected = SharedData.json("allocator_v1/" + run + "/" + folder + "/allocator_state_v1_meta.json");
            StateMeta meta = result.state().meta();
            assertThat(meta.version()).isEqualTo(expected.get("allocator_state_version").asString());
            assertThat(meta.lookbacks().toString()).isEqualTo(integers(expected.get("lookbacks")).toString());
            assertThat(labels(meta.present())).isEqualTo(texts(expected.get("features_present")));
            assertThat(labels(meta.missing())).isEqualTo(texts(expected.get("features_missing")));
            assertThat(meta.rowsRequested()).isEqualTo(expected.get("rows_requested").asInt());
            assertThat(meta.rowsValid()).isEqualTo(expected.get("rows_valid").asInt());
            assertThat(meta.rowsDropped()).isEqualTo(expected.get("rows_dropped").asInt());
            assertThat(meta.effectiveStartDate()).hasToString(expected.get("effective_start_date").asString());
            assertThat(meta.effectiveEndDate()).hasToString(expected.get("effective_end_date").asString());
            if (folder.equals("stored")) {
                assertThat(labels(meta.required())).isEqualTo(texts(expected.get("required_features")));
                assertThat(labels(meta.optional())).isEqualTo(texts(expected.get("optional_features")));
                assertThat(meta.requestedStart()).hasToString(expected.get("requested_start_date").asString());
                assertThat(meta.requestedEnd()).hasToString(expected.get("requested_end_date").asString());
                assertThat(meta.effectiveStartShiftDays()).isEqualTo(expected.get("effective_start_shift_days").asInt());
            }
        }
    }

    @Test
    void regimesAreIdentical() {
        Table expected = expected("allocator_regime_v1.csv");
        assertThat(result.regime().dates()).isEqualTo(expected.dates());
        assertThat(result.regime().regimes()).isEqualTo(expected.texts("regime").stream().map(Regime::parse).toList());
    }

    @Test
    void everyDecisionOfTheWalkIsTheSame() {
        List<String> actual = new ArrayList<>();
        int before = 0;
        for (RegimeDay day : result.regime().days()) {
            actual.add(String.join(",", day.date().toString(), bits(day.enter()), "" + day.enterScore(), bits(day.exit()),
                    "" + day.exitScore(), day.target().name(), "" + before, action(day.decision()), day.regime().name(),
                    "" + day.daysInRegime()));
            before = day.daysInRegime();
        }
        assertThat(actual).isEqualTo(expected("regime_trace.csv").rows().stream().map(row -> String.join(",", row)).toList());
    }

    private static String bits(Signals signals) {
        return (signals.volFast() ? "1" : "0") + (signals.corrSpike() ? "1" : "0") + (signals.ddDeep() ? "1" : "0")
                + (signals.ddWorsening() ? "1" : "0");
    }

    private static String action(Decision decision) {
        return switch (decision) {
            case FIRST_DAY -> "first";
            case UPGRADE -> "upgrade";
            case DOWNGRADE -> "downgrade";
            case HOLD_MIN_DAYS, HOLD_EXIT_SCORE, STAY -> "stay";
        };
    }

    @Test
    void regimeMetaIsTheSameAndInTheSameOrder() {
        JsonNode expected = expectedMeta("allocator_regime_v1_meta.json");
        RegimeMeta meta = result.regime().meta();
        assertThat(meta.thresholds().orElseThrow().asMap().toString()).isEqualTo(numbers(expected.get("thresholds")).toString());
        assertThat(meta.dayCounts().toString()).isEqualTo(integers(expected.get("regime_day_counts")).toString());
        assertThat(meta.dayPercentages().toString()).isEqualTo(numbers(expected.get("regime_percentages")).toString());
        assertThat(meta.transitionCounts().toString()).isEqualTo(integers(expected.get("transition_counts")).toString());
        assertThat(meta.longestRuns().toString()).isEqualTo(integers(expected.get("max_consecutive_days")).toString());
        assertThat(meta.effectiveStartDate()).hasToString(expected.get("effective_start_date").asString());
        assertThat(meta.effectiveEndDate()).hasToString(expected.get("effective_end_date").asString());
    }

    @Test
    void riskScalarsAreTheSame() {
        Table expected = expected("allocator_risk_v1.csv");
        assertThat(result.risk().dates()).isEqualTo(expected.dates());
        equalWithin(1e-12, "risk_scalar", result.risk().scalars().toArray(), expected.numbers("risk_scalar"));
    }

    @Test
    void otherProfilesAndHalfLivesAreTheSame() {
        Table expected = expected("allocator_risk_v1_profiles.csv");
        Map<String, RiskProfile> profiles = Map.of("H", RiskProfile.parse("H"), "M", RiskProfile.parse("M"), "L", RiskProfile.parse("L"),
                "halflife5", RiskProfile.v1().withHalfLife(5), "halflife10", RiskProfile.v1().withHalfLife(10));
        profiles.forEach((name, profile) -> {
            RiskPath risk = RiskTransformer.transform(result.regime(), profile, Optional.empty());
            equalWithin(1e-12, "profile " + name, risk.scalars().toArray(), expected.numbers("risk_scalar_" + name));
        });
    }

    @Test
    void riskMetaIsTheSame() {
        JsonNode expected = expectedMeta("allocator_risk_v1_meta.json");
        RiskMeta meta = result.risk().meta();
        assertThat(meta.mapping().toString()).isEqualTo(numbers(expected.get("regime_scalar_mapping")).toString());
        assertThat(meta.alpha()).isEqualTo(expected.get("smoothing_alpha").asDouble());
        assertThat(meta.halfLife().isEmpty()).isEqualTo(expected.get("smoothing_half_life").isNull());
        assertThat(meta.bounds().toString()).isEqualTo(texts(expected.get("risk_bounds")).toString());
        JsonNode stats = expected.get("risk_scalar_stats");
        equalWithin(1e-12, "risk statistics",
                new double[] {meta.statistics().mean(), meta.statistics().std().orElseThrow(), meta.statistics().min(),
                        meta.statistics().max(), meta.statistics().median(), meta.statistics().q25(), meta.statistics().q75()},
                doubles(stats, "mean", "std", "min", "max", "median", "q25", "q75"));
        JsonNode byRegime = expected.get("risk_scalar_by_regime");
        assertThat(meta.byRegime().keySet().stream().map(Regime::name).toList()).isEqualTo(List.copyOf(byRegime.propertyNames()));
        meta.byRegime().forEach((regime, own) -> equalWithin(1e-12, "risk in " + regime,
                new double[] {own.mean(), own.min(), own.max(), own.count()},
                doubles(byRegime.get(regime.name()), "mean", "min", "max", "count")));
        assertThat(meta.effectiveStartDate()).hasToString(expected.get("effective_start_date").asString());
        assertThat(meta.effectiveEndDate()).hasToString(expected.get("effective_end_date").asString());
    }

    @Test
    void appliedScalarsAreTheSame() {
        Table expected = expected("allocator_risk_v1_applied.csv");
        AppliedScalars applied = result.applied().orElseThrow();
        assertThat(applied.rebalances().stream().map(r -> r.date().toString()).toList()).isEqualTo(expected.texts("date"));
        equalWithin(1e-12, "risk_scalar_applied", applied.rebalances().stream().mapToDouble(AppliedScalar::applied).toArray(),
                expected.numbers("risk_scalar_applied"));
    }

    @Test
    void appliedMetaIsTheSame() {
        JsonNode expected = expectedMeta("allocator_risk_v1_applied_meta.json");
        AppliedMeta meta = result.applied().orElseThrow().meta();
        equalWithin(1e-12, "applied statistics",
                new double[] {meta.mean(), meta.std().orElseThrow(), meta.min(), meta.max(), meta.median(), meta.percentScaled()},
                doubles(expected.get("applied_stats"), "mean", "std", "min", "max", "median", "pct_scaled"));
        assertThat(meta.rebalances()).isEqualTo(expected.get("applied_stats").get("n_rebalances").asInt());
        assertThat(meta.scaled()).isEqualTo(expected.get("applied_stats").get("n_scaled").asInt());
        assertThat(meta.firstRebalance()).hasToString(expected.get("first_rebalance").asString());
        assertThat(meta.lastRebalance()).hasToString(expected.get("last_rebalance").asString());
    }

    @Test
    void onlyTheAssetThatHardlyTradesIsWarnedAbout() {
        List<Warning> expected = run.equals("test_stage4_full_longer")
                ? List.of(new Warning("ASSET_MOSTLY_MISSING",
                        "Asset SR3_FRONT_CALENDAR has no return on 163 of 296 common dates, more than half."))
                : List.of();
        assertThat(result.warnings()).isEqualTo(expected);
    }

    private static List<String> labels(List<StateFeature> features) {
        return features.stream().map(StateFeature::label).toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asString()));
        return texts;
    }

    private static Map<String, Integer> integers(JsonNode object) {
        Map<String, Integer> map = new LinkedHashMap<>();
        object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asInt()));
        return map;
    }

    private static Map<String, Number> numbers(JsonNode object) {
        Map<String, Number> map = new LinkedHashMap<>();
        object.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().numberValue()));
        return map;
    }

    private static double[] doubles(JsonNode object, String... names) {
        double[] values = new double[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = object.get(names[i]).asDouble();
        }
        return values;
    }
}
