package dev.plimsoll.intent;

import static dev.plimsoll.intent.ConfigChecks.aboveZero;
import static dev.plimsoll.intent.ConfigChecks.amounts;
import static dev.plimsoll.intent.ConfigChecks.atLeastZero;
import static dev.plimsoll.intent.ConfigChecks.require;
import static dev.plimsoll.intent.ConfigChecks.share;
import static dev.plimsoll.intent.OneSpelling.Spellings.unlike;
import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static java.util.stream.Collectors.toSet;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.OneSpelling.Spellings;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How to allocate: {@code configs/portfolio-allocation.yaml}. A missing limit or budget is no limit. Its parts are checked when they are
 * made; a message begins with the key, such as {@code regime.min_multiplier: found -1, expected 0 or more.}
 *
 * @param rules number of the rules that decide, 1 or {@link #RULES}: 1 = those of runs stored before rules had a number (no
 *     {@code allocator_clip_lot}, positions smaller than a lot stay open, names compared by case, multipliers above 1 raise participation)
 * @param enabled false = net intents pass through to the risk gate
 * @param maxIntentAge age, seconds before the request's moment, above which an intent is rejected; missing = none is too old
 * @param regime multipliers by regime
 * @param budgets what one batch may add
 * @param limits limits on the resulting book
 * @param capacity limits by the market's liquidity
 * @param lots tradable quantities
 * @param gate rules of the risk gate
 * @param execution how orders are made
 */
