package dev.plimsoll.twopass;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.DateIndex;
import java.util.List;

/**
 * The two-pass audit: the same book without (pass 1, baseline) and with (pass 2, scaled) the allocator's scalars. Regimes, transitions
 * and daily scalars are pass 1's throughout.
 *
 * @param baseline pass 1
 * @param scaled pass 2
 * @param delta scaled less baseline
 * @param regime regimes of pass 1
 * @param risk daily scalars of pass 1
 * @param applied scalars applied in pass 2, one per rebalance
 * @param transitions changes of regime of pass 1
 * @param transitionsPerYear the same per year: changes / (calendar days of the regime series, last less first / 365.25)
 * @param deepest the ten deepest de-risking events, deepest first
 * @param eventThreshold applied scalar below which a rebalance belongs to an event
 */
public record TwoPassComparison(PassFigures baseline, PassFigures scaled, TwoPassDelta delta, RegimePath regime, RiskPath risk,
        AppliedScalars applied, int transitions, double transitionsPerYear, List<DeriskEvent> deepest, double eventThreshold) {

    /** How many of the deepest events a comparison keeps. */
    public static final int TOP_EVENTS = 10;

    private static final double DAYS_PER_YEAR = 365.25;

    public TwoPassComparison {
        deepest = List.copyOf(deepest);
    }

    /**
     * Compares two passes.
     *
     * @param baseline pass 1
     * @param scaled pass 2; its usage is taken from {@code applied}
     * @param regime regimes of pass 1
     * @param risk daily scalars of pass 1, on the same days
     * @param applied scalars the weights of pass 2 were multiplied by
     * @param eventThreshold applied scalar below which a rebalance belongs to an event, as {@link ValidationConfig#eventThreshold()}
     * @return the comparison
     * @throws DataException when the equity of the passes begins or ends on different days, regimes and scalars are on different
     *     days, or a metric is not a finite number
     */
    public static TwoPassComparison of(PassFigures baseline, PassFigures scaled, RegimePath regime, RiskPath risk,
            AppliedScalars applied, double eventThreshold) {
        samePeriod(baseline, scaled);
        if (!regime.dates().equals(risk.dates())) {
            throw new DataException("The regimes of " + baseline.runId() + " have " + regime.dates() + ", its risk scalars "
                    + risk.dates() + "; expected the same days. Take both from the same run.");
        }
        TwoPassDelta delta = TwoPassDelta.of(baseline.metrics(), scaled.metrics());
        Figures.present("cagr", delta.cagr());
        Figures.present("ann_vol", delta.annVol());
        Figures.present("sharpe", delta.sharpe());
        Figures.present("max_drawdown", delta.maxDrawdown());
        Figures.present("worst_month", delta.worstMonth());
        Figures.present("worst_quarter", delta.worstQuarter());
        int transitions = changes(regime.regimes());
        List<DeriskEvent> events = DeriskEvent.all(applied, eventThreshold, regime, risk);
        return new TwoPassComparison(baseline, scaled.withUsage(ScalarUsage.of(applied)), delta, regime, risk, applied, transitions,
                perYear(transitions, regime.dates()), events.subList(0, Math.min(TOP_EVENTS, events.size())), eventThreshold);
    }

    private static void samePeriod(PassFigures baseline, PassFigures scaled) {
        DateIndex first = baseline.equity().dates();
        DateIndex second = scaled.equity().dates();
        if (first.isEmpty() || second.isEmpty() || !first.first().equals(second.first()) || !first.last().equals(second.last())) {
            throw new DataException("The equity of " + baseline.runId() + " has " + first + ", that of " + scaled.runId() + " " + second
                    + "; two passes are compared over the same period. Cut both to it.");
        }
    }

    private static int changes(List<Regime> regimes) {
        int changes = 0;
        for (int row = 1; row < regimes.size(); row++) {
            if (regimes.get(row) != regimes.get(row - 1)) {
                changes++;
            }
        }
        return changes;
    }

    private static double perYear(int changes, DateIndex dates) {
        long days = dates.last().toEpochDay() - dates.first().toEpochDay();
        return days == 0 ? 0 : changes / (days / DAYS_PER_YEAR);
    }
}
