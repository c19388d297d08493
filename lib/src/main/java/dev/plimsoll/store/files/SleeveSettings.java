package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.sleeve.AllocationConstraints;
import dev.plimsoll.sleeve.Projection;
import dev.plimsoll.sleeve.RiskBudgets;
import dev.plimsoll.timeseries.Panel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a sleeve backtest needs besides its tables, as {@code sleeves.yaml} has it.
 *
 * @param budgets share of the risk per sleeve
 * @param constraints limits of the weights
 * @param projection how weights are brought back within them
 * @param overlays in the order in which they apply
 * @param execution lag and cost
 */
public record SleeveSettings(RiskBudgets budgets, AllocationConstraints constraints, Projection projection, List<OverlaySetting> overlays,
        ExecutionOptions execution) {

    private static final String EXAMPLE = "configs/sleeves.yaml";

    /**
     * One overlay.
     *
     * @param kind {@code macro} or {@code volatility}
     * @param sleeves the sleeves it applies to; empty = all
     * @param scalars name of the series of scalars, for macro
     * @param target volatility to aim at, decimal per year, for volatility
     * @param lookBack rows of the realised volatility, for volatility
     * @param cap largest factor, for volatility
     */
    public record OverlaySetting(String kind, List<String> sleeves, Optional<String> scalars, double target, int lookBack, double cap) {

        private static final double DEFAULT_TARGET = 0.10;
        private static final int DEFAULT_LOOK_BACK = 60;
        private static final double DEFAULT_CAP = 2.0;

        /**
         * Copies the list.
         *
         * @param kind see the record
         * @param sleeves see the record
         * @param scalars see the record
         * @param target see the record
         * @param lookBack see the record
         * @param cap see the record
         */
        public OverlaySetting {
            sleeves = List.copyOf(sleeves);
        }

        /**
         * Whether it scales by a given series.
         *
         * @return true for macro, false for volatility
         */
        public boolean isMacro() {
            return scalars.isPresent();
        }

        private static OverlaySetting of(YamlSection section) {
            String kind = section.text("kind", "");
            List<String> sleeves = section.texts("sleeves");
            switch (kind) {
                case "macro" -> {
                    section.allow("kind", "sleeves", "scalars");
                    String scalars = section.text("scalars", null);
                    if (scalars == null) {
                        throw new DataException(section.at("scalars") + ": missing; expected the name of a table of the directory, without "
                                + "ending, with a date and a column scalar.");
                    }
                    return new OverlaySetting(kind, sleeves, Optional.of(scalars), DEFAULT_TARGET, DEFAULT_LOOK_BACK, DEFAULT_CAP);
                }
                case "volatility" -> {
                    section.allow("kind", "sleeves", "target", "look_back", "cap");
                    return new OverlaySetting(kind, sleeves, Optional.empty(), section.number("target", DEFAULT_TARGET),
                            section.wholeNumber("look_back", DEFAULT_LOOK_BACK), section.number("cap", DEFAULT_CAP));
                }
                default -> throw new DataException(section.at("kind") + ": found \"" + kind + "\", expected macro or volatility.");
            }
        }

        private Map<String, Object> asConfig() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("kind", kind);
            json.put("sleeves", sleeves);
            if (isMacro()) {
                json.put("scalars", scalars.get());
            } else {
                json.put("target", target);
                json.put("look_back", lookBack);
                json.put("cap", cap);
            }
            return json;
        }
    }

    /**
     * Copies the list.
     *
     * @param budgets see the record
     * @param constraints see the record
     * @param projection see the record
     * @param overlays see the record
     * @param execution see the record
     */
    public SleeveSettings {
        overlays = List.copyOf(overlays);
    }

    /**
     * Reads a text.
     *
     * @param yaml the settings
     * @param source what to call it in a message
     * @return its settings
     * @throws DataException for broken YAML, an unknown key, budgets that cannot be
     * @throws UsageException for a limit that cannot be
     */
    public static SleeveSettings parse(String yaml, String source) {
        return of(YamlSection.root(yaml, source, EXAMPLE));
    }

    /**
     * Settings from a run's stored configuration.
     *
     * @param config its section {@code sleeves}
     * @param source what to call it in a message
     * @return the settings
     */
    public static SleeveSettings ofConfig(Map<String, Object> config, String source) {
        return of(new YamlSection(source, "", config));
    }

    private static SleeveSettings of(YamlSection root) {
        root.allow("budgets", "constraints", "projection", "overlays", "execution");
        try {
            Map<String, Double> budgets = new LinkedHashMap<>();
            YamlSection section = root.section("budgets");
            section.values().keySet().forEach(sleeve -> budgets.put(sleeve, section.number(sleeve, 0)));
            List<OverlaySetting> overlays = new ArrayList<>();
            root.sections("overlays").orElse(List.of()).forEach(overlay -> overlays.add(OverlaySetting.of(overlay)));
            return new SleeveSettings(RiskBudgets.of(budgets), constraints(root.section("constraints")),
                    Projection.parse(root.text("projection", Projection.SEQUENTIAL.key())), overlays,
                    ConfigFile.execution(root.section("execution")));
        } catch (UsageException e) {
            throw new UsageException(root.source() + ": " + e.getMessage(), e);
        }
    }

    static AllocationConstraints constraints(YamlSection section) {
        section.allow("bounds_per_asset", "gross_cap", "net_cap", "turnover_cap");
        AllocationConstraints defaults = AllocationConstraints.defaults();
        List<Double> bounds = section.numbers("bounds_per_asset");
        if (!bounds.isEmpty() && bounds.size() != 2) {
            throw new DataException(section.at("bounds_per_asset") + ": found " + bounds + ", expected two numbers: [lowest, highest].");
        }
        Double turnover = section.optionalNumber("turnover_cap");
        return new AllocationConstraints(bounds.isEmpty() ? defaults.lower() : bounds.get(0),
                bounds.isEmpty() ? defaults.upper() : bounds.get(1), section.number("gross_cap", defaults.grossCap()),
                section.number("net_cap", defaults.netCap()), turnover == null ? OptionalDouble.empty() : OptionalDouble.of(turnover));
    }

    /**
     * These settings with another projection.
     *
     * @param other how weights are brought back within the constraints
     * @return the changed settings
     */
    public SleeveSettings withProjection(Projection other) {
        return new SleeveSettings(budgets, constraints, other, overlays, execution);
    }

    /**
     * As stored and hashed with a run; {@link #ofConfig} reads it back.
     *
     * @return the document
     */
    public Map<String, Object> asConfig() {
        Map<String, Object> json = new LinkedHashMap<>();
        TreeMap<String, Object> sorted = new TreeMap<>(Panel.CODE_POINT_ORDER);
        sorted.putAll(budgets.bySleeve());
        json.put("budgets", sorted);
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("bounds_per_asset", List.of(constraints.lower(), constraints.upper()));
        limits.put("gross_cap", constraints.grossCap());
        limits.put("net_cap", constraints.netCap());
        limits.put("turnover_cap", constraints.turnoverCap().isPresent() ? constraints.turnoverCap().getAsDouble() : null);
        json.put("constraints", limits);
        json.put("projection", projection.key());
        json.put("overlays", overlays.stream().map(OverlaySetting::asConfig).toList());
        json.put("execution", execution.asConfig());
        return json;
    }
}
