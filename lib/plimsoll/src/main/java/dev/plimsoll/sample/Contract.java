package dev.plimsoll.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * The thirteen futures of the sample market and all that is particular to each.
 *
 * <p>The loadings say how one contract's daily move, in units of its own volatility, is made of common factors and a part of its own;
 * only their ratios matter, as the sum is scaled to the contract's volatility. A rise of the rates factor is a rise of bond
 * <em>prices</em>, a rise of the dollar factor a stronger dollar.
 */
enum Contract {
    //              ticker volatility premium carry growth rates dollar liquid  own  exchange       Sunday weekday first day
    SP500("ES", 0.170, 0.45, 1, 1.00, 0.00, 0.00, 1.0, 0.30, Exchange.EQUITY, 0.16, 0.000, "2016-01-04"),
    NASDAQ("NQ", 0.210, 0.45, 1, 0.90, 0.10, 0.00, 0.9, 0.45, Exchange.EQUITY, 0.16, 0.000, "2016-01-04"),
    RUSSELL("RTY", 0.220, 0.35, 1, 0.90, -0.10, 0.00, 1.0, 0.50, Exchange.EQUITY, 0.97, 0.000, "2016-01-04"),
    NOTE2("ZT", 0.016, 0.25, 1, -0.10, 0.80, 0.00, 0.3, 0.50, Exchange.RATES, 0.06, 0.000, "2016-01-04"),
    NOTE5("ZF", 0.038, 0.30, 1, -0.10, 0.95, 0.00, 0.5, 0.25, Exchange.RATES, 0.06, 0.000, "2016-01-04"),
    NOTE10("ZN", 0.057, 0.30, 1, -0.10, 1.00, 0.00, 0.6, 0.15, Exchange.RATES, 0.03, 0.000, "2016-01-04"),
    BOND30("UB", 0.145, 0.25, 1, -0.10, 0.90, 0.00, 0.7, 0.35, Exchange.RATES, 0.06, 0.000, "2016-01-04"),
    SHORT_RATE("SR3", 0.006, 0.10, 0, -0.05, 0.60, 0.00, 0.0, 0.80, Exchange.RATES, 0.55, 0.050, "2018-05-07"),
    CRUDE("CL", 0.360, 0.20, 1, 0.35, -0.15, -0.15, 0.8, 0.90, Exchange.COMMODITY, 0.03, 0.000, "2016-01-04"),
    GOLD("GC", 0.150, 0.30, 0, 0.05, 0.35, -0.45, 0.7, 0.75, Exchange.COMMODITY, 0.03, 0.000, "2016-01-04"),
    EURO("6E", 0.075, -0.10, -1, 0.05, 0.05, -0.85, 0.6, 0.45, Exchange.CURRENCY, 0.25, 0.025, "2016-01-04"),
    STERLING("6B", 0.090, 0.10, 1, 0.25, 0.00, -0.70, 0.8, 0.60, Exchange.CURRENCY, 0.40, 0.030, "2016-01-04"),
    YEN("6J", 0.085, -0.15, -1, -0.25, 0.40, -0.50, 0.2, 0.60, Exchange.CURRENCY, 0.32, 0.025, "2016-01-04");

    /** All contracts in the order of their constants, which fixes the order of random draws. */
    static final List<Contract> ALL = List.of(values());

    /** What the ticker says, and the column of the asset in every panel. */
    final String ticker;
    /** Long-run volatility of a calm-to-average year, decimal per year. */
    final double volatility;
    /** Reward of a long position: yearly mean return divided by volatility. */
    final double premium;
    /** The side that is paid for holding: 1 long, -1 short, 0 none. */
    final int carry;
    final double growth;
    final double rates;
    final double dollar;
    /** How hard a dash for cash hits it; enters only while markets are turbulent. */
    final double liquidity;
    final double own;
    final Exchange exchange;
    /** Chance that a Sunday session has no price. */
    final double sundayHole;
    /** Chance that a weekday has no price although the exchange is open. */
    final double weekdayHole;
    final LocalDate firstDay;

    Contract(String ticker, double volatility, double premium, int carry, double growth, double rates, double dollar,
            double liquidity, double own, Exchange exchange, double sundayHole, double weekdayHole, String firstDay) {
        this.ticker = ticker;
        this.volatility = volatility;
        this.premium = premium;
        this.carry = carry;
        this.growth = growth;
        this.rates = rates;
        this.dollar = dollar;
        this.liquidity = liquidity;
        this.own = own;
        this.exchange = exchange;
        this.sundayHole = sundayHole;
        this.weekdayHole = weekdayHole;
        this.firstDay = LocalDate.parse(firstDay);
    }

    /** Whose holidays apply. */
    enum Exchange {
        EQUITY, RATES, COMMODITY, CURRENCY
    }
}
