package dev.plimsoll.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * What the sample market is told to do and when; on all other days it does as it likes.
 *
 * @param from first day
 * @param to last day
 * @param volatility factor on every contract's volatility
 * @param liquidity size of the common cash factor, beside loadings of about 1; 0 = absent
 * @param coupling correlation of the growth and rates factors (positive: equities and bonds fall together)
 * @param growthDrift mean of the growth factor per weekday, in its standard deviations
 * @param ratesDrift mean of the rates factor (bond prices) per weekday, in its standard deviations
 * @param liquidityDrift mean of the cash factor per weekday, in its standard deviations
 */
record Script(LocalDate from, LocalDate to, double volatility, double liquidity, double coupling, double growthDrift,
        double ratesDrift, double liquidityDrift) {

    private static final double NO_DRIFT = 0;

    /** The first spell that holds a day counts, so a spell of a few weeks comes before the season it lies in. */
    private static final List<Script> SPELLS = List.of(
            // 2020: crash, dash for cash, partial recovery.
            spell("2020-02-20", "2020-03-06", 2.0, 0.9, -0.1, -0.30, 0.05, -0.20),
            spell("2020-03-08", "2020-03-23", 3.4, 2.2, 0.3, -0.40, -0.10, -0.45),
            spell("2020-03-24", "2020-04-10", 2.2, 1.2, 0.1, 0.30, 0.10, 0.30),
            spell("2020-04-12", "2020-04-30", 1.6, 0.4, -0.1, 0.20, 0.05, 0.15),
            // 2022: rates rise, equities and bonds fall together, in three clusters.
            spell("2022-01-18", "2022-02-08", 2.0, 1.6, 0.4, -0.25, -0.20, -0.15),
            spell("2022-06-06", "2022-06-24", 2.1, 1.8, 0.4, -0.20, -0.25, -0.20),
            spell("2022-09-12", "2022-10-05", 2.1, 1.8, 0.4, -0.20, -0.25, -0.20),
            spell("2022-01-03", "2022-10-31", 1.05, 0.2, 0.3, -0.04, -0.07, 0.00),
            // Calm on purpose.
            spell("2020-12-15", "2021-12-31", 0.85, 0.0, -0.3, NO_DRIFT, NO_DRIFT, NO_DRIFT),
            spell("2022-12-01", "2023-03-05", 0.85, 0.0, -0.2, NO_DRIFT, NO_DRIFT, NO_DRIFT));

    private static final Script CALM = spell("2016-01-04", "2025-12-31", 0.85, 0.0, -0.3, NO_DRIFT, NO_DRIFT, NO_DRIFT);
    private static final Script TURBULENT = spell("2016-01-04", "2025-12-31", 1.35, 0.45, -0.1, -0.02, NO_DRIFT, NO_DRIFT);

    private static Script spell(String from, String to, double volatility, double liquidity, double coupling, double growthDrift,
            double ratesDrift, double liquidityDrift) {
        return new Script(LocalDate.parse(from), LocalDate.parse(to), volatility, liquidity, coupling, growthDrift, ratesDrift,
                liquidityDrift);
    }

    /** What holds on a day: the scripted spell, or else the state the market is in. */
    static Script of(LocalDate day, boolean turbulent) {
        for (Script spell : SPELLS) {
            if (!day.isBefore(spell.from) && !day.isAfter(spell.to)) {
                return spell;
            }
        }
        return turbulent ? TURBULENT : CALM;
    }
}
