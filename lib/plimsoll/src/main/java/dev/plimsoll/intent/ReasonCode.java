package dev.plimsoll.intent;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Labelled;

/**
 * Why a decision is not what was asked for. The set is closed: nothing is ever rejected for an unknown reason. The code is the name in
 * lower case; docs/reason-codes.md says what can be done about each.
 */
public enum ReasonCode implements Labelled {
    /** Buys and sells of the group cancel: there is nothing to trade. */
    ALLOCATOR_REJECT_ZERO_QTY,
    /** Neither the market nor an intent gives the symbol a price above 0, so nothing can be valued. */
    ALLOCATOR_REJECT_NO_PRICE,
    /** The resulting position would be larger than the symbol's capacity in this regime. */
    ALLOCATOR_CLIP_SYMBOL_CAPACITY,
    /** The position already fills the symbol's capacity in this regime. */
    ALLOCATOR_REJECT_SYMBOL_CAPACITY,
    /** The book's gross exposure would exceed its limit times the regime's budget multiplier. */
    ALLOCATOR_CLIP_GROSS_EXPOSURE,
    /** The book and earlier decisions already fill the gross exposure allowed in this regime. */
    ALLOCATOR_REJECT_GROSS_EXPOSURE,
    /** The book's net exposure would exceed its limit. */
    ALLOCATOR_CLIP_NET_EXPOSURE,
    /** The book's net exposure is already at its limit in the direction of the trade. */
    ALLOCATOR_REJECT_NET_EXPOSURE,
    /** A strategy's share would exceed what is left of its own or its family's budget. */
    ALLOCATOR_CLIP_STRATEGY_BUDGET,
    /** The strategies behind the trade have no budget left, of their own or their family's. */
    ALLOCATOR_REJECT_STRATEGY_BUDGET,
    /** The batch would add more to the symbol than is left of the symbol's budget. */
    ALLOCATOR_CLIP_SYMBOL_BUDGET,
    /** The symbol has no budget left in this batch. */
    ALLOCATOR_REJECT_SYMBOL_BUDGET,
    /** The batch would add more to the correlation group than is left of the group's budget. */
    ALLOCATOR_CLIP_CORRELATION_CAPACITY,
    /** Earlier decisions of the batch used up the correlation group's budget, or it is 0. */
    ALLOCATOR_REJECT_CORRELATION_CAPACITY,
    /** The batch would trade a larger share of the symbol's average daily volume than allowed. */
    ALLOCATOR_CLIP_PARTICIPATION,
    /** The symbol's average daily volume is unknown, 0, or used up by earlier decisions of the batch. */
    ALLOCATOR_REJECT_PARTICIPATION,
    /** Expected slippage of the whole size would exceed the budget; the size was solved for. */
    ALLOCATOR_CLIP_SLIPPAGE,
    /** Half the spread alone uses up the slippage budget, or spread, volatility or daily volume is unknown. */
    ALLOCATOR_REJECT_SLIPPAGE,
    /** The batch would trade more than the allowed share of equity. */
    ALLOCATOR_CLIP_TURNOVER,
    /** Earlier decisions of the batch used up the turnover allowed, or equity is not above 0. */
    ALLOCATOR_REJECT_TURNOVER,
    /** The resulting position would be a larger share of the resulting book's gross exposure than allowed. */
    ALLOCATOR_CLIP_CONCENTRATION,
    /**
     * The position already is the largest share of the book's gross exposure allowed, or too few symbols are in the book
     * for any to keep within it.
     */
    ALLOCATOR_REJECT_CONCENTRATION,
    /** In whole lots, what was asked for or what the caps left is less than the smallest quantity. */
    ALLOCATOR_REJECT_QTY_BELOW_MIN,
    /** The regime is not sure, so budget and capacity multipliers were cut. By itself it rejects nothing. */
    ALLOCATOR_REGIME_LOW_CONFIDENCE,
    /** The allocator is switched off: the net intent went to the risk gate as it is. */
    ALLOCATOR_DISABLED_PASSTHROUGH,
    /** The kill switch is on: nothing is traded. */
    RISK_REJECT_KILL_SWITCH,
    /** The batch's approved notional would exceed the global limit. */
    RISK_REJECT_GLOBAL_NOTIONAL,
    /** The resulting position would exceed the symbol's limit. */
    RISK_REJECT_SYMBOL_EXPOSURE,
    /** One strategy would add more than its allowed share of the batch's gross notional. */
    RISK_REJECT_STRATEGY_CONTRIBUTION,
    /** The book's gross exposure would exceed its limit. */
    RISK_REJECT_GROSS_EXPOSURE,
    /** The book's net exposure would exceed its limit, or move further beyond it. */
    RISK_REJECT_NET_EXPOSURE,
    /** Buying and selling short would need more than the account's buying power. */
    RISK_REJECT_BUYING_POWER,
    /** An intent's price is further from the market's than the band allows, or there is no price to judge. */
    RISK_REJECT_PRICE_BAND,
    /** The trade would open or enlarge a short position, which is not allowed. */
    RISK_REJECT_SHORTS_NOT_ALLOWED,
    /** What was asked for is no whole number of lots, so it was rounded down. */
    ALLOCATOR_CLIP_LOT,
    /** Intents are older than allowed: all of the group's, or those that were left out of what it asks for. */
    ALLOCATOR_REJECT_STALE_INTENT;

    /**
     * The reason of a code.
     *
     * @param code such as {@code allocator_clip_turnover}
     * @return the reason
     * @throws DataException for any other text
     */
    public static ReasonCode parse(String code) {
        return Labelled.find(values(), code)
                .orElseThrow(() -> new DataException("Unknown reason code \"" + excerpt(code)
                        + "\"; expected one of docs/reason-codes.md."));
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
