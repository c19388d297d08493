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
     * The side of a label.
     *
     * @param path where it stands in the document, for the message
     * @param label {@code buy} or {@code sell}
     * @return the side
     * @throws dev.plimsoll.error.DataException naming the path for any other text
     */
    public static Side parse(String path, String label) {
        return Labels.parse(path, label, values(), Side::text);
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
