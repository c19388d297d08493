package dev.plimsoll.intent;

/** How an order meets the market. */
public enum OrderType {
    /** At once, at whatever price there is. */
    MARKET("market"),
    /** At the limit price or better. */
    LIMIT("limit");

    private final String text;

    OrderType(String text) {
        this.text = text;
    }

    /**
     * As documents write it.
     *
     * @return {@code market} or {@code limit}
     */
    public String text() {
        return text;
    }
}
