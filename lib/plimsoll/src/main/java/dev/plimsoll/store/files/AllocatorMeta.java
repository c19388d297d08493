package dev.plimsoll.store.files;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedMeta;
import dev.plimsoll.allocator.state.StateFeatures.StateMeta;
import java.time.LocalDate;
import java.util.Map;

/**
 * The {@code *_meta.json} documents of the allocator's artifacts, as ordered maps ready for JSON. The keys are those of the run
 * directories that came before Plimsoll.
 */
public final class AllocatorMeta {

    private AllocatorMeta() {
    }

    private record Versioned(String version, @JsonUnwrapped Object meta) {
    }

    private record Applied(String version, String description, String lagConvention, String construction,
            @JsonIgnoreProperties({"first_rebalance", "last_rebalance"}) AppliedMeta appliedStats, LocalDate firstRebalance,
            LocalDate lastRebalance) {
    }

    /**
     * {@code allocator_state_v1_meta.json}.
     *
     * @param meta summary of a state
     * @return its document
     */
    public static Map<String, Object> of(StateMeta meta) {
        return Json.members(meta);
    }

    /**
     * {@code allocator_regime_v1_meta.json} and {@code allocator_risk_v1_meta.json}.
     *
     * @param version rule version, such as v1.0
     * @param meta summary of a regime path or a risk path
     * @return its document
     */
    public static Map<String, Object> of(String version, Record meta) {
        return Json.members(new Versioned(version, meta));
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
                meta, meta.firstRebalance(), meta.lastRebalance()));
    }
}
