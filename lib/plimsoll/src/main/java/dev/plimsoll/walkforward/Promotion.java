package dev.plimsoll.walkforward;

import static java.util.Comparator.comparing;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.timeseries.Labelled;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.CandidateResult.ObjectiveScore;
import dev.plimsoll.walkforward.Promotion.Gate.Bound;
import dev.plimsoll.walkforward.Step4Config.Objective;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Which objective's best candidate is promoted.
 *
 * @param entries one per objective, in their order
 * @param promoted the entry with the highest score among the eligible, or among all when none is eligible; the first on a tie
 * @param dynamic the dynamic entry with the highest dynamic score among the eligible, or among all when none of those is dynamic; empty
 *     when no entry is dynamic
 * @param reason in words, why these were promoted, or why none is dynamic
 */
public record Promotion(List<Entry> entries, Entry promoted, Optional<Entry> dynamic, String reason) {

    public Promotion {
        entries = List.copyOf(entries);
    }

    /**
     * Promotes among the best candidates of the objectives.
     *
     * @param bests one per objective, in their order
     * @param drawdownCap largest test drawdown that may be promoted
     * @return what is promoted and why
     */
    public static Promotion of(List<ObjectiveResult> bests, double drawdownCap) {
        List<Entry> entries = bests.stream().map(best -> Entry.of(best, drawdownCap)).toList();
        List<Entry> eligible = entries.stream().filter(Entry::eligible).toList();
        Entry promoted = best(eligible.isEmpty() ? entries : eligible, Entry::score).orElseThrow();
        List<Entry> dynamic = eligible.stream().filter(Entry::dynamic).toList();
        boolean beyondCap = dynamic.isEmpty();
        Optional<Entry> promotedDynamic = best(beyondCap ? entries.stream().filter(Entry::dynamic).toList() : dynamic, Entry::dynamicScore);
        return new Promotion(entries, promoted, promotedDynamic,
                (eligible.isEmpty() ? "No best candidate is within the promotion drawdown cap, so all compete; highest score: "
                        : eligible.size() + " of " + entries.size() + " best candidates are within the promotion drawdown cap; highest"
                                + " score: ")
                        + named(promoted) + ". "
                        + promotedDynamic.map(entry -> (beyondCap ? "No dynamic one is within the cap, so all dynamic ones compete; highest"
                                + " dynamic score: " : "Highest dynamic score: ") + named(entry) + ".")
                        .orElse("No best candidate is dynamic: each is static, hardly moves, or holds one sleeve nearly alone."));
    }

    private static String named(Entry entry) {
        return entry.candidate() + " of the objective " + entry.objective().label();
    }

    private static Optional<Entry> best(List<Entry> entries, ToDoubleFunction<Entry> score) {
        return entries.stream().max(Comparator.comparingDouble(score));
    }

