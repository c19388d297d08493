package dev.plimsoll;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the name v1 for the frozen constants: with any other value a run is a research version, whose id the user has to give.
 */
public final class FrozenV1 {

    private FrozenV1() {
    }

    /**
     * The configuration under the version it may carry.
     *
     * @param config constants of the chain
     * @param researchVersion label the user gave, if any
     * @return the constants labelled v1.0 when they are the frozen ones and no label was given, else with the label
     * @throws UsageException when constants differ and there is no label, naming each constant with its pinned and given value; or when
     *     the label does not look like {@code v2-...}
     */
    public static AllocatorConfig versioned(AllocatorConfig config, Optional<String> researchVersion) {
        Optional<String> label = researchVersion
                .or(() -> Optional.of(config.version()).filter(version -> !version.equals(AllocatorConfig.v1().version())));
        label.ifPresent(RunRequest::checkResearchVersion);
        if (label.isEmpty() && !config.isV1()) {
            throw new UsageException("These constants are not Allocator v1's: " + String.join("; ", differences(config))
                    + ". v1 is frozen. Give the change a research version with --research-version v2-NAME, or leave the constants as "
                    + "they are. Nothing was stored.");
        }
        return new AllocatorConfig(label.orElse(AllocatorConfig.v1().version()), config.thresholds(), config.profile(),
                config.overrideRegime());
    }

    private static List<String> differences(AllocatorConfig config) {
        List<String> differences = new ArrayList<>();
        AllocatorConfig v1 = AllocatorConfig.v1();
        v1.thresholds().asMap().forEach((name, pinned) -> {
            Number given = config.thresholds().asMap().get(name);
            if (!given.equals(pinned)) {
                differences.add(name + " is " + pinned + " in v1, given " + given);
            }
        });
        RiskProfile pinned = v1.profile();
        RiskProfile given = config.profile();
        pinned.scalars().forEach((regime, scalar) -> add(differences, "risk.scalars." + regime, scalar, given.scalars().get(regime)));
        add(differences, "risk.alpha", pinned.alpha(), given.alpha());
        add(differences, "risk.min", pinned.min(), given.min());
        add(differences, "risk.max", pinned.max(), given.max());
        config.overrideRegime().ifPresent(regime -> differences.add("override_regime is not set in v1, given " + regime));
        return differences;
    }

    private static void add(List<String> differences, String name, double pinned, double given) {
        if (pinned != given) {
            differences.add(name + " is " + pinned + " in v1, given " + given);
        }
    }
}
