package dev.plimsoll.report;

/**
 * A column of a table for people.
 *
 * @param name its name
 * @param unit of its values; empty if it has none or none is known
 */
public record ShownColumn(String name, String unit) {

    /**
     * A column without a unit.
     *
     * @param name its name
     * @return the column
     */
    public static ShownColumn of(String name) {
        return new ShownColumn(name, "");
    }
}
