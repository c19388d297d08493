package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Closed sets of labels in documents. */
final class Labels {

    private Labels() {
    }

    static <E extends Enum<E>> E parse(String path, String label, E[] values, Function<E, String> text) {
        for (E value : values) {
            if (text.apply(value).equals(label)) {
                return value;
            }
        }
        throw new DataException(path + ": found \"" + PlainText.excerpt(label) + "\", expected "
                + Arrays.stream(values).map(text).collect(Collectors.joining(" or ")) + ".");
    }
}
