package dev.plimsoll.store.files;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.TrendUnitReturns;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    private static final String AGGREGATION = "aggregation";

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
        try {
            return of(YamlSection.root(yaml, source, "configs/allocator-v1.yaml"));
        } catch (UsageException e) {
            throw new UsageException(source + ": " + e.getMessage(), e);
        }
    }

    /**
     * Constants of the chain from a run's stored configuration.
     *
     * @param config the configuration as stored
     * @param source what to call it in a message
     * @return thresholds, profile and override
     */
    public static AllocatorConfig allocatorOf(Map<String, Object> config, String source) {
        return of(new YamlSection(source, "", config).section("allocator")).allocator();
    }

    /**
     * Execution options from a run's stored configuration.
     *
     * @param config the configuration as stored
     * @param source what to call it in a message
     * @return lag, slippage, kind of trend unit returns and aggregation
     */
    public static ExecutionOptions executionOf(Map<String, Object> config, String source) {
        return execution(new YamlSection(source, "", config).section("execution"));
    }

    private static ConfigFile of(YamlSection root) {
        root.allow("version", "thresholds", "risk", "override_regime", "execution");
        RegimeThresholds thresholds = thresholds(root.section("thresholds"));
        RiskProfile profile = profile(root.section("risk"));
        Optional<Regime> override = Optional.ofNullable(root.text("override_regime", null)).map(label -> regime(root, label));
        return new ConfigFile(new AllocatorConfig(root.text("version", "v1.0"), thresholds, profile, override),
                execution(root.section("execution")));
    }

    private static Regime regime(YamlSection root, String label) {
        try {
            return Regime.parse(label);
        } catch (DataException e) {
            throw new DataException(root.at("override_regime") + ": " + e.getMessage(), e);
        }
    }

    private static RegimeThresholds thresholds(YamlSection section) {
        RegimeThresholds v1 = RegimeThresholds.v1();
        section.allow(v1.asMap().keySet().toArray(String[]::new));
        Map<String, Double> given = new LinkedHashMap<>();
        v1.asMap().forEach((name, value) -> given.put(name, section.number(name, value.doubleValue())));
        return v1.withValues(given);
    }

    private static RiskProfile profile(YamlSection section) {
        section.allow("profile", "scalars", "alpha", "half_life", "min", "max");
        RiskProfile base = RiskProfile.parse(section.text("profile", "L"));
        YamlSection scalars = section.section("scalars");
        scalars.allow(List.of(Regime.values()).stream().map(Regime::name).toArray(String[]::new));
        Map<Regime, Double> targets = new EnumMap<>(Regime.class);
        base.scalars().forEach((regime, value) -> targets.put(regime, scalars.number(regime.name(), value)));
        Double halfLife = section.optionalNumber("half_life");
        RiskProfile profile = new RiskProfile(base.name(), targets, section.number("alpha", base.alpha()),
                OptionalDouble.empty(), section.number("min", base.min()), section.number("max", base.max()));
        return halfLife == null ? profile : profile.withHalfLife(halfLife);
    }

    private static ExecutionOptions execution(YamlSection section) {
        section.allow("lag", "slippage_bp", "trend_unit_returns", AGGREGATION);
        String found = section.text(AGGREGATION, Aggregation.LOG.key());
        return options(section).withAggregation(switch (found.toLowerCase(Locale.ROOT)) {
            case "log" -> Aggregation.LOG;
            case "simple" -> Aggregation.SIMPLE;
            default -> throw new DataException(section.at(AGGREGATION) + ": found "
                    + PlainText.excerpt(found) + ", expected log (sum of w * ln(1 + r)) or "
                    + "simple (sum of w * r).");
        });
    }

    /** Those of a sleeve backtest, whose attribution is one of log returns. */
    static ExecutionOptions sleeveExecution(YamlSection section) {
        section.allow("lag", "slippage_bp", "trend_unit_returns");
        return options(section);
    }

    private static ExecutionOptions options(YamlSection section) {
        String mode = section.text("trend_unit_returns", "sign");
        TrendUnitReturns.Mode parsed = switch (mode.toLowerCase(Locale.ROOT)) {
            case "sign" -> TrendUnitReturns.Mode.SIGN;
            case "weighted" -> TrendUnitReturns.Mode.WEIGHTED;
            default -> throw new DataException(section.at("trend_unit_returns") + ": found "
                    + PlainText.excerpt(mode) + ", expected sign or weighted.");
        };
        return new ExecutionOptions(Optional.empty(), section.number("slippage_bp", 0), parsed, Aggregation.LOG)
                .withLag(section.text("lag", "auto"));
    }
}
