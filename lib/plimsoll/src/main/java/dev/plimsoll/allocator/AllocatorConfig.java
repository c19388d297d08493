package dev.plimsoll.allocator;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.error.UsageException;
import java.util.Optional;

/**
 * Everything about the chain that can be chosen. The features of the state are fixed.
 *
 * @param version label stored with every artifact, {@code v1.0} for the frozen constants
 * @param thresholds where regimes begin and end
 * @param profile targets, smoothing and bounds of the risk scalar
 * @param overrideRegime a regime to use on every day instead of the classified one, if any
 */
public record AllocatorConfig(String version, RegimeThresholds thresholds, RiskProfile profile, Optional<Regime> overrideRegime) {

    private static final AllocatorConfig V1 = new AllocatorConfig("v1.0", RegimeThresholds.v1(), RiskProfile.v1(), Optional.empty());

    /**
     * Checks the label.
     *
     * @throws UsageException when the version is blank
     */
    public AllocatorConfig {
        if (version.isBlank()) {
            throw new UsageException("The allocator config has a blank version; expected a label such as v1.0.");
        }
    }

    /**
     * The frozen configuration.
     *
     * @return the thresholds and the profile of version 1, no override
     */
    public static AllocatorConfig v1() {
        return V1;
    }

    /**
     * Whether this gives the very figures of version 1.
     *
     * @return true when every constant equals version 1 and no regime is overridden; labels do not matter
     */
    public boolean isV1() {
        return thresholds.equals(V1.thresholds) && profile.sameConstants(V1.profile) && overrideRegime.isEmpty();
    }
}