public record AllocationConfig(int rules, boolean enabled, Optional<BigDecimal> maxIntentAge, RegimeRules regime, Budgets budgets,
        Limits limits, Capacity capacity, Lots lots, GateRules gate, ExecutionRules execution) {

    /** Number of the rules by which new runs are decided. */
    public static final int RULES = 2;

    /**
     * Checks what concerns the whole.
     *
     * @throws DataException naming the key of rules that are not known, of an age below 0, or, from rules 2 on, of a name that differs
     *     from another by case or blanks around it only
     */
    public AllocationConfig {
        if (rules < 1 || rules > RULES) {
            throw new DataException("rules: found " + rules + ", expected 1 to " + RULES + ".");
        }
        atLeastZero("max_intent_age", maxIntentAge);
        if (rules > 1) {
            unlike("budgets.families", budgets.families().keySet());
            unlike("budgets.strategies", budgets.strategies().keySet());
            unlike("budgets.symbols", budgets.symbols().keySet());
            unlike("budgets.correlation_groups", budgets.correlationGroups().keySet());
            unlike("lots.symbols", lots.symbols().keySet());
            regime.familyTilts().forEach((label, families) -> unlike("regime.family_tilts." + label, families.keySet()));
        }
    }

    /**
     * Checks what a new configuration may not have, but one stored earlier may: a share that can only be meant in percent.
     *
     * @return this configuration
     * @throws DataException naming the key of a share above 1 of daily volume, of the market's price, or of equity in one symbol
     */
    public AllocationConfig withoutPercent() {
        share("capacity.participation_cap_pct_adv", capacity.participationCapPctAdv());
        share("gate.price_band_pct", gate.priceBandPct());
        share("limits.max_symbol_pct_equity", limits.maxSymbolPctEquity());
        return this;
    }

    /** What a multiplier makes of a limit: one above 1 raises budgets only. Rules 1 raised participation by it, too. */
    BigDecimal ofLimit(BigDecimal multiplier) {
        return rules > 1 ? multiplier.min(ONE) : multiplier;
    }

    /**
     * Money one batch may add to positions, before the regime's budget multiplier: section {@code budgets} of the configuration. What is
     * not listed has no limit. Maps are sorted by key.
     *
     * @param families strategy family → budget, shared by its strategies
     * @param strategies strategy → budget of its own, beside its family's
     * @param symbols symbol → budget
     * @param correlationGroups correlation group → budget, shared by its symbols
     */
    public record Budgets(Map<String, BigDecimal> families, Map<String, BigDecimal> strategies, Map<String, BigDecimal> symbols,
            Map<String, BigDecimal> correlationGroups) {

        /**
         * Checks, copies and sorts the maps.
         *
         * @throws dev.plimsoll.error.DataException naming the key of a budget below 0 or with a blank name
         */
        public Budgets {
            families = amounts("budgets.families", families);
            strategies = amounts("budgets.strategies", strategies);
            symbols = amounts("budgets.symbols", symbols);
            correlationGroups = amounts("budgets.correlation_groups", correlationGroups);
        }
    }

    /**
     * Limits on the resulting book and the batch: section {@code limits} of the configuration. Missing = no limit; on the limit is allowed.
     *
     * @param maxSymbolNotional largest position, money
     * @param maxSymbolPctEquity largest position as share of equity; may be above 1
     * @param maxGross largest gross exposure, money
     * @param maxNet largest absolute net exposure, money
     * @param maxNotional largest notional traded in one batch, money
     * @param maxStrategyPctGross largest share of the batch's gross notional that one strategy may add, 0 to 1
     * @param maxConcentrationPctGross largest position as share of the resulting book's gross exposure, 0 to 1
     * @param turnoverPctEquity largest notional traded in one batch as share of equity; may be above 1
     */
    public record Limits(Optional<BigDecimal> maxSymbolNotional, Optional<BigDecimal> maxSymbolPctEquity, Optional<BigDecimal> maxGross,
            Optional<BigDecimal> maxNet, Optional<BigDecimal> maxNotional, Optional<BigDecimal> maxStrategyPctGross,
            Optional<BigDecimal> maxConcentrationPctGross, Optional<BigDecimal> turnoverPctEquity) {

        /**
         * Checks ranges.
         *
         * @throws dev.plimsoll.error.DataException naming the key of a value out of range
         */
        public Limits {
            atLeastZero("limits.max_symbol_notional", maxSymbolNotional);
            atLeastZero("limits.max_symbol_pct_equity", maxSymbolPctEquity);
            atLeastZero("limits.max_gross", maxGross);
            atLeastZero("limits.max_net", maxNet);
            atLeastZero("limits.max_notional", maxNotional);
            share("limits.max_strategy_pct_gross", maxStrategyPctGross);
            share("limits.max_concentration_pct_gross", maxConcentrationPctGross);
            atLeastZero("limits.turnover_pct_equity", turnoverPctEquity);
        }

        /** The smaller of both limits on a position; below 0 where equity is. */
        Optional<BigDecimal> symbolLimit(Account account) {
            Optional<BigDecimal> share = maxSymbolPctEquity.map(account.equity().orElse(ZERO)::multiply);
            return maxSymbolNotional.isPresent() && share.isPresent() ? Optional.of(maxSymbolNotional.get().min(share.get()))
                    : maxSymbolNotional.or(() -> share);
        }
    }

    /**
     * Limits by the market's liquidity: section {@code capacity} of the configuration. Missing = no limit; on the limit is allowed.
     *
     * @param participationCapPctAdv largest share of a symbol's average daily volume that one batch may trade, before the capacity
     *     multiplier
     * @param slippageBudgetBps largest expected slippage, basis points
     * @param slippageVolatilityCoefficient weight of the volatility in it, as of the slippage formula
     */
    public record Capacity(Optional<BigDecimal> participationCapPctAdv, Optional<BigDecimal> slippageBudgetBps,
            BigDecimal slippageVolatilityCoefficient) {

        /**
         * Checks ranges.
         *
         * @throws dev.plimsoll.error.DataException naming the key of a value below 0
         */
        public Capacity {
            atLeastZero("capacity.participation_cap_pct_adv", participationCapPctAdv);
            atLeastZero("capacity.slippage_budget_bps", slippageBudgetBps);
            atLeastZero("capacity.slippage_volatility_coefficient", slippageVolatilityCoefficient);
        }
    }

    /**
     * Tradable quantities: section {@code lots} of the configuration. Every quantity is a whole multiple of its symbol's lot, in units.
     * Only a fractional symbol may have a lot that is no whole number; without one of its own its lot is 0.000001.
     *
     * @param defaultLot lot of symbols not listed, a whole number
     * @param symbols symbol → lot; sorted by symbol
     * @param fractionalSymbols symbols that trade in fractions; sorted
     * @param minQty smallest quantity to trade; a fractional symbol trades from one lot on
     * @param oddLotClose whether a trade that closes a whole position may do so in a quantity that is no whole lot or below the smallest;
     *     from rules 2 on
     */
    public record Lots(BigDecimal defaultLot, Map<String, BigDecimal> symbols, Set<String> fractionalSymbols, BigDecimal minQty,
            boolean oddLotClose) {

        private static final BigDecimal FRACTIONAL_LOT = new BigDecimal("0.000001");

        /**
         * Checks, copies and sorts.
         *
         * @throws DataException naming the key of a lot not above 0, or of a fraction where none is allowed
         */
        public Lots {
            whole("lots.default", defaultLot);
            symbols = amounts("lots.symbols", symbols);
            Set<String> fractional = fractionalSymbols.stream().map(Spellings::key).collect(toSet());
            for (Map.Entry<String, BigDecimal> entry : symbols.entrySet()) {
                String key = "lots.symbols." + entry.getKey();
                if (fractional.contains(Spellings.key(entry.getKey()))) {
                    aboveZero(key, entry.getValue(), "a number above 0");
                } else {
                    whole(key, entry.getValue());
                }
            }
            Set<String> sorted = new TreeSet<>(CODE_POINT_ORDER);
            sorted.addAll(fractionalSymbols);
            sorted.forEach(symbol -> ConfigChecks.name("lots.fractional_symbols", symbol));
            fractionalSymbols = Collections.unmodifiableSet(sorted);
            atLeastZero("lots.min_qty", minQty);
        }

        /**
         * The lot of a symbol.
         *
         * @param symbol a symbol
         * @return units, above 0
         */
        public BigDecimal lotOf(String symbol) {
            BigDecimal own = symbols.get(symbol);
            if (own != null) {
                return own;
            }
            return fractionalSymbols.contains(symbol) ? FRACTIONAL_LOT : defaultLot;
        }

        /**
         * The smallest quantity of a symbol.
         *
         * @param symbol a symbol
         * @return units
         */
        public BigDecimal minQtyOf(String symbol) {
            return fractionalSymbols.contains(symbol) ? lotOf(symbol) : minQty;
        }

        private static void whole(String key, BigDecimal lot) {
            aboveZero(key, lot, "a number above 0");
            require(lot.stripTrailingZeros().scale() <= 0, key, lot, "a whole number of units; list a symbol that trades in"
                    + " fractions in lots.fractional_symbols and give it its lot in lots.symbols");
        }
    }

    /**
     * Rules of the risk gate beside the limits: section {@code gate} of the configuration.
     *
     * @param priceBandPct largest |intent price / market price − 1|, itself allowed
     * @param allowShorts whether positions below 0 may be opened or enlarged
     */
    public record GateRules(BigDecimal priceBandPct, boolean allowShorts) {

        /**
         * Checks the band.
         *
         * @throws dev.plimsoll.error.DataException when it is below 0
         */
        public GateRules {
            atLeastZero("gate.price_band_pct", priceBandPct);
        }
    }

    /**
     * How approved decisions become orders: section {@code execution} of the configuration.
     *
     * @param limitOffsetSpreads how far a limit price goes towards the other side of the market, in spreads, times the urgency of the time
     *     in force; 0.5 = from the middle to the other side's quote
     * @param marketWhenSpreadBelowBps a market intent stays a market order only while the spread is below this, basis points
     * @param maxSlices most orders a decision is cut into, 1 or more
     */
    public record ExecutionRules(BigDecimal limitOffsetSpreads, BigDecimal marketWhenSpreadBelowBps, int maxSlices) {

        /**
         * Checks ranges.
         *
         * @throws DataException naming the key of a value out of range
         */
        public ExecutionRules {
            atLeastZero("execution.limit_offset_spreads", limitOffsetSpreads);
            atLeastZero("execution.market_when_spread_below_bps", marketWhenSpreadBelowBps);
            if (maxSlices < 1) {
                throw new DataException("execution.max_slices: found " + maxSlices + ", expected 1 or more.");
            }
        }
    }
}
