package dev.plimsoll.sleeve;

import dev.plimsoll.error.DataException;

/** The rules sleeves are combined and held by. Every new run has the second ones; a stored run keeps those it was made with. */
public enum SleeveRules {
    /**
     * Those of stored runs without a number: the exact projection takes the bounds for the size of its data, its result is held whatever it
     * breaks, and a sleeve without a row on a date is flat on it.
     */
    FIRST(1),
    /**
     * Wide bounds mean no bound, a result of the exact projection that breaks a constraint is not held unless that is allowed, and
     * positions hold until changed.
     */
    SECOND(2);

    private final int number;

    SleeveRules(int number) {
        this.number = number;
    }

    /**
     * The number in a run's configuration.
     *
     * @return 1 or 2
     */
    public int number() {
        return number;
    }

    /**
     * The rules of a number.
     *
     * @param number as {@link #number()} gives it
     * @param where what to call its place in a message
     * @return the rules
     * @throws DataException when there are none of that number
     */
    public static SleeveRules of(int number, String where) {
        for (SleeveRules rules : values()) {
            if (rules.number == number) {
                return rules;
            }
        }
        throw new DataException(where + ": found rules " + number + ", expected 1 or 2. A later version may know them.");
    }
}
