package dev.plimsoll.kind.allocator;

import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.error.Resource;
import dev.plimsoll.error.StoreException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.store.identity.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the name v1 for the frozen constants: with any other value a run is a research version, whose id the user has to give.
 */
public final class FrozenV1 {

    /** Hash of {@code configs/allocator-v1.yaml} as frozen: SHA-256, 64 hexadecimal digits. */
    public static final String CONFIG_SHA256 = "0a7382e814342b7029658c92616ed7f4d3a56969c09fc69f7d9983c39dfb414e";

    private FrozenV1() {
    }

    /**
     * Checks that this build carries the frozen configuration and that code and file agree on every constant.
     *
     * @throws StoreException when the file differs from what was frozen
     */
    public static void requireUntouched() {
        String text = Resource.text("configs/allocator-v1.yaml");
        String found = Sha256.hex(text);
        if (!found.equals(CONFIG_SHA256) || !ConfigFile.parse(text, "configs/allocator-v1.yaml").allocator().equals(AllocatorConfig.v1())) {
            throw new StoreException("configs/allocator-v1.yaml of this build has SHA-256 " + found + ", frozen was " + CONFIG_SHA256
                    + ". v1 is frozen: take the file back (git checkout configs/allocator-v1.yaml), and give changes a research version.");
        }
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

    /**
     * The constants of a whole configuration under the version they may carry. The frozen rules also fix how returns are aggregated.
     *
     * @param config constants of the chain, and how a book is simulated
     * @param researchVersion label the user gave, if any
     * @return as {@link #versioned(AllocatorConfig, Optional)}
     * @throws UsageException as there, and when the aggregation is not v1's and there is no label
     */
    public static AllocatorConfig versioned(ConfigFile config, Optional<String> researchVersion) {
        AllocatorConfig versioned = versioned(config.allocator(), researchVersion);
        Aggregation aggregation = config.execution().aggregation();
        if (aggregation != Aggregation.LOG && versioned.version().equals(AllocatorConfig.v1().version())) {
            throw new UsageException("aggregation " + aggregation.label() + " needs --research-version v2-NAME: v1 is frozen, and its "
                    + "portfolio returns are exp(sum of w * ln(1 + r)) - 1. Give one, or leave aggregation out of the configuration (log). "
                    + "Nothing was stored.");
        }
        return versioned;
    }

    private static List<String> differences(AllocatorConfig config) {
        List<String> differences = new ArrayList<>();
        Map<String, Number> given = constants(config);
        constants(AllocatorConfig.v1()).forEach((name, pinned) -> {
            if (!given.get(name).equals(pinned)) {
                differences.add(name + " is " + pinned + " in v1, given " + given.get(name));
            }
        });
        config.overrideRegime().ifPresent(regime -> differences.add("override_regime is not set in v1, given " + regime));
        return differences;
    }

    private static Map<String, Number> constants(AllocatorConfig config) {
        Map<String, Number> constants = new LinkedHashMap<>(config.thresholds().asMap());
        RiskProfile profile = config.profile();
        profile.scalars().forEach((regime, scalar) -> constants.put("risk.scalars." + regime, scalar));
        constants.put("risk.alpha", profile.alpha());
        constants.put("risk.min", profile.min());
        constants.put("risk.max", profile.max());
        return constants;
    }
}
