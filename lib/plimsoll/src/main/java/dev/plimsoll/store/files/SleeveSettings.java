package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.sleeve.AllocationConstraints;
import dev.plimsoll.sleeve.SleeveBacktest.MissingDates;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.Projection;
import dev.plimsoll.sleeve.RiskBudgets;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules;
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
 * @param rules those of today, or of a stored run
 * @param missingDates what a sleeve holds where it says nothing
 * @param allowInfeasible whether weights of an exact projection are held that break a constraint
 */
public record SleeveSettings(RiskBudgets budgets, AllocationConstraints constraints, Projection projection, List<OverlaySetting> overlays,
        ExecutionOptions execution, SleeveRules rules, MissingDates missingDates, boolean allowInfeasible) {

    private static final String EXAMPLE = "configs/sleeves.yaml";
    private static final String RULES = "rules";
    private static final String MISSING_DATES = "missing_dates";
    private static final String ALLOW_INFEASIBLE = "allow_infeasible";
    private static final String[] FIRST_KEYS = {"budgets", "constraints", "projection", "overlays", "execution"};
    private static final String[] SECOND_KEYS = {"budgets", "constraints", "projection", ALLOW_INFEASIBLE, "overlays", MISSING_DATES,
        "execution", RULES};

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
                default -> throw new DataException(section.at("kind") + ": found \""
                        + PlainText.excerpt(kind) + "\", expected macro or volatility.");
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
        return of(YamlSection.root(yaml, source, EXAMPLE), SleeveRules.SECOND);
    }

    /**
     * Settings from a run's stored configuration; one without a number of rules has the first.
     *
     * @param config its section {@code sleeves}
     * @param source what to call it in a message
     * @return the settings
     */
    public static SleeveSettings ofConfig(Map<String, Object> config, String source) {
        return of(new YamlSection(source, "", config), SleeveRules.FIRST);
    }

    private static SleeveSettings of(YamlSection root, SleeveRules unsaid) {
        SleeveRules rules = SleeveRules.of(root.wholeNumber(RULES, unsaid.number()), root.at(RULES));
        boolean first = rules == SleeveRules.FIRST;
        if (first && unsaid != SleeveRules.FIRST) {
            throw new DataException(root.at(RULES) + ": found 1, expected 2 or nothing. Rules 1 are those of stored runs; for flat dates "
                    + "write " + MISSING_DATES + ": flat.");
        }
        root.allow(first ? FIRST_KEYS : SECOND_KEYS);
        try {
            Map<String, Double> budgets = new LinkedHashMap<>();
            YamlSection section = root.section("budgets");
            section.values().keySet().forEach(sleeve -> budgets.put(sleeve, section.number(sleeve, 0)));
            List<OverlaySetting> overlays = new ArrayList<>();
            root.sections("overlays").orElse(List.of()).forEach(overlay -> overlays.add(OverlaySetting.of(overlay)));
            return new SleeveSettings(RiskBudgets.of(budgets), constraints(root.section("constraints")),
                    Projection.parse(root.text("projection", Projection.SEQUENTIAL.key())), overlays,
                    ConfigFile.sleeveExecution(root.section("execution")), rules, first ? MissingDates.FLAT : missingDates(root),
                    first || root.flag(ALLOW_INFEASIBLE, false));
        } catch (UsageException e) {
            throw new UsageException(root.source() + ": " + e.getMessage(), e);
        }
    }

    /** One rule for all sleeves, or a mapping of sleeves to rules, in which those left out hold. */
    private static MissingDates missingDates(YamlSection root) {
        if (!(root.values().get(MISSING_DATES) instanceof Map)) {
            return new MissingDates(missingDates(root, MISSING_DATES), Map.of());
        }
        YamlSection section = root.section(MISSING_DATES);
        Map<String, MissingDates.Rule> bySleeve = new LinkedHashMap<>();
        section.values().keySet().forEach(sleeve -> bySleeve.put(sleeve, missingDates(section, sleeve)));
        return new MissingDates(MissingDates.Rule.HOLD, bySleeve);
    }

    private static MissingDates.Rule missingDates(YamlSection section, String key) {
        String found = section.text(key, MissingDates.Rule.HOLD.key());
        for (MissingDates.Rule rule : MissingDates.Rule.values()) {
            if (rule.key().equals(found)) {
                return rule;
            }
        }
        throw new DataException(section.at(key) + ": found \""
                + PlainText.excerpt(found) + "\", expected hold (positions stay until changed) or flat (0 on a "
                + "date without a row).");
    }

    static AllocationConstraints constraints(YamlSection section) {
        section.allow("bounds_per_asset", "gross_cap", "net_cap", "turnover_cap");
        AllocationConstraints defaults = AllocationConstraints.defaults();
        List<Double> bounds = section.numbers("bounds_per_asset");
        if (!bounds.isEmpty() && bounds.size() != 2) {
            throw new DataException(section.at("bounds_per_asset") + ": found "
                    + PlainText.excerpt(bounds) + ", expected two numbers: [lowest, highest].");
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
        return new SleeveSettings(budgets, constraints, other, overlays, execution, rules, missingDates, allowInfeasible);
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
        if (rules != SleeveRules.FIRST) {
            json.put(RULES, rules.number());
            putMissingDates(json);
            if (allowInfeasible) {
                json.put(ALLOW_INFEASIBLE, true);
            }
        }
        return json;
    }

    /** Nothing where all sleeves hold: a key whose absence means its value is not written. */
    private void putMissingDates(Map<String, Object> json) {
        if (missingDates.rule() == MissingDates.Rule.FLAT) {
            json.put(MISSING_DATES, MissingDates.Rule.FLAT.key());
            return;
        }
        Map<String, Object> bySleeve = new LinkedHashMap<>();
        missingDates.bySleeve().forEach((sleeve, rule) -> bySleeve.put(sleeve, rule.key()));
        if (!bySleeve.isEmpty()) {
            json.put(MISSING_DATES, bySleeve);
        }
    }
}