    /**
     * How one objective's best candidate stands in the promotion.
     *
     * @param objective the objective
     * @param candidate name of its best candidate
     * @param drawdown the test drawdown against the cap of the promotion; passing it is being eligible
     * @param score promotion score, higher is better
     * @param fixedWeight whether the candidate is of the static family, which is never dynamic
     * @param activity turnover and average weight against what a dynamic candidate needs
     * @param dynamicScore score among the dynamic candidates, higher is better
     */
    public record Entry(Objective objective, String candidate, Gate drawdown, double score, boolean fixedWeight, List<Gate> activity,
            double dynamicScore) {

        private static final double MIN_TURNOVER = 0.02;
        private static final double MIN_WEIGHT = 0.08;
        private static final double MAX_WEIGHT = 0.92;

        public Entry {
            activity = List.copyOf(activity);
        }

        /**
         * Whether the test drawdown allows a promotion.
         *
         * @return true when at or below the cap
         */
        public boolean eligible() {
            return drawdown.passed();
        }

        /**
         * Whether the candidate truly allocates: not static, moving, and using both sleeves.
         *
         * @return true when it may be promoted as dynamic
         */
        public boolean dynamic() {
            return !fixedWeight && activity.stream().allMatch(Gate::passed);
        }

        /** What the candidate lacks to be dynamic: static, or the names of the figures beyond their limits; empty when it is dynamic. */
        public Optional<String> notDynamicBecause() {
            String failed = activity.stream().filter(gate -> !gate.passed()).map(Gate::name).collect(Collectors.joining(", "));
            return dynamic() ? Optional.empty() : Optional.of(fixedWeight ? "static" : failed);
        }

        /**
         * Judges the best candidate of an objective.
         *
         * @param best the candidate
         * @param drawdownCap largest test drawdown that may be promoted
         * @return its standing
         */
        public static Entry of(ObjectiveResult best, double drawdownCap) {
            CandidateMetrics metrics = best.evaluation().metrics();
            return new Entry(best.objective(), best.config().name(),
                    new Gate("test_max_drawdown", metrics.test().maxDrawdown(), Bound.AT_MOST, drawdownCap), score(metrics),
                    best.config().family() == Family.STATIC, List.of(
                            new Gate("avg_turnover_abs", metrics.averageTurnover(), Bound.AT_LEAST, MIN_TURNOVER),
                            new Gate("avg_weight_min", metrics.averageWeightA(), Bound.AT_LEAST, MIN_WEIGHT),
                            new Gate("avg_weight_max", metrics.averageWeightA(), Bound.AT_MOST, MAX_WEIGHT)),
                    dynamicScore(metrics));
        }

        private static double score(CandidateMetrics metrics) {
            Performance test = metrics.test();
            return 0.70 * test.endEquity() + 175 * test.calmar() + 1.5 * test.averageMonthlyPnl() - 300 * test.maxDrawdown()
                    + 120 * metrics.diversity() + 60 * metrics.activity() + 30 * metrics.spread() + 0.6 * metrics.tail();
        }

        private static double dynamicScore(CandidateMetrics metrics) {
            Performance test = metrics.test();
            return 0.45 * test.endEquity() + 165 * test.calmar() + 1.2 * test.averageMonthlyPnl() - 340 * test.maxDrawdown()
                    + 130 * metrics.diversity() + 80 * metrics.activity();
        }
    }

    /**
     * A figure held against its limit.
     *
     * @param name the figure, such as test_max_drawdown
     * @param value what it is
     * @param bound on which side of the limit it must lie
     * @param limit the limit, in the unit of the value
     */
    public record Gate(String name, double value, Bound bound, double limit) {

        /** On which side of its limit a figure must lie. */
        public enum Bound implements Labelled {
            /** The limit or less. */
            AT_MOST,
            /** The limit or more. */
            AT_LEAST,
            /** More than the limit. */
            ABOVE
        }

        /**
         * Whether the figure is on the right side.
         *
         * @return true when passed
         */
        public boolean passed() {
            return switch (bound) {
                case AT_MOST -> value <= limit;
                case AT_LEAST -> value >= limit;
                case ABOVE -> value > limit;
            };
        }

        /**
         * How far the figure is on the right side.
         *
         * @return the distance from the limit, negative when failed; 0 passes but for {@link Bound#ABOVE}
         */
        public double slack() {
            return bound == Bound.AT_MOST ? limit - value : value - limit;
        }
    }

    /**
     * The best candidate of one objective: the highest score among those that pass every gate, else among all; on a tie the first in the
     * order of the grid.
     *
     * @param objective the objective
     * @param drawdownCap the cap its gates used
     * @param config the candidate selected
     * @param evaluation its path, figures and scores
     */
    public record ObjectiveResult(Objective objective, double drawdownCap, CandidateConfig config, CandidateEvaluation evaluation) {

        private static final Comparator<ObjectiveResult> BETTER = comparing(ObjectiveResult::score,
                comparing(ObjectiveScore::robustPass).thenComparingDouble(ObjectiveScore::score));

        /**
         * The selected candidate's score and gates for this objective.
         *
         * @return score and gates
         */
        public ObjectiveScore score() {
            return evaluation.score(objective);
        }

        /**
         * Selects the best candidate.
         *
         * @param objective the objective
         * @param drawdownCap the cap its gates used
         * @param candidates in the order of the grid
         * @return the best of those that did not fail
         * @throws ComputationException when every candidate failed, with the first one's error as its cause
         */
        public static ObjectiveResult select(Objective objective, double drawdownCap, List<CandidateResult> candidates) {
            return candidates.stream().flatMap(candidate -> candidate.evaluation().stream()
                    .map(evaluation -> new ObjectiveResult(objective, drawdownCap, candidate.config(), evaluation))).max(BETTER)
                    .orElseThrow(() -> {
                        PlimsollException first = candidates.get(0).error().orElseThrow();
                        return new ComputationException("Each of the " + candidates.size()
                                + " candidates failed, so none can be selected; the first, " + candidates.get(0).name() + ": "
                                + first.getMessage(), first);
                    });
        }
    }
}
