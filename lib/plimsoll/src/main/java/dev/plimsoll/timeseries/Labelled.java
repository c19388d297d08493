package dev.plimsoll.timeseries;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * The constant that documents name so.
     *
     * @param <E> their type
     * @param all the constants
     * @param label what a document says
     * @return the constant; empty when none has this label
     */
    static <E extends Labelled> Optional<E> find(E[] all, String label) {
        return Stream.of(all).filter(constant -> constant.label().equals(label)).findFirst();
    }
}
