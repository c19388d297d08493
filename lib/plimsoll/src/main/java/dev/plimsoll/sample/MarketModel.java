package dev.plimsoll.sample;

import static dev.plimsoll.timeseries.Statistics.ROOT_252;
import static java.lang.Double.NaN;
import static java.lang.Double.isNaN;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.Month.DECEMBER;
import static java.time.Month.FEBRUARY;
import static java.time.Month.JANUARY;
import static java.time.Month.JULY;
import static java.time.Month.MAY;
import static java.time.Month.NOVEMBER;
import static java.time.Month.OCTOBER;
import static java.time.Month.SEPTEMBER;

import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.GoodFriday;
import dev.plimsoll.timeseries.Panel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the returns of the sample's contracts; {@link SampleMarket} describes the model. */
final class MarketModel {

    /** Chance per row that a calm market turns turbulent, and back: spells of about 160 and 25 rows. */
    private static final double TO_TURBULENT = 1 / 160.0;
    private static final double TO_CALM = 1 / 25.0;

    /** Log volatility: AR(1) coefficient per row and stationary standard deviation. */
    private static final double VOLATILITY_MEMORY = 0.97;
    private static final double VOLATILITY_SPREAD = 0.14;

    /** Drifts of factors and contracts: AR(1) coefficient per row and stationary standard deviation, in daily standard deviations. */
    private static final double TREND_MEMORY = 0.99;
    private static final double FACTOR_TREND = 0.055;
    private static final double OWN_TREND = 0.04;

    /** A Sunday session moves by this share of a weekday's standard deviation. */
    private static final double SUNDAY_MOVE = 0.35;


    /** Simple returns of all contracts, with their holes. */
    static Panel returns(long seed) {
        // One stream each, so that a change to the calendar or the holes leaves the moves as they are.
        SplittableRandom seeds = new SplittableRandom(seed);
        DateIndex dates = sessions(new Noise(seeds.nextLong()));
        double[][] moves = moves(dates, new Noise(seeds.nextLong()));
        boolean[][] priced = priced(dates, new Noise(seeds.nextLong()));
        List<Contract> contracts = Contract.ALL;
        double[][] returns = new double[contracts.size()][dates.size()];
        for (int c = 0; c < returns.length; c++) {
            for (int row = 0; row < returns[c].length; row++) {
                LocalDate day = dates.date(row);
                boolean before = row == 0 || priced[c][row - 1];
                // A holiday's own row has no return, the row after it has one; a missing print takes both.
                boolean known = before && priced[c][row] && !isHoliday(contracts.get(c).exchange(), day)
                        && day.isAfter(contracts.get(c).firstDay());
                returns[c][row] = known ? StrictMath.expm1(moves[c][row]) : NaN;
            }
        }
        return Panel.of(dates, contracts.stream().map(Contract::ticker).toList(), returns);
    }

    private static boolean[][] priced(DateIndex dates, Noise noise) {
        boolean[][] priced = new boolean[Contract.ALL.size()][dates.size()];
        for (int c = 0; c < priced.length; c++) {
            Contract contract = Contract.ALL.get(c);
            for (int row = 0; row < dates.size(); row++) {
                boolean sunday = dates.date(row).getDayOfWeek() == SUNDAY;
                priced[c][row] = noise.uniform() >= (sunday ? contract.sundayHole() : contract.weekdayHole());
            }
        }
        return priced;
    }

    /** Log returns of every contract on every row, as if all were always open. */
    private static double[][] moves(DateIndex dates, Noise noise) {
        double[][] moves = new double[Contract.ALL.size()][dates.size()];
        double[] ownTrend = new double[moves.length];
        double growthTrend = 0;
        double ratesTrend = 0;
        double dollarTrend = 0;
        double logVolatility = 0;
        boolean turbulent = false;
        for (int row = 0; row < dates.size(); row++) {
            LocalDate day = dates.date(row);
            turbulent = noise.uniform() < (turbulent ? 1 - TO_CALM : TO_TURBULENT);
            Script script = Script.of(day, turbulent);
            logVolatility = remember(logVolatility, VOLATILITY_MEMORY, VOLATILITY_SPREAD, noise);
            growthTrend = remember(growthTrend, TREND_MEMORY, FACTOR_TREND, noise);
            ratesTrend = remember(ratesTrend, TREND_MEMORY, FACTOR_TREND, noise);
            dollarTrend = remember(dollarTrend, TREND_MEMORY, FACTOR_TREND, noise);

            double coupling = script.coupling();
            double growthShock = noise.normal();
            double ratesShock = coupling * growthShock + StrictMath.sqrt(1 - coupling * coupling) * noise.normal();
            double growth = growthShock + growthTrend + script.growthDrift();
            double rates = ratesShock + ratesTrend + script.ratesDrift();
            double dollar = noise.normal() + dollarTrend;
            double cash = noise.normal() + script.liquidityDrift();

            double session = day.getDayOfWeek() == SUNDAY ? SUNDAY_MOVE : 1;
            double volatility = script.volatility() * StrictMath.exp(logVolatility) * session / ROOT_252;
            for (int c = 0; c < moves.length; c++) {
                Contract contract = Contract.ALL.get(c);
                ownTrend[c] = remember(ownTrend[c], TREND_MEMORY, OWN_TREND, noise);
                double liquidity = script.liquidity() * contract.liquidity();
                double sum = contract.growth() * growth + contract.rates() * rates + contract.dollar() * dollar + liquidity * cash
                        + contract.own() * noise.normal();
                double variance = contract.growth() * contract.growth() + contract.rates() * contract.rates()
                        + 2 * coupling * contract.growth() * contract.rates() + contract.dollar() * contract.dollar()
                        + liquidity * liquidity + contract.own() * contract.own();
                double move = sum / StrictMath.sqrt(variance) + ownTrend[c] + contract.premium() / ROOT_252;
                moves[c][row] = contract.volatility() * volatility * move;
            }
        }
        return moves;
    }

