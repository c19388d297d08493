package dev.plimsoll.twopass;

import static dev.plimsoll.store.files.Binding.PLAIN;
import static dev.plimsoll.twopass.Bounds.atLeast;
import static dev.plimsoll.twopass.Bounds.atMost;
import static dev.plimsoll.twopass.Bounds.plain;
import static java.lang.Double.isFinite;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.TextFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;

/**
 * Every bound of Stage 6.5, the freeze checklist, the alerts and the monitoring. All figures are decimal fractions (0.02 = 2 points
 * or 2 %) unless said otherwise. A figure on a bound is on the milder side where the rule says "at least" or "at most", as given here.
 *
 * @param events which rebalances belong to a de-risking event
 * @param drawdown bounds of question 1
 * @param returns bounds of question 2
 * @param transitions bounds of question 3
 * @param stress windows and levels of question 4
 * @param canonical the window a run must cover before it may be promoted
 * @param alerts bounds beyond which an alert is raised
 * @param monitoring where the mean scalar should lie
 */
public record ValidationConfig(Events events, Drawdown drawdown, Returns returns, Transitions transitions, Stress stress,
        Canonical canonical, AlertBounds alerts, MonitoringBounds monitoring) {

    private static final String SHIPPED = "configs/validation.yaml";

    private static final List<String> SHARES = List.of("events.threshold", "returns.mean_scalar_fail", "returns.mean_scalar_idle",
            "stress.derisk_below", "alerts.mean_scalar", "monitoring.mean_scalar_low", "monitoring.mean_scalar_high");
    private static final List<String> FRACTIONS = List.of("drawdown.improvement_pass", "returns.cagr_loss_pass", "returns.cagr_loss_fail",
            "returns.normal_share_caution", "returns.normal_share_high");
    private static final List<String> NOT_NEGATIVE = List.of("returns.sharpe_loss_pass", "transitions.per_year_pass",
            "transitions.per_year_fail", "canonical.slack_days", "alerts.transitions_per_year");

    /** Bounds of which each is at most the next. */
    private static final List<List<String>> ORDERED = List.of(List.of("returns.cagr_loss_pass", "returns.cagr_loss_fail"),
            List.of("returns.mean_scalar_fail", "returns.mean_scalar_pass", "returns.mean_scalar_idle"),
            List.of("returns.normal_share_caution", "returns.normal_share_low", "returns.normal_share_high"),
            List.of("transitions.per_year_pass", "transitions.per_year_fail"),
            List.of("monitoring.mean_scalar_low", "monitoring.mean_scalar_high"));

    /**
     * Checks ranges, and that bounds do not cross.
     *
     * @throws DataException naming the keys and values that cannot be
     */
    public ValidationConfig {
        Map<String, Double> bounds = Json.numbers(Json.members(Map.of("events", events, "drawdown", drawdown, "returns", returns,
                "transitions", transitions, "stress", stress, "canonical", canonical, "alerts", alerts, "monitoring", monitoring)));
        require(bounds, SHARES, value -> value > 0 && value <= 1, "a share above 0, at most 1");
        require(bounds, FRACTIONS, value -> value >= 0 && value <= 1, "a decimal fraction from 0 to 1 (0.02 = 2 %)");
        require(bounds, NOT_NEGATIVE, value -> value >= 0 && isFinite(value), "a number of at least 0");
        require(bounds, List.of("transitions.thrashing_rows"), value -> value >= 1, "a number of at least 1");
        for (List<String> keys : ORDERED) {
            for (int i = 1; i < keys.size(); i++) {
                String low = keys.get(i - 1);
                String high = keys.get(i);
                if (!(bounds.get(low) <= bounds.get(high))) {
                    throw new DataException(low + " is " + bounds.get(low) + " and " + high + " is " + bounds.get(high) + "; expected "
                            + low + " <= " + high + ".");
                }
            }
        }
    }

    private static void require(Map<String, Double> bounds, List<String> keys, DoublePredicate holds, String expected) {
        for (String key : keys) {
            if (!holds.test(bounds.get(key))) {
                throw new DataException(key + " is " + bounds.get(key) + "; expected " + expected + ".");
            }
        }
    }

    /**
     * The bounds of Stage 6.5 as they stand in {@code configs/validation.yaml}.
     *
     * @return the bounds that hold when nothing is said
     */
    public static ValidationConfig standard() {
        return parse("", SHIPPED);
    }

    /**
     * Reads a file like {@code configs/validation.yaml}. Whatever it leaves out keeps its standard value; a list of windows that is given
     * replaces the standard ones.
     *
     * @param file YAML
     * @return its bounds and windows
     * @throws InputMissingException when the file cannot be read
     * @throws DataException for broken YAML, an unknown key, a value of the wrong type or bounds that contradict each other, naming
     *     the key
     */
    public static ValidationConfig read(Path file) {
        return parse(TextFile.read(file, "a configuration in YAML, as --validation-config names it"), file.toString());
    }

    /**
     * Reads a text, as {@link #read} does.
     *
     * @param source what to call it in a message
     */
    public static ValidationConfig parse(String yaml, String source) {
        return PLAIN.bind(ValidationConfig.class, PLAIN.yaml(yaml, source, SHIPPED), PLAIN.shipped(SHIPPED), source);
    }

    /**
     * De-risking events.
     *
     * @param threshold applied scalar below which a rebalance belongs to one
     */
    public record Events(double threshold) {
    }

    /**
     * Question 1.
     *
     * @param improvementPass drawdown improvement from which it is a PASS; from 0 to it a CAUTION, below 0 a FAIL
     */
    public record Drawdown(double improvementPass) {
    }

    /**
     * Question 2.
     *
     * @param cagrLossPass CAGR lost below which it is a PASS, a year
     * @param cagrLossFail CAGR lost above which it is a FAIL; between the two, both included, a CAUTION
     * @param meanScalarPass mean applied scalar from which it is a PASS
     * @param meanScalarFail mean applied scalar below which it is a FAIL
     * @param meanScalarIdle mean applied scalar above which the allocator is noted as barely active
     * @param sharpeLossPass Sharpe lost up to which it is a PASS, above a CAUTION
     * @param normalShareCaution share of NORMAL days below which it is a CAUTION
     * @param normalShareLow lower end of the usual share of NORMAL days, for information
     * @param normalShareHigh upper end of it
     */
    public record Returns(double cagrLossPass, double cagrLossFail, double meanScalarPass, double meanScalarFail, double meanScalarIdle,
            double sharpeLossPass, double normalShareCaution, double normalShareLow, double normalShareHigh) {
    }

    /**
     * Question 3.
     *
     * @param perYearPass changes of regime a year below which it is a PASS
     * @param perYearFail changes a year above which it is a FAIL; between the two, both included, a CAUTION
     * @param thrashingRows longest absence of a regime, in rows, that counts as a whipsaw
     */
    public record Transitions(double perYearPass, double perYearFail, int thrashingRows) {
    }

    /**
     * Question 4.
     *
     * @param deriskBelow daily scalar below which a day counts as de-risked
     * @param windows stress the allocator must have flagged, each under a name of its own
     * @param calm windows in which it should not have de-risked
     */
    public record Stress(double deriskBelow, List<NamedWindow> windows, List<NamedWindow> calm) {

        public Stress {
            windows = List.copyOf(windows);
            calm = List.copyOf(calm);
            requireDistinct("stress.windows", windows);
            requireDistinct("stress.calm", calm);
        }

        private static void requireDistinct(String key, List<NamedWindow> windows) {
            Set<String> names = new HashSet<>();
            windows.stream().map(NamedWindow::name).filter(name -> !names.add(name)).findFirst().ifPresent(name -> {
                throw new DataException(key + " has the name " + name + " twice; give each window its own.");
            });
        }
    }

    /**
     * The window that a run must cover to be promoted. A book's equity begins with its first rebalance and a year may not be over yet,
     * so a little of it may be missing at either end.
     *
     * @param from first calendar day
     * @param to last calendar day
     * @param slackDays calendar days that may be missing at the start, and likewise at the end
     */
    public record Canonical(LocalDate from, LocalDate to, int slackDays) {

        public Canonical {
            if (from.isAfter(to)) {
                throw new DataException("canonical.from is " + from + " and canonical.to " + to + "; expected from <= to.");
            }
        }

        /**
         * Whether a period covers the window.
         *
         * @param first first day of the period
         * @param last last day of the period
         * @return true when no more than the slack is missing at either end
         */
        public boolean coveredBy(LocalDate first, LocalDate last) {
            return !first.isAfter(from.plusDays(slackDays)) && !last.isBefore(to.minusDays(slackDays));
        }
    }

    /**
     * Alerts.
     *
     * @param transitionsPerYear changes of regime a year above which an alert is raised
     * @param meanScalar mean applied scalar below which an alert is raised
     */
    public record AlertBounds(double transitionsPerYear, double meanScalar) {
    }

    /**
     * Monitoring.
     *
     * @param meanScalarLow lowest mean applied scalar that is usual
     * @param meanScalarHigh highest one
     */
    public record MonitoringBounds(double meanScalarLow, double meanScalarHigh) {

        /** Whether a mean applied scalar lies within, both ends included. */
        public boolean hold(double mean) {
            return atLeast(mean, meanScalarLow) && atMost(mean, meanScalarHigh);
        }

        @Override
        public String toString() {
            return plain(meanScalarLow) + " to " + plain(meanScalarHigh);
        }
    }

    /**
     * A stretch of calendar days that people have a name for, such as a market's crash.
     *
     * @param name what to call it
     * @param from first day, included
     * @param to last day, included
     */
    public record NamedWindow(String name, LocalDate from, LocalDate to) {

        public NamedWindow {
            if (name.isBlank()) {
                throw new DataException("The window " + from + ".." + to + " has no name; give it one.");
            }
            if (from.isAfter(to)) {
                throw new DataException("The window " + name + " runs from " + from + " to " + to + "; expected from <= to.");
            }
        }

        /**
         * Whether a day lies within.
         *
         * @param day a calendar day
         * @return true from the first to the last day, both included
         */
        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        @Override
        public String toString() {
            return name + " (" + from + ".." + to + ")";
        }
    }
}
