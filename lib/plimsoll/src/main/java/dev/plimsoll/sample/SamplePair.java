package dev.plimsoll.sample;

import dev.plimsoll.sample.MarketModel.Noise;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Monthly returns of two invented sleeves of different character, from one number. Nothing in them is a real price.
 *
 * <p>Stocks run from January 2017 to December 2025. Their log return is 0.8 % + 3 % · z in a calm month and -1.2 % + 6 % · z in a
 * turbulent one; turbulence begins with probability 8 % a month and goes on with 60 %. Coins begin in July 2017. Theirs is
 * 1.2 % + trend + 14 % · y, in a turbulent month 4 % less; the trend is an AR(1) with coefficient 0.85 and standard deviation 5 %, which
 * is what momentum lives on. z and y are standard normal with correlation 0.35.
 *
 * @param stocks simple monthly returns (0.01 = +1 %) by month end
 * @param coins the same
 */
public record SamplePair(Series stocks, Series coins) {

    private static final YearMonth FIRST = YearMonth.of(2017, 1);
    private static final YearMonth FIRST_OF_COINS = YearMonth.of(2017, 7);
    private static final YearMonth LAST = YearMonth.of(2025, 12);

    private static final double TURBULENCE_BEGINS = 0.08;
    private static final double TURBULENCE_GOES_ON = 0.60;
    private static final double CORRELATION = 0.35;
    private static final double TREND_KEPT = 0.85;
    private static final double TREND_DEVIATION = 0.05;

    /**
     * Simulates both.
     *
     * @param seed any number; {@link SampleMarket#DEFAULT_SEED} is what docs show
     * @return the sleeves
     */
    public static SamplePair simulate(long seed) {
        Noise noise = new Noise(seed);
        List<LocalDate> months = new ArrayList<>();
        List<Double> stocks = new ArrayList<>();
        List<Double> coins = new ArrayList<>();
        boolean turbulent = false;
        double trend = 0;
        for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            turbulent = noise.uniform() < (turbulent ? TURBULENCE_GOES_ON : TURBULENCE_BEGINS);
            trend = TREND_KEPT * trend + TREND_DEVIATION * StrictMath.sqrt(1 - TREND_KEPT * TREND_KEPT) * noise.normal();
            double z = noise.normal();
            double y = CORRELATION * z + StrictMath.sqrt(1 - CORRELATION * CORRELATION) * noise.normal();
            months.add(month.atEndOfMonth());
            stocks.add(StrictMath.expm1(turbulent ? -0.012 + 0.06 * z : 0.008 + 0.03 * z));
            coins.add(StrictMath.expm1(0.012 + trend + 0.14 * y - (turbulent ? 0.04 : 0)));
        }
        int from = months.indexOf(FIRST_OF_COINS.atEndOfMonth());
        return new SamplePair(series(months, stocks), series(months.subList(from, months.size()), coins.subList(from, coins.size())));
    }

    private static Series series(List<LocalDate> months, List<Double> returns) {
        return Series.of(DateIndex.of(months), returns.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
