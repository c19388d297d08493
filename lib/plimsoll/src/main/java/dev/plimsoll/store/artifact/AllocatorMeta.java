package dev.plimsoll.store.artifact;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedMeta;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta.RegimeScalars;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.allocator.risk.ScalarStatistics;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures.StateMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The {@code *_meta.json} documents of the allocator's artifacts, and its configuration, as ordered maps ready for JSON. The keys are
 * those of the run directories that came before Plimsoll.
 */
public final class AllocatorMeta {

    private AllocatorMeta() {
    }

    /**
     * {@code allocator_state_v1_meta.json}.
     *
     * @param meta summary of a state
     * @return its document
     */
    public static Map<String, Object> of(StateMeta meta) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("allocator_state_version", meta.version());
        json.put("lookbacks", meta.lookbacks());
        json.put("required_features", labels(meta.required()));
        json.put("optional_features", labels(meta.optional()));
        json.put("features_present", labels(meta.present()));
        json.put("features_missing", labels(meta.missing()));
        json.put("rows_requested", meta.rowsRequested());
        json.put("rows_valid", meta.rowsValid());
        json.put("rows_dropped", meta.rowsDropped());
        json.put("effective_start_date", meta.effectiveStart().toString());
        json.put("effective_end_date", meta.effectiveEnd().toString());
        json.put("requested_start_date", meta.requestedStart().toString());
        json.put("requested_end_date", meta.requestedEnd().toString());
        json.put("effective_start_shift_days", meta.effectiveStartShiftDays());
        return json;
    }

    /**
     * {@code allocator_regime_v1_meta.json}.
     *
     * @param version rule version, such as v1.0
     * @param meta summary of a regime path
     * @return its document
     */
    public static Map<String, Object> of(String version, RegimeMeta meta) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", version);
        meta.thresholds().ifPresent(thresholds -> json.put("thresholds", thresholds.asMap()));
        json.put("regime_day_counts", named(meta.dayCounts()));
        json.put("regime_percentages", named(meta.dayPercentages()));
        json.put("transition_counts", meta.transitionCounts());
        json.put("max_consecutive_days", named(meta.longestRuns()));
        json.put("effective_start_date", meta.effectiveStart().toString());
        json.put("effective_end_date", meta.effectiveEnd().toString());
        return json;
    }

    /**
     * {@code allocator_risk_v1_meta.json}.
     *
     * @param version rule version, such as v1.0
     * @param meta summary of a risk path
     * @return its document
     */
    public static Map<String, Object> of(String version, RiskMeta meta) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", version);
        json.put("regime_scalar_mapping", named(meta.mapping()));
        json.put("smoothing_alpha", meta.alpha());
        json.put("smoothing_half_life", orNull(meta.halfLife()));
        json.put("risk_bounds", List.of(meta.min(), meta.max()));
        json.put("risk_scalar_stats", statistics(meta.statistics()));
        Map<String, Object> byRegime = new LinkedHashMap<>();
        meta.byRegime().forEach((regime, scalars) -> byRegime.put(regime.name(), byRegime(scalars)));
        json.put("risk_scalar_by_regime", byRegime);
        json.put("effective_start_date", meta.effectiveStart().toString());
        json.put("effective_end_date", meta.effectiveEnd().toString());
        return json;
    }

    /**
     * {@code allocator_risk_v1_applied_meta.json}.
     *
     * @param version rule version, such as v1.0
     * @param meta summary of applied scalars
     * @return its document
     */
    public static Map<String, Object> of(String version, AppliedMeta meta) {
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("mean", meta.mean());
        stats.put("std", orNull(meta.std()));
        stats.put("min", meta.min());
        stats.put("max", meta.max());
        stats.put("median", meta.median());
        stats.put("n_rebalances", meta.rebalances());
        stats.put("n_scaled", meta.scaled());
        stats.put("pct_scaled", meta.percentScaled());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", version);
        json.put("description", "Risk scalars that would be applied to weights (1-rebalance lag)");
        json.put("lag_convention", "1-rebalance lag (apply risk_scalar[t-1] to weights[t])");
        json.put("construction", "Reindex daily risk_scalar to rebalance dates (forward fill), then shift by 1");
        json.put("applied_stats", stats);
        json.put("first_rebalance", meta.firstRebalance().toString());
        json.put("last_rebalance", meta.lastRebalance().toString());
        return json;
    }

    /**
     * Configuration of the chain, as it is stored and hashed.
     *
     * @param config thresholds, profile and override
     * @return its document
     */
    public static Map<String, Object> of(AllocatorConfig config) {
        RiskProfile profile = config.profile();
        Map<String, Object> risk = new LinkedHashMap<>();
        risk.put("profile", profile.name());
        risk.put("scalars", named(profile.scalars()));
        risk.put("alpha", profile.alpha());
        risk.put("half_life", orNull(profile.halfLife()));
        risk.put("min", profile.min());
        risk.put("max", profile.max());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", config.version());
        json.put("thresholds", config.thresholds().asMap());
        json.put("risk", risk);
        json.put("override_regime", config.overrideRegime().map(Regime::name).orElse(null));
        return json;
    }

    private static Map<String, Object> statistics(ScalarStatistics s) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", s.mean());
        json.put("std", orNull(s.std()));
        json.put("min", s.min());
        json.put("max", s.max());
        json.put("median", s.median());
        json.put("q25", s.q25());
        json.put("q75", s.q75());
        return json;
    }

    private static Map<String, Object> byRegime(RegimeScalars s) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", s.mean());
        json.put("min", s.min());
        json.put("max", s.max());
        json.put("count", s.count());
        return json;
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static List<String> labels(List<StateFeature> features) {
        return features.stream().map(StateFeature::label).toList();
    }

    private static Map<String, Object> named(Map<Regime, ?> byRegime) {
        Map<String, Object> json = new LinkedHashMap<>();
        byRegime.forEach((regime, value) -> json.put(regime.name(), value));
        return json;
    }
}
