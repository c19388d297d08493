package dev.plimsoll;

import dev.plimsoll.report.Shown;
import dev.plimsoll.report.ShownColumn;
import dev.plimsoll.report.ShownTable;
import dev.plimsoll.report.View;
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
public record DiffExplanation(String runA, String runB, String versionA, String versionB, String versionNow, boolean sameInputs,
        boolean sameConfig, List<FigureChange> figures, List<String> notes) implements Shown {

    /** Name of the last figure. */
    public static final String CELLS = "cells unlike A";

    /** How many runs are computed for an explanation at most. */
    public static final int STEPS = 4;

    /**
     * Copies the lists.
     *
     * @param runA the first run
     * @param runB the second
     * @param versionA version of the first
     * @param versionB version of the second
     * @param versionNow version now
     * @param sameInputs whether inputs are the same
     * @param sameConfig whether configurations are the same
     * @param figures the figures
     * @param notes notes
     */
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
                + figures.size() + " figures change";
    }

    @Override
    public View view() {
        List<List<Object>> rows = new ArrayList<>();
        for (FigureChange figure : figures) {
            rows.add(Arrays.asList(figure.name(), cell(figure.a()), cell(figure.b()), cell(figure.change()), cell(figure.inputs()),
                    cell(figure.config()), cell(figure.codeA()), cell(figure.codeB()), cell(figure.residual())));
        }
        View view = View.of(toString(), ShownTable.of("Where the change comes from", List.of(ShownColumn.of("figure"), ShownColumn.of(runA),
                ShownColumn.of(runB), ShownColumn.of("change"), ShownColumn.of("inputs"), ShownColumn.of("configuration"),
                ShownColumn.of("code of the first"), ShownColumn.of("code of the second"), ShownColumn.of("residual")), rows));
        for (String note : notes) {
            view = view.with(new View.Note(note));
        }
        return view;
    }

    private static Object cell(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
