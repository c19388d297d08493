package dev.plimsoll.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The longest stretch in each regime and the commonest pairs of consecutive days, as lines for a person. */
final class RegimeLines {

    private static final int TOP = 5;
    private static final List<String> BY_SEVERITY = List.of("NORMAL", "ELEVATED", "STRESS", "CRISIS");

    private RegimeLines() {
    }

    /** Longest unbroken stay in each regime that occurs, in rows, from the mildest to the most severe. */
    static String longest(Map<String, ? extends Number> rows) {
        return BY_SEVERITY.stream().filter(rows::containsKey).map(regime -> regime + " " + rows.get(regime)).collect(Collectors.joining(", "))
                + " rows";
    }

    /** The five commonest pairs of consecutive days, staying included, the commonest first; equal ones in the order given. */
    static String transitions(Map<String, ? extends Number> counts) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, ? extends Number> pair) -> -pair.getValue().longValue())).limit(TOP)
                .map(pair -> pair.getKey() + " " + pair.getValue()).collect(Collectors.joining(", "));
    }
}
