package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.intent.PortfolioAllocator.Concentration;
import dev.plimsoll.timeseries.Labelled;
import java.util.stream.Stream;

/**
 * Why a decision is not what was asked for. The set is closed: nothing is ever rejected for an unknown reason. The code is the name in
 * lower case.
 */
public enum ReasonCode implements Labelled {
    /** Buys and sells cancel. */
    ALLOCATOR_REJECT_ZERO_QTY("Buys and sells of the group cancel: there is nothing to trade.",
            "None needed; the decision's conflict flag and requested quantities show who wanted what."),
    /** No price. */
    ALLOCATOR_REJECT_NO_PRICE("Neither the market nor an intent gives the symbol a price above 0, so nothing can be valued.",
            "Add the symbol's price to market, or a price to the intent."),
    /** Symbol capacity, clipped. */
    ALLOCATOR_CLIP_SYMBOL_CAPACITY("The resulting position would be larger than the symbol's capacity in this regime.",
            "Raise limits.max_symbol_notional or limits.max_symbol_pct_equity, or the regime's multipliers."),
    /** Symbol capacity, no room. */
    ALLOCATOR_REJECT_SYMBOL_CAPACITY("The position already fills the symbol's capacity in this regime.",
            "Reduce the position, or raise limits.max_symbol_notional or limits.max_symbol_pct_equity."),
    /** Gross exposure, clipped. */
    ALLOCATOR_CLIP_GROSS_EXPOSURE("The book's gross exposure would exceed its limit times the regime's budget multiplier.",
            "Raise limits.max_gross or the regime's budget multiplier, or close positions."),
    /** Gross exposure, no room. */
    ALLOCATOR_REJECT_GROSS_EXPOSURE("The book and earlier decisions already fill the gross exposure allowed in this regime.",
            "Close positions, or raise limits.max_gross or the regime's budget multiplier."),
    /** Net exposure, clipped. */
    ALLOCATOR_CLIP_NET_EXPOSURE("The book's net exposure would exceed its limit.",
            "Raise limits.max_net, or balance longs and shorts."),
    /** Net exposure, no room. */
    ALLOCATOR_REJECT_NET_EXPOSURE("The book's net exposure is already at its limit in the direction of the trade.",
            "Trade the other direction first, or raise limits.max_net."),
    /** Strategy budget, clipped. */
    ALLOCATOR_CLIP_STRATEGY_BUDGET("A strategy's share would exceed what is left of its own or its family's budget.",
            "Raise budgets.strategies or budgets.families, or the regime's budget multiplier or tilt."),
    /** Strategy budget, no room. */
    ALLOCATOR_REJECT_STRATEGY_BUDGET("The strategies behind the trade have no budget left, of their own or their family's.",
            "Raise budgets.strategies or budgets.families, or the regime's budget multiplier or tilt."),
    /** Symbol budget, clipped. */
    ALLOCATOR_CLIP_SYMBOL_BUDGET("The batch would add more to the symbol than is left of the symbol's budget.",
            "Raise budgets.symbols for the symbol, or the regime's budget multiplier."),
    /** Symbol budget, no room. */
    ALLOCATOR_REJECT_SYMBOL_BUDGET("The symbol has no budget left in this batch.",
            "Raise budgets.symbols for the symbol, or the regime's budget multiplier."),
    /** Correlation group, clipped. */
    ALLOCATOR_CLIP_CORRELATION_CAPACITY("The batch would add more to the correlation group than is left of the group's budget.",
            "Raise budgets.correlation_groups for the group, or the regime's budget multiplier."),
    /** Correlation group, no room. */
    ALLOCATOR_REJECT_CORRELATION_CAPACITY("Earlier decisions of the batch used up the correlation group's budget, or it is 0.",
            "Raise budgets.correlation_groups for the group, or the regime's budget multiplier."),
    /** Participation, clipped. */
    ALLOCATOR_CLIP_PARTICIPATION("The batch would trade a larger share of the symbol's average daily volume than allowed.",
            "Spread the trade over days, or raise capacity.participation_cap_pct_adv or the capacity multiplier."),
    /** Participation, no room. */
    ALLOCATOR_REJECT_PARTICIPATION("The symbol's average daily volume is unknown, 0, or used up by earlier decisions of the batch.",
            "Add adv_notional to market, wait, or raise capacity.participation_cap_pct_adv."),
    /** Slippage, clipped. */
    ALLOCATOR_CLIP_SLIPPAGE("Expected slippage of the whole size would exceed the budget; the size was solved for.",
            "Spread the trade over time, or raise capacity.slippage_budget_bps."),
    /** Slippage, no room. */
    ALLOCATOR_REJECT_SLIPPAGE("Half the spread alone uses up the slippage budget, or spread, volatility or daily volume is unknown.",
            "Wait for a narrower spread, add the figures to market, or raise capacity.slippage_budget_bps."),
    /** Turnover, clipped. */
    ALLOCATOR_CLIP_TURNOVER("The batch would trade more than the allowed share of equity.",
            "Spread the trades over time, or raise limits.turnover_pct_equity."),
    /** Turnover, no room. */
    ALLOCATOR_REJECT_TURNOVER("Earlier decisions of the batch used up the turnover allowed, or equity is not above 0.",
            "Wait, or raise limits.turnover_pct_equity."),
    /** Concentration, clipped. */
    ALLOCATOR_CLIP_CONCENTRATION("The resulting position would be a larger share of the resulting book's gross exposure than allowed.",
            "Diversify, or raise limits.max_concentration_pct_gross."),
    /** Concentration, no room. */
    ALLOCATOR_REJECT_CONCENTRATION("The position already is the largest share of the book's gross exposure allowed, or too few symbols"
            + " are in the book for any to keep within it.", "Diversify first, or raise limits.max_concentration_pct_gross."),
    /** Below the minimum. */
    ALLOCATOR_REJECT_QTY_BELOW_MIN("In whole lots, what was asked for or what the caps left is less than the smallest quantity.",
            "Ask for more, lower lots.min_qty, or list the symbol in lots.fractional_symbols."),
    /** Low confidence. */
    ALLOCATOR_REGIME_LOW_CONFIDENCE("The regime is not sure, so budget and capacity multipliers were cut. By itself it rejects nothing.",
            "None needed; regime.low_confidence_threshold and regime.low_confidence_multiplier say when and how much."),
    /** Passed through. */
    ALLOCATOR_DISABLED_PASSTHROUGH("The allocator is switched off: the net intent went to the risk gate as it is.",
            "Set enabled: true or TRADING_ALLOCATOR_ENABLED=true to allocate."),
    /** Gate: kill switch. */
    RISK_REJECT_KILL_SWITCH("The kill switch is on: nothing is traded.", "Clear the reason for it, then send kill_switch false."),
    /** Gate: global notional. */
    RISK_REJECT_GLOBAL_NOTIONAL("The batch's approved notional would exceed the global limit.",
            "Split the batch, or raise limits.max_notional."),
    /** Gate: symbol exposure. */
    RISK_REJECT_SYMBOL_EXPOSURE("The resulting position would exceed the symbol's limit.",
            "Ask for less, or raise limits.max_symbol_notional or limits.max_symbol_pct_equity."),
    /** Gate: strategy contribution. */
    RISK_REJECT_STRATEGY_CONTRIBUTION("One strategy would add more than its allowed share of the batch's gross notional.",
            "Ask for less by that strategy, or raise limits.max_strategy_pct_gross."),
    /** Gate: gross exposure. */
    RISK_REJECT_GROSS_EXPOSURE("The book's gross exposure would exceed its limit.", "Close positions, or raise limits.max_gross."),
    /** Gate: net exposure. */
    RISK_REJECT_NET_EXPOSURE("The book's net exposure would exceed its limit, or move further beyond it.",
            "Balance longs and shorts, or raise limits.max_net."),
    /** Gate: buying power. */
    RISK_REJECT_BUYING_POWER("Buying and selling short would need more than the account's buying power.",
            "Ask for less, or fund the account."),
    /** Gate: price band. */
    RISK_REJECT_PRICE_BAND("An intent's price is further from the market's than the band allows, or there is no price to judge.",
            "Check for a stale or mistyped price; gate.price_band_pct is the band."),
    /** Gate: shorts. */
    RISK_REJECT_SHORTS_NOT_ALLOWED("The trade would open or enlarge a short position, which is not allowed.",
            "Sell no more than is held, or set gate.allow_shorts: true."),
    /** Rounded down to whole lots. */
    ALLOCATOR_CLIP_LOT("What was asked for is no whole number of lots, so it was rounded down.",
            "Ask for whole lots, lower lots.default or the symbol's lot, or list the symbol in lots.fractional_symbols."),
    /** Too old. */
    ALLOCATOR_REJECT_STALE_INTENT("Intents are older than allowed: all of the group's, or those that were left out of what it asks for.",
            "Send the strategy's current intent, or raise max_intent_age.");