    /** The next value of an AR(1) process with mean 0. */
    private static double remember(double value, double memory, double spread, Noise noise) {
        return memory * value + StrictMath.sqrt(1 - memory * memory) * spread * noise.normal();
    }

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

    /**
     * Random numbers that are the same everywhere: only the raw 64-bit stream of {@link SplittableRandom}, which its documentation fixes,
     * and StrictMath are used. Normals come from the Box-Muller transform, two at a time.
     */
    static final class Noise {

        private final SplittableRandom bits;
        private double spare = NaN;

        Noise(long seed) {
            bits = new SplittableRandom(seed);
        }

        /** Uniform on [0, 1), with 53 random bits. */
        double uniform() {
            return (bits.nextLong() >>> 11) * 0x1p-53;
        }

        /** Standard normal. */
        double normal() {
            if (!isNaN(spare)) {
                double value = spare;
                spare = NaN;
                return value;
            }
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
            double angle = 2 * StrictMath.PI * uniform();
            spare = radius * StrictMath.sin(angle);
            return radius * StrictMath.cos(angle);
        }
    }

    static final LocalDate FIRST = LocalDate.parse("2016-01-04");
    static final LocalDate LAST = LocalDate.parse("2025-12-31");

    /** Share of Sundays without a session at all. */
    private static final double SUNDAYS_OFF = 0.02;

    /** The rows of the sample. */
    static DateIndex sessions(Noise noise) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            DayOfWeek weekday = day.getDayOfWeek();
            boolean sunday = weekday == SUNDAY && noise.uniform() >= SUNDAYS_OFF;
            if (sunday || weekday.getValue() <= FRIDAY.getValue()) {
                days.add(day);
            }
        }
        return DateIndex.of(days);
    }

    /** Whether the exchange has no prices on this day. */
    static boolean isHoliday(Contract.Exchange exchange, LocalDate day) {
        if (isDay(day, JANUARY, 1) || isDay(day, DECEMBER, 25) || day.equals(GoodFriday.of(day.getYear()))) {
            return true;
        }
        return switch (exchange) {
            case EQUITY -> isUnitedStatesHoliday(day);
            case RATES -> isUnitedStatesHoliday(day) || isNthMonday(day, OCTOBER, 2) || isDay(day, NOVEMBER, 11);
            case COMMODITY -> isThanksgiving(day) || isDay(day, JULY, 4);
            case CURRENCY -> isDay(day, DECEMBER, 26) || isDay(day, DECEMBER, 24);
        };
    }

    private static boolean isUnitedStatesHoliday(LocalDate day) {
        return isNthMonday(day, JANUARY, 3) || isNthMonday(day, FEBRUARY, 3)
                || day.equals(LocalDate.of(day.getYear(), MAY, 31).with(TemporalAdjusters.previousOrSame(MONDAY)))
                || isDay(day, JULY, 4) || isNthMonday(day, SEPTEMBER, 1) || isThanksgiving(day);
    }

    private static boolean isThanksgiving(LocalDate day) {
        return day.getMonth() == NOVEMBER && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(4, THURSDAY)));
    }

    private static boolean isNthMonday(LocalDate day, Month month, int n) {
        return day.getMonth() == month && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(n, MONDAY)));
    }

    private static boolean isDay(LocalDate day, Month month, int dayOfMonth) {
        return day.getMonth() == month && day.getDayOfMonth() == dayOfMonth;
    }
}
