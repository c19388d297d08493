package dev.plimsoll.intent;

import java.util.Locale;

/** The gates of the risk gate chain, in the order in which they are checked. What a gate's figure and limit are. */
public enum Gate {
    /** Value 1 while it is on, limit 0. */
    KILL_SWITCH,
    /** Notional of all approved trades of the batch; limit {@code limits.max_notional}. */
    GLOBAL_NOTIONAL,
    /** Notional of the symbol's resulting position; limit the smaller of the symbol's limit in money and as share of equity. */
    SYMBOL_EXPOSURE,
    /** Notional a strategy adds to positions; limit {@code limits.max_strategy_pct_gross} of the notional of the batch before the gate. */
    STRATEGY_CONTRIBUTION,
    /** Gross exposure of the resulting book; limit {@code limits.max_gross}. */
    GROSS_EXPOSURE,
    /** Absolute net exposure of the resulting book; limit {@code limits.max_net}. */
    NET_EXPOSURE,
    /** Notional bought or added to shorts in the batch; limit the account's buying power. */
    BUYING_POWER,
    /** Largest |intent price / market price − 1|; limit {@code gate.price_band_pct}. Without a market price there is no deviation. */
    PRICE_BAND,
    /** Units short in the symbol; limit 0 where shorts are not allowed. */
    SHORTS_NOT_ALLOWED;

    private final ReasonCode reject = ReasonCode.parse("risk_reject_" + text());

    /**
     * As codes, documents and the store write it.
     *
     * @return lower-case name
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The code of its rejections.
     *
     * @return {@code risk_reject_<gate>}
     */
    public ReasonCode reject() {
        return reject;
    }
}
