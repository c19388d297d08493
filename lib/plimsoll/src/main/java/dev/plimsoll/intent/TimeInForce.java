package dev.plimsoll.intent;

/** How long an order stands, and thereby how urgent it is. */
public enum TimeInForce {
    /** Until the end of the session. */
    DAY("day", 1),
    /** Until it is filled or cancelled: can wait, so it offers nothing beyond the price. */
    GTC("gtc", 0),
    /** Now, the rest is cancelled. */
    IOC("ioc", 2),
    /** Now and whole, or not at all. */
    FOK("fok", 2),
    /** In the opening auction. */
    OPG("opg", 2),
    /** In the closing auction. */
    CLS("cls", 2);

    private final String text;
    private final int urgency;

    TimeInForce(String text, int urgency) {
        this.text = text;
        this.urgency = urgency;
    }

    /**
     * The time in force of a label.
     *
     * @param path where it stands in the document, for the message
     * @param label {@code day}, {@code gtc}, {@code ioc}, {@code fok}, {@code opg} or {@code cls}
     * @return the time in force
     * @throws dev.plimsoll.error.DataException naming the path for any other text
     */
    public static TimeInForce parse(String path, String label) {
        return Labels.parse(path, label, values(), TimeInForce::text);
    }

    /**
     * As documents write it.
     *
     * @return lower-case label
     */
    public String text() {
        return text;
    }

    /**
     * How many times the configured offset a limit price goes towards the other side of the market.
     *
     * @return 0 for an order that can wait, 1 for one of the day, 2 for one that is filled now or never
     */
    public int urgency() {
        return urgency;
    }
}
