package dev.plimsoll.store.files;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedMeta;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta;
import dev.plimsoll.allocator.risk.RiskPath.RiskMeta.RegimeScalars;
import dev.plimsoll.allocator.risk.RiskPath.ScalarStatistics;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures.StateMeta;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The {@code *_meta.json} documents of the allocator's artifacts, as ordered maps ready for JSON. The keys are those of the run
 * directories that came before Plimsoll.
 */
public final class AllocatorMeta {

    private AllocatorMeta() {
    }

    private record State(String allocatorStateVersion, Map<String, Integer> lookbacks, List<StateFeature> requiredFeatures,
            List<StateFeature> optionalFeatures, List<StateFeature> featuresPresent, List<StateFeature> featuresMissing,
            int rowsRequested, int rowsValid, int rowsDropped, LocalDate effectiveStartDate, LocalDate effectiveEndDate,
            LocalDate requestedStartDate, LocalDate requestedEndDate, int effectiveStartShiftDays) {
    }

    private record Versioned(String version, @JsonUnwrapped RegimeMeta meta) {
    }

    private record Risk(String version, Map<Regime, Double> regimeScalarMapping, double smoothingAlpha, OptionalDouble smoothingHalfLife,
            List<Double> riskBounds, ScalarStatistics riskScalarStats, Map<Regime, RegimeScalars> riskScalarByRegime,
            LocalDate effectiveStartDate, LocalDate effectiveEndDate) {
    }

    private record Applied(String version, String description, String lagConvention, String construction, AppliedStats appliedStats,
            LocalDate firstRebalance, LocalDate lastRebalance) {
    }

    private record AppliedStats(double mean, OptionalDouble std, double min, double max, double median,
            @JsonProperty("n_rebalances") int rebalances, @JsonProperty("n_scaled") int scaled, double pctScaled) {
    }

    /**
     * {@code allocator_state_v1_meta.json}.
     *
     * @param meta summary of a state
     * @return its document
     */
    public static Map<String, Object> of(StateMeta meta) {
        return Json.members(new State(meta.version(), meta.lookbacks(), meta.required(), meta.optional(), meta.present(), meta.missing(),
                meta.rowsRequested(), meta.rowsValid(), meta.rowsDropped(), meta.effectiveStart(), meta.effectiveEnd(),
                meta.requestedStart(), meta.requestedEnd(), meta.effectiveStartShiftDays()));
    }

    /**
     * {@code allocator_regime_v1_meta.json}.
     *
     * @param version rule version, such as v1.0
     * @param meta summary of a regime path
     * @return its document
     */
    public static Map<String, Object> of(String version, RegimeMeta meta) {
        return Json.members(new Versioned(version, meta));
    }

    /**
     * {@code allocator_risk_v1_meta.json}.
     *
     * @param version rule version, such as v1.0
     * @param meta summary of a risk path
     * @return its document
     */
    public static Map<String, Object> of(String version, RiskMeta meta) {
        return Json.members(new Risk(version, meta.mapping(), meta.alpha(), meta.halfLife(), List.of(meta.min(), meta.max()),
                meta.statistics(), meta.byRegime(), meta.effectiveStart(), meta.effectiveEnd()));
    }

    /**
     * {@code allocator_risk_v1_applied_meta.json}.
     *
     * @param version rule version, such as v1.0
     * @param meta summary of applied scalars
     * @return its document
     */
    public static Map<String, Object> of(String version, AppliedMeta meta) {
        return Json.members(new Applied(version, "Risk scalars that would be applied to weights (1-rebalance lag)",
                "1-rebalance lag (apply risk_scalar[t-1] to weights[t])",
                "Reindex daily risk_scalar to rebalance dates (forward fill), then shift by 1",
                new AppliedStats(meta.mean(), meta.std(), meta.min(), meta.max(), meta.median(), meta.rebalances(), meta.scaled(),
                        meta.percentScaled()), meta.firstRebalance(), meta.lastRebalance()));
    }
}
