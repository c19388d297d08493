package dev.plimsoll.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * One of the thirteen futures of the sample market and all that is particular to it.
 *
 * <p>The loadings say how one contract's daily move, in units of its own volatility, is made of common factors and a part of its own;
 * only their ratios matter, as the sum is scaled to the contract's volatility. A rise of the rates factor is a rise of bond
 * <em>prices</em>, a rise of the dollar factor a stronger dollar.
 *
 * @param ticker what the ticker says, and the column of the asset in every panel
 * @param volatility long-run volatility of a calm-to-average year, decimal per year
 * @param premium reward of a long position: yearly mean return divided by volatility
 * @param carry the side that is paid for holding: 1 long, -1 short, 0 none
 * @param growth loading of the growth factor
 * @param rates loading of the rates factor
 * @param dollar loading of the dollar factor
 * @param liquidity how hard a dash for cash hits it; enters only while markets are turbulent
 * @param own loading of the part of its own
 * @param exchange whose holidays apply
 * @param sundayHole chance that a Sunday session has no price
 * @param weekdayHole chance that a weekday has no price although the exchange is open
 * @param firstDay the first day has no return
 */
record Contract(String ticker, double volatility, double premium, int carry, double growth, double rates, double dollar, double liquidity,
        double own, Exchange exchange, double sundayHole, double weekdayHole, LocalDate firstDay) {

    private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 4);

    /** All contracts, in the order of random draws. */
    static final List<Contract> ALL = List.of(
            //  ticker volatility premium carry growth rates dollar liquid  own  exchange       Sunday weekday first day
            new Contract("ES", 0.170, 0.45, 1, 1.00, 0.00, 0.00, 1.0, 0.30, Exchange.EQUITY, 0.16, 0.000, FIRST_DAY),
            new Contract("NQ", 0.210, 0.45, 1, 0.90, 0.10, 0.00, 0.9, 0.45, Exchange.EQUITY, 0.16, 0.000, FIRST_DAY),
            new Contract("RTY", 0.220, 0.35, 1, 0.90, -0.10, 0.00, 1.0, 0.50, Exchange.EQUITY, 0.97, 0.000, FIRST_DAY),
            new Contract("ZT", 0.016, 0.25, 1, -0.10, 0.80, 0.00, 0.3, 0.50, Exchange.RATES, 0.06, 0.000, FIRST_DAY),
            new Contract("ZF", 0.038, 0.30, 1, -0.10, 0.95, 0.00, 0.5, 0.25, Exchange.RATES, 0.06, 0.000, FIRST_DAY),
            new Contract("ZN", 0.057, 0.30, 1, -0.10, 1.00, 0.00, 0.6, 0.15, Exchange.RATES, 0.03, 0.000, FIRST_DAY),
            new Contract("UB", 0.145, 0.25, 1, -0.10, 0.90, 0.00, 0.7, 0.35, Exchange.RATES, 0.06, 0.000, FIRST_DAY),
            new Contract("SR3", 0.006, 0.10, 0, -0.05, 0.60, 0.00, 0.0, 0.80, Exchange.RATES, 0.55, 0.050, LocalDate.of(2018, 5, 7)),
            new Contract("CL", 0.360, 0.20, 1, 0.35, -0.15, -0.15, 0.8, 0.90, Exchange.COMMODITY, 0.03, 0.000, FIRST_DAY),
            new Contract("GC", 0.150, 0.30, 0, 0.05, 0.35, -0.45, 0.7, 0.75, Exchange.COMMODITY, 0.03, 0.000, FIRST_DAY),
            new Contract("6E", 0.075, -0.10, -1, 0.05, 0.05, -0.85, 0.6, 0.45, Exchange.CURRENCY, 0.25, 0.025, FIRST_DAY),
            new Contract("6B", 0.090, 0.10, 1, 0.25, 0.00, -0.70, 0.8, 0.60, Exchange.CURRENCY, 0.40, 0.030, FIRST_DAY),
            new Contract("6J", 0.085, -0.15, -1, -0.25, 0.40, -0.50, 0.2, 0.60, Exchange.CURRENCY, 0.32, 0.025, FIRST_DAY));

    /** Whose holidays apply. */
    enum Exchange {
        EQUITY, RATES, COMMODITY, CURRENCY
    }
}
