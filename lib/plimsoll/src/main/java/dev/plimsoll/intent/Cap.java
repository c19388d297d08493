package dev.plimsoll.intent;

import java.util.Locale;

/** The caps of the allocator, in the order in which they are applied. */
public enum Cap {
    /** Largest resulting position in a symbol. */
    SYMBOL_CAPACITY,
    /** Largest gross exposure of the resulting book. */
    GROSS_EXPOSURE,
    /** Largest net exposure of the resulting book, long or short. */
    NET_EXPOSURE,
    /** What a strategy and its family may add in one batch. */
    STRATEGY_BUDGET,
    /** What may be added to a symbol in one batch. */
    SYMBOL_BUDGET,
    /** What may be added to a correlation group in one batch. */
    CORRELATION_CAPACITY,
    /** Share of a symbol's average daily volume that one batch may trade. */
    PARTICIPATION,
    /** Expected slippage of a trade. */
    SLIPPAGE,
    /** Share of equity that one batch may trade. */
    TURNOVER,
    /** Share of the resulting book's gross exposure that one position may have. */
    CONCENTRATION;

    private final ReasonCode clip = ReasonCode.parse("allocator_clip_" + text());
    private final ReasonCode reject = ReasonCode.parse("allocator_reject_" + text());

    /**
     * As codes write it.
     *
     * @return lower-case name
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The code when it takes part of a trade.
     *
     * @return {@code allocator_clip_<cap>}
     */
    public ReasonCode clip() {
        return clip;
    }

    /**
     * The code when it leaves no room at all.
     *
     * @return {@code allocator_reject_<cap>}
     */
    public ReasonCode reject() {
        return reject;
    }
}
