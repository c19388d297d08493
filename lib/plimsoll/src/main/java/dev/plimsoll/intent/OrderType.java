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
     * The order type of a label.
     *
     * @param path where it stands in the document, for the message
     * @param label {@code market} or {@code limit}
     * @return the order type
     * @throws dev.plimsoll.error.DataException naming the path for any other text
     */
    public static OrderType parse(String path, String label) {
        return Labels.parse(path, label, values(), OrderType::text);
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
