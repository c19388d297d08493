package dev.plimsoll.store.files;

import static dev.plimsoll.portfolio.ExecutionSimulation.Aggregation.LOG;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.TrendUnitReturns;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads a configuration like {@code configs/allocator-v1.yaml}. Whatever it leaves out keeps its v1 value; an unknown key is an error
 * that names the known ones.
 *
 * @param allocator configuration of the chain
 * @param execution how to simulate a book from weights
 */
public record ConfigFile(AllocatorConfig allocator, ExecutionOptions execution) {

    private static final String SHIPPED = "configs/allocator-v1.yaml";

    /** The file as it stands. Of a profile only what is said, as the rest is that of the named one. */
    private record Document(String version, Thresholds thresholds, Risk risk, Optional<Regime> overrideRegime, Execution execution) {
    }

    /** As {@link RegimeThresholds}, whose days are checked by itself. */
    private record Thresholds(double volAccelEnter, double volAccelExit, double corrShockEnter, double corrShockExit, double ddEnter,
            double ddExit, double ddStressEnter, double ddCrisisEnter, double ddSlopeEnter, double ddSlopeExit, double minDaysInRegime) {

        RegimeThresholds checked() {
            return RegimeThresholds.v1().withValues(Json.numbers(Json.members(this)));
        }
    }

    private record Risk(String profile, Map<Regime, Double> scalars, Optional<Double> alpha, Optional<Double> halfLife,
            Optional<Double> min, Optional<Double> max) {

        RiskProfile checked() {
            RiskProfile base = RiskProfile.parse(profile);
            Map<Regime, Double> targets = new EnumMap<>(base.scalars());
            targets.putAll(scalars);
            RiskProfile changed = new RiskProfile(base.name(), targets, alpha.orElse(base.alpha()), OptionalDouble.empty(),
                    min.orElse(base.min()), max.orElse(base.max()));
            return halfLife.map(changed::withHalfLife).orElse(changed);
        }
    }

    private record Execution(String lag, double slippageBp, TrendUnitReturns.Mode trendUnitReturns, Optional<Aggregation> aggregation) {

        ExecutionOptions checked() {
            return new ExecutionOptions(Optional.empty(), slippageBp, trendUnitReturns, aggregation.orElse(LOG)).withLag(lag);
        }
    }

    private record Stored(Execution execution) {
    }

    /**
     * The frozen configuration.
     *
     * @return v1 with the standard execution options
     */
    public static ConfigFile v1() {
        return new ConfigFile(AllocatorConfig.v1(), ExecutionOptions.standard());
    }

    /**
     * Reads a file.
     *
     * @param file YAML
     * @return its configuration
     * @throws InputMissingException when the file cannot be read
     * @throws DataException for broken YAML, an unknown key or a value of the wrong type
     * @throws UsageException for a value out of range
     */
    public static ConfigFile read(Path file) {
        return parse(TextFile.read(file, "a configuration in YAML, as --config names it"), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param yaml the configuration
     * @param source what to call it in a message
     * @return its configuration
     */
    public static ConfigFile parse(String yaml, String source) {
        return of(Binding.PLAIN.yaml(yaml, source, SHIPPED), source);
    }

    /**
     * Constants of the chain from a run's stored configuration.
     *
     * @param config the configuration as stored
     * @param source what to call it in a message
     * @return thresholds, profile and override
     */
    public static AllocatorConfig allocatorOf(Map<String, Object> config, String source) {
        return of(section(config, "allocator"), source).allocator();
    }

    /**
     * Execution options from a run's stored configuration.
     *
     * @param config the configuration as stored
     * @param source what to call it in a message
     * @return lag, slippage, kind of trend unit returns and aggregation
     */
    public static ExecutionOptions executionOf(Map<String, Object> config, String source) {
        Map<String, Object> execution = Map.of("execution", section(config, "execution"));
        return Binding.PLAIN.bind(Stored.class, execution, Map.of("execution", Binding.PLAIN.shipped(SHIPPED).get("execution")), source)
                .execution().checked();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Map<String, Object> config, String name) {
        return (Map<String, Object>) config.getOrDefault(name, Map.of());
    }

    private static ConfigFile of(Map<String, Object> config, String source) {
        Map<String, Object> defaults = new LinkedHashMap<>(Binding.PLAIN.shipped(SHIPPED));
        defaults.put("risk", Map.of("profile", RiskProfile.v1().name(), "scalars", Map.of()));
        Document document = Binding.PLAIN.bind(Document.class, config, defaults, source);
        try {
            return new ConfigFile(new AllocatorConfig(document.version(), document.thresholds().checked(), document.risk().checked(),
                    document.overrideRegime()), document.execution().checked());
        } catch (UsageException e) {
            throw new UsageException(source + ": " + e.getMessage(), e);
        }
    }
}
