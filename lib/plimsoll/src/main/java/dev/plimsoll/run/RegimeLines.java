package dev.plimsoll.run;

import static dev.plimsoll.doc.Num.fixed;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import java.util.List;
import java.util.Map;

/** The longest stretch in each regime and the commonest pairs of consecutive days, as lines for a person. */
public final class RegimeLines {

    private static final int TOP = 5;
    private static final List<String> BY_SEVERITY = List.of("NORMAL", "ELEVATED", "STRESS", "CRISIS");

    private RegimeLines() {
    }

    /** Days in each regime that occurs, with their share, and how often the regime changed. */
    public static String shares(RegimeMeta meta) {
        return meta.dayCounts().keySet().stream().sorted().map(regime -> regime + " " + meta.dayCounts().get(regime) + " ("
                + fixed(meta.dayPercentages().get(regime), 1) + " %)").collect(joining(", ")) + "; " + changes(meta) + " changes";
    }

    private static int changes(RegimeMeta meta) {
        return meta.transitionCounts().entrySet().stream().filter(pair -> !pair.getKey().matches("(\\w+)->\\1"))
                .mapToInt(Map.Entry::getValue).sum();
    }

    public static String longest(RegimeMeta meta) {
        return longest(meta.longestRuns().entrySet().stream().collect(toMap(run -> run.getKey().name(), Map.Entry::getValue)));
    }

    /** Longest unbroken stay in each regime that occurs, in rows, from the mildest to the most severe. */
    public static String longest(Map<String, ? extends Number> rows) {
        return BY_SEVERITY.stream().filter(rows::containsKey).map(regime -> regime + " " + rows.get(regime)).collect(joining(", "))
                + " rows";
    }

    /** The five commonest pairs of consecutive days, staying included, the commonest first; equal ones in the order given. */
    public static String transitions(Map<String, ? extends Number> counts) {
        return counts.entrySet().stream()
                .sorted(comparing((Map.Entry<String, ? extends Number> pair) -> -pair.getValue().longValue())).limit(TOP)
                .map(pair -> pair.getKey() + " " + pair.getValue()).collect(joining(", "));
    }
}
