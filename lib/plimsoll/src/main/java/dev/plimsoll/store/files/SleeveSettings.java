package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;
import static dev.plimsoll.portfolio.ExecutionSimulation.Aggregation.LOG;
import static dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules.FIRST;
import static dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules.SECOND;
import static java.util.Optional.empty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.portfolio.TrendUnitReturns;
import dev.plimsoll.sleeve.AllocationConstraints;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules;
import dev.plimsoll.sleeve.Projection;
import dev.plimsoll.sleeve.RiskBudgets;
import dev.plimsoll.sleeve.SleeveBacktest.MissingDates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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

    private static final String SHIPPED = "configs/sleeves.yaml";
    private static final String RULES = "rules";
    private static final String MISSING_DATES = "missing_dates";

    /** A rule that scales the positions of some sleeves. */
    public sealed interface OverlaySetting permits Macro, Volatility {

        /**
         * The name of the rule in files.
         *
         * @return {@code macro} or {@code volatility}
         */
        String kind();

        /**
         * The sleeves it applies to.
         *
         * @return their names; none = all
         */
        List<String> sleeves();
    }

    /**
     * Scales by a given series.
     *
     * @param scalars name of the series
     */
    public record Macro(String kind, List<String> sleeves, String scalars) implements OverlaySetting {

        public Macro {
            sleeves = List.copyOf(sleeves);
        }
    }

    /**
     * Scales to a volatility.
     *
     * @param target volatility to aim at, decimal per year
     * @param lookBack rows of the realised volatility
     * @param cap largest factor
     */
    public record Volatility(String kind, List<String> sleeves, double target, int lookBack, double cap) implements OverlaySetting {

        public Volatility {
            sleeves = List.copyOf(sleeves);
        }
    }

    /** What an overlay has that does not say. */
    private static final Map<String, Map<String, Object>> OVERLAYS = Map.of("macro", Map.of("sleeves", List.of()),
            "volatility", Map.of("sleeves", List.of(), "target", 0.10, "look_back", 60, "cap", 2.0));

    /** The file as it stands. */
    private record Document(Map<String, Double> budgets, Limits constraints, String projection, List<Object> overlays,
            Execution execution, int rules, Object missingDates, boolean allowInfeasible) {
    }

    private record Execution(String lag, double slippageBp, TrendUnitReturns.Mode trendUnitReturns) {
    }

    private record OfAll(MissingDates.Rule missingDates) {
    }

    private record BySleeve(Map<String, MissingDates.Rule> missingDates) {
    }

    /** {@link AllocationConstraints} as documents have them; no bounds are the default ones. */
    record Limits(List<Double> boundsPerAsset, double grossCap, double netCap, Optional<Double> turnoverCap) {

        static final Limits DEFAULT = of(AllocationConstraints.defaults());

        Limits {
            if (!boundsPerAsset.isEmpty() && boundsPerAsset.size() != 2) {
                throw new DataException(".bounds_per_asset: found " + excerpt(boundsPerAsset)
                        + ", expected two numbers: [lowest, highest].");
            }
        }

        static Limits of(AllocationConstraints limits) {
            OptionalDouble turnover = limits.turnoverCap();
            return new Limits(List.of(limits.lower(), limits.upper()), limits.grossCap(), limits.netCap(),
                    turnover.stream().boxed().findFirst());
        }

        AllocationConstraints checked() {
            List<Double> bounds = boundsPerAsset.isEmpty() ? DEFAULT.boundsPerAsset : boundsPerAsset;
            return new AllocationConstraints(bounds.get(0), bounds.get(1), grossCap, netCap,
                    turnoverCap.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
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
        return of(Binding.PLAIN.yaml(yaml, source, SHIPPED), SECOND, source);
    }

    /**
     * Settings from a run's stored configuration; one without a number of rules has the first.
     *
     * @param config its section {@code sleeves}
     * @param source what to call it in a message
     * @return the settings
     */
    public static SleeveSettings ofConfig(Map<String, Object> config, String source) {
        return of(config, FIRST, source);
    }

    private static SleeveSettings of(Map<String, Object> given, SleeveRules unsaid, String source) {
        Map<String, Object> defaults = new LinkedHashMap<>(Binding.PLAIN.shipped(SHIPPED)); // whose budgets are an example
        defaults.put("budgets", Map.of());
        defaults.put(RULES, unsaid.number());
        Document document = Binding.PLAIN.bind(Document.class, given, defaults, source);
        String place = source + ", " + RULES;
        SleeveRules rules = SleeveRules.of(document.rules(), place);
        boolean first = rules == FIRST;
        if (first && unsaid != FIRST) {
            throw new DataException(place + ": found 1, expected 2 or nothing. Rules 1 are those of stored runs; for flat dates "
                    + "write " + MISSING_DATES + ": flat.");
        }
        try {
            List<OverlaySetting> overlays = new ArrayList<>();
            document.overlays().forEach(overlay -> overlays.add(overlay(overlay, source + ", overlays[" + overlays.size() + "]")));
            Execution execution = document.execution();
            return new SleeveSettings(RiskBudgets.of(document.budgets()), document.constraints().checked(),
                    Projection.parse(document.projection()), overlays,
                    new ExecutionOptions(empty(), execution.slippageBp(), execution.trendUnitReturns(), LOG)
                            .withLag(execution.lag()),
                    rules, first ? MissingDates.FLAT : missingDates(document.missingDates(), source),
                    first || document.allowInfeasible());
        } catch (UsageException e) {
            throw new UsageException(source + ": " + e.getMessage(), e);
        }
    }

    private static OverlaySetting overlay(Object item, String source) {
        Map<String, Object> given = Json.object(item, source, "{kind: volatility}");
        String kind = String.valueOf(given.getOrDefault("kind", ""));
        if (!OVERLAYS.containsKey(kind)) {
            throw new DataException(source + ".kind: found \"" + excerpt(kind) + "\", expected macro or volatility.");
        }
        if (kind.equals("macro") && given.get("scalars") == null) {
            throw new DataException(source + ".scalars: missing; expected the name of a table of the directory, without ending, with a "
                    + "date and a column scalar.");
        }
        Class<? extends OverlaySetting> type = kind.equals("macro") ? Macro.class : Volatility.class;
        return Binding.PLAIN.bind(type, given, OVERLAYS.get(kind), source);
    }

    /** One rule for all sleeves, or a mapping of sleeves to rules, in which those left out hold. */
    private static MissingDates missingDates(Object found, String source) {
        Map<String, Object> document = Map.of(MISSING_DATES, found);
        if (found instanceof Map) {
            return new MissingDates(MissingDates.Rule.HOLD, Binding.PLAIN.bind(BySleeve.class, document, Map.of(), source).missingDates());
        }
        return new MissingDates(Binding.PLAIN.bind(OfAll.class, document, Map.of(), source).missingDates(), Map.of());
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

    /** As stored; what is null is left out, as a key whose absence means its value. */
    @JsonInclude(Include.NON_NULL)
    private record Stored(Map<String, Double> budgets, Limits constraints, Projection projection, List<OverlaySetting> overlays,
            Map<String, Object> execution, Integer rules, Object missingDates, Boolean allowInfeasible) {
    }

    /**
     * As stored and hashed with a run; {@link #ofConfig} reads it back.
     *
     * @return the document
     */
    public Map<String, Object> asConfig() {
        boolean first = rules == FIRST;
        Object missing = missingDates.rule() == MissingDates.Rule.FLAT ? MissingDates.Rule.FLAT
                : missingDates.bySleeve().isEmpty() ? null : missingDates.bySleeve();
        return Json.members(new Stored(budgets.bySleeve(), Limits.of(constraints), projection, overlays, execution.asConfig(),
                first ? null : rules.number(), first ? null : missing, !first && allowInfeasible ? true : null));
    }
}
