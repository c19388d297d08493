package dev.plimsoll.door;

import static java.math.RoundingMode.HALF_EVEN;
import static java.util.Optional.empty;
import static java.util.stream.Collectors.joining;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is doubtful in the inputs of a run. Nothing here changes a result: findings are shown before the figures and stored with the run,
 * or, on request, refused.
 *
 * @param findings in a fixed order, possibly none
 */
public record SanityReport(List<Finding> findings) {

    public SanityReport {
        findings = List.copyOf(findings);
    }

    /**
     * Looks at daily tables.
     *
     * @param tables what was given
     * @return what was found
     */
    public static SanityReport of(DailyTables tables) {
        return new SanityReport(ReturnChecks.of(tables)).and(BookChecks.of(tables));
    }

    /**
     * Looks at what sleeves are combined from.
     *
     * @param assetReturns simple daily returns, one column per asset
     * @param positions panel per sleeve, in risk units; missing = keep the previous one
     * @param lag rows until a position earns, 0 or 1
     * @return what was found
     */
    public static SanityReport ofSleeves(Panel assetReturns, Map<String, Panel> positions, int lag) {
        return of(DailyTables.of(assetReturns)).and(BookChecks.ofPositions(assetReturns, positions, lag));
    }

    /**
     * Looks at the monthly returns of a sleeve.
     *
     * @param sleeve its name
     * @param returns simple monthly returns, one row per month there is
     * @return what was found
     */
    public static SanityReport ofMonths(String sleeve, Series returns) {
        return new SanityReport(MonthChecks.of(sleeve, returns));
    }

    /**
     * This report and more findings after it.
     *
     * @param more further findings
     * @return a longer report
     */
    public SanityReport and(List<Finding> more) {
        return new SanityReport(Stream.concat(findings.stream(), more.stream()).toList());
    }

    /**
     * Makes findings refusals.
     *
     * @param where what the message calls the inputs
     * @throws DataException naming every finding, when there is one
     */
    public void refuse(String where) {
        if (findings.isEmpty()) {
            return;
        }
        throw new DataException(where + " is refused, as --strict was given and the sanity report has " + findings.size()
                + (findings.size() == 1 ? " finding. " : " findings. ")
                + findings.stream().map(finding -> finding.code() + ": " + finding.text() + " ").collect(joining())
                + "Nothing was stored. Correct the inputs, or leave --strict out.");
    }

    /**
     * Something doubtful in the inputs of a run.
     *
     * @param code kind of finding, such as PADDED_DAYS
     * @param message in words: what was found, and what to do
     * @param count how many rows, cells, assets, gaps or months it concerns, 1 or more; the message says which
     * @param first the first day it concerns
     * @param worst the value furthest from what was expected; the message says which
     */
    public record Finding(String code, String message, long count, LocalDate first, double worst) {

        private static final MathContext SHOWN = new MathContext(6);

        /**
         * The message with its figures in a fixed tail, as it is stored; view {@code audit.run_warning} splits it again.
         *
         * @return the message, a space, and {@code [count=…, first=…, worst=…]}, the worst value to six digits
         */
        public String text() {
            return message + " [count=" + count + ", first=" + first + ", worst=" + shown(worst) + "]";
        }

        /** Six digits of a number, the same on every machine. */
        static String shown(double value) {
            BigDecimal rounded = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
            return rounded.precision() - rounded.scale() > 12 || rounded.scale() > 15 ? rounded.toString() : rounded.toPlainString();
        }

        /** A share as percent with one decimal. */
        static String percent(double share) {
            return new BigDecimal(share * 100).setScale(1, HALF_EVEN).toPlainString() + " %";
        }
    }

    /**
     * The tables of a run as they were given, within its window; what was computed here is left out.
     *
     * @param assetReturns simple daily returns, one column per asset
     * @param weights fractions of equity on the rebalance dates, missing = keep the previous one, if given
     * @param lag rows until a weight earns, 0 or 1; empty when it is not known
     * @param portfolioReturns simple daily returns of the book, if given
     * @param equity value of the book, if given
     * @param trendUnitReturns one column per asset, if given
     * @param sleeveReturns one column per sleeve, if given
     */
    public record DailyTables(Panel assetReturns, Optional<Panel> weights, Optional<Integer> lag, Optional<Series> portfolioReturns,
            Optional<Series> equity, Optional<Panel> trendUnitReturns, Optional<Panel> sleeveReturns) {

        /**
         * Asset returns alone, to be gone on with.
         *
         * @param assetReturns simple daily returns
         * @return the tables
         */
        public static DailyTables of(Panel assetReturns) {
            return new DailyTables(assetReturns, empty(), empty(), empty(), empty(), empty(), empty());
        }
    }
}
