package dev.plimsoll.twopass;

import dev.plimsoll.error.DataException;
import dev.plimsoll.governance.Monitoring;
import dev.plimsoll.store.files.Binding;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.TextFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * @throws dev.plimsoll.error.InputMissingException when the file cannot be read
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
        Map<String, Object> given = Binding.PLAIN.yaml(yaml, source, SHIPPED);
        return Binding.PLAIN.bind(ValidationConfig.class, given, Binding.PLAIN.shipped(SHIPPED), source);
    }

    /**
     * Applied scalar below which a rebalance belongs to a de-risking event.
     */
    public double eventThreshold() {
        return events.threshold();
    }

    /**
     * De-risking events.
     *
     * @param threshold applied scalar below which a rebalance belongs to one
     */
    public record Events(double threshold) {

        /**
         * Checks the threshold.
         *
         * @throws DataException when it does not lie in (0, 1]
         */
        public Events {
            share("events.threshold", threshold);
        }
    }

    /**
     * Question 1.
     *
     * @param improvementPass drawdown improvement from which it is a PASS; from 0 to it a CAUTION, below 0 a FAIL
     */
    public record Drawdown(double improvementPass) {

        /**
         * Checks the bound.
         *
         * @throws DataException when it is not in [0, 1]
         */
        public Drawdown {
            fraction("drawdown.improvement_pass", improvementPass);
        }
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

        /**
         * Checks that bounds do not cross.
         *
         * @throws DataException naming the keys and values that contradict each other
         */
        public Returns {
            fraction("returns.cagr_loss_pass", cagrLossPass);
            fraction("returns.cagr_loss_fail", cagrLossFail);
            ordered("returns.cagr_loss_pass", cagrLossPass, "returns.cagr_loss_fail", cagrLossFail);
            share("returns.mean_scalar_fail", meanScalarFail);
            share("returns.mean_scalar_idle", meanScalarIdle);
            ordered("returns.mean_scalar_fail", meanScalarFail, "returns.mean_scalar_pass", meanScalarPass);
            ordered("returns.mean_scalar_pass", meanScalarPass, "returns.mean_scalar_idle", meanScalarIdle);
            atLeast("returns.sharpe_loss_pass", sharpeLossPass, 0);
            fraction("returns.normal_share_caution", normalShareCaution);
            fraction("returns.normal_share_high", normalShareHigh);
            ordered("returns.normal_share_caution", normalShareCaution, "returns.normal_share_low", normalShareLow);
            ordered("returns.normal_share_low", normalShareLow, "returns.normal_share_high", normalShareHigh);
        }
    }

    /**
     * Question 3.
     *
     * @param perYearPass changes of regime a year below which it is a PASS
     * @param perYearFail changes a year above which it is a FAIL; between the two, both included, a CAUTION
     * @param thrashingRows longest absence of a regime, in rows, that counts as thrashing
     */
    public record Transitions(double perYearPass, double perYearFail, int thrashingRows) {

        /**
         * Checks that bounds do not cross.
         *
         * @throws DataException naming the keys and values
         */
        public Transitions {
            atLeast("transitions.per_year_pass", perYearPass, 0);
            atLeast("transitions.per_year_fail", perYearFail, 0);
            ordered("transitions.per_year_pass", perYearPass, "transitions.per_year_fail", perYearFail);
            atLeast("transitions.thrashing_rows", thrashingRows, 1);
        }
    }

    /**
     * Question 4.
     *
     * @param deriskBelow daily scalar below which a day counts as de-risked
     * @param windows stress the allocator must have flagged
     * @param calm windows in which it should not have de-risked
     */
    public record Stress(double deriskBelow, List<NamedWindow> windows, List<NamedWindow> calm) {

        /**
         * Copies the lists.
         *
         * @throws DataException when the level is not in (0, 1] or a name is given twice
         */
        public Stress {
            share("stress.derisk_below", deriskBelow);
            windows = List.copyOf(windows);
            calm = List.copyOf(calm);
            distinct("stress.windows", windows);
            distinct("stress.calm", calm);
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

        /**
         * Checks the order of the days.
         *
         * @throws DataException naming the values
         */
        public Canonical {
            if (from.isAfter(to)) {
                throw new DataException("canonical.from is " + from + " and canonical.to " + to + "; expected from <= to.");
            }
            atLeast("canonical.slack_days", slackDays, 0);
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

        /**
         * Checks ranges.
         *
         * @throws DataException naming the value out of range
         */
        public AlertBounds {
            atLeast("alerts.transitions_per_year", transitionsPerYear, 0);
            share("alerts.mean_scalar", meanScalar);
        }
    }

    /**
     * Monitoring.
     *
     * @param meanScalarLow lowest mean applied scalar that is usual
     * @param meanScalarHigh highest one
     */
    public record MonitoringBounds(double meanScalarLow, double meanScalarHigh) {

        /**
         * Checks that bounds do not cross.
         *
         * @throws DataException naming the keys and values
         */
        public MonitoringBounds {
            share("monitoring.mean_scalar_low", meanScalarLow);
            share("monitoring.mean_scalar_high", meanScalarHigh);
            ordered("monitoring.mean_scalar_low", meanScalarLow, "monitoring.mean_scalar_high", meanScalarHigh);
        }
    }

    /**
     * As it is stored and hashed with what was judged by it: the keys of {@code configs/validation.yaml}, dates as ISO text.
     *
     * @return its document, in the order of the file
     */
    public Map<String, Object> asConfig() {
        return Json.members(this);
    }

    private static void share(String key, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new DataException(key + " is " + value + "; expected a share above 0, at most 1.");
        }
    }

    private static void fraction(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new DataException(key + " is " + value + "; expected a decimal fraction from 0 to 1 (0.02 = 2 %).");
        }
    }

    private static void atLeast(String key, double value, double low) {
        if (!(value >= low) || Double.isInfinite(value)) {
            throw new DataException(key + " is " + value + "; expected a number of at least " + Figures.plain(low) + ".");
        }
    }

    private static void ordered(String lowKey, double low, String highKey, double high) {
        if (!(low <= high)) {
            throw new DataException(lowKey + " is " + low + " and " + highKey + " is " + high + "; expected " + lowKey + " <= "
                    + highKey + ".");
        }
    }

    private static void distinct(String key, List<NamedWindow> windows) {
        Set<String> names = new HashSet<>();
        for (NamedWindow window : windows) {
            if (!names.add(window.name())) {
                throw new DataException(key + " has the name " + window.name() + " twice; give each window its own.");
            }
        }
    }
}
