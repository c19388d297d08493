package dev.plimsoll.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Why two runs differ: the change of each headline figure, attributed to inputs, configuration and code version.
 *
 * @param runA the first run
 * @param runB the second
 * @param versionA library version that made the first
 * @param versionB library version that made the second
 * @param versionNow library version both were computed again with
 * @param sameInputs whether both have the same inputs to the byte
 * @param sameConfig whether both have the same configuration
 * @param figures the figures; the last counts cells that are not those of the first run
 * @param notes what a reader should know besides, such as a swap that could not be computed
 */
public record DiffExplanation(@JsonProperty("a") String runA, @JsonProperty("b") String runB,
        @JsonProperty("library_version_a") String versionA, @JsonProperty("library_version_b") String versionB,
        @JsonProperty("library_version_now") String versionNow, boolean sameInputs, boolean sameConfig, List<FigureChange> figures,
        List<String> notes) implements Describable {

    /** Name of the last figure. */
    public static final String CELLS = "cells unlike A";

    /** How many runs are computed for an explanation at most. */
    public static final int STEPS = 4;

    public DiffExplanation {
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }

    /**
     * The answer in one line.
     *
     * @return text for people
     */
    @Override
    public String toString() {
        return "Change from " + runA + " to " + runB + ": inputs " + (sameInputs ? "the same" : "differ") + ", configuration "
                + (sameConfig ? "the same" : "differs") + ", " + figures.stream().filter(f -> f.change().orElse(1) != 0).count() + " of "
                + figures.size() + " metrics change";
    }

    @Override
    public Doc describe() {
        List<List<Object>> rows = new ArrayList<>();
        for (FigureChange figure : figures) {
            rows.add(Arrays.asList(figure.name(), cell(figure.a()), cell(figure.b()), cell(figure.change()), cell(figure.inputs()),
                    cell(figure.config()), cell(figure.code()), cell(figure.residual())));
        }
        return Doc.of(toString(), Block.Facts.of("A", runA + " (made by " + versionA + ")", "B", runB + " (made by " + versionB + ")",
                        "Computed again by", versionNow),
                Table.of(List.of("metric", "A", "B", "change", "inputs", "configuration", "code", "residual"), rows))
                .with(notes.stream().map(Block.Text::new).toList());
    }

    private static Object cell(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
