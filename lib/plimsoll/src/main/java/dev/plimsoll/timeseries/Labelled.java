package dev.plimsoll.timeseries;

import java.util.Locale;

/** A constant that documents, codes and the store write as its name in lower case. */
public interface Labelled {

    /**
     * The name in Java.
     *
     * @return upper case with underscores
     */
    String name();

    /**
     * The name in documents and in the store.
     *
     * @return lower case with underscores
     */
    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
