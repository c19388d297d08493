package dev.plimsoll.intent;

/** Direction of an intent or an order. */
public enum Side {
    /** Adds to the position: positive quantities. */
    BUY("buy"),
    /** Takes from the position, beyond zero into a short one: negative quantities. */
    SELL("sell");

    private final String text;

    Side(String text) {
        this.text = text;
    }

    /**
     * As documents write it.
     *
     * @return {@code buy} or {@code sell}
     */
    public String text() {
        return text;
    }
}