    private final String meaning;
    private final String remedy;

    ReasonCode(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /**
     * The reason of a code.
     *
     * @param code such as {@code allocator_clip_turnover}
     * @return the reason
     * @throws DataException for any other text
     */
    public static ReasonCode parse(String code) {
        return Stream.of(values()).filter(reason -> reason.label().equals(code)).findFirst()
                .orElseThrow(() -> new DataException("Unknown reason code \"" + PlainText.excerpt(code)
                        + "\"; expected one of docs/reason-codes.md."));
    }

    /**
     * What happened.
     *
     * @return a sentence for a person
     */
    public String meaning() {
        return meaning;
    }

    /**
     * What can be done about it.
     *
     * @return a sentence for a person
     */
    public String remedy() {
        return remedy;
    }

    /**
     * Whether it took part of the quantity.
     *
     * @return true for {@code allocator_clip_…}
     */
    public boolean isClip() {
        return name().startsWith("ALLOCATOR_CLIP_");
    }

    /**
     * Whether it took all of the quantity, or, for {@link #ALLOCATOR_REJECT_STALE_INTENT}, all of that of some intents.
     *
     * @return true for {@code allocator_reject_…} and {@code risk_reject_…}
     */
    public boolean isReject() {
        return name().startsWith("ALLOCATOR_REJECT_") || name().startsWith("RISK_REJECT_");
    }
}
