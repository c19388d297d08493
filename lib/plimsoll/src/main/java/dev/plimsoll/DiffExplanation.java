package dev.plimsoll;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
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
        boolean sameConfig, List<FigureChange> figures, List<String> notes) implements Describable {

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
    public Doc describe() {
        List<List<Object>> rows = new ArrayList<>();
        for (FigureChange figure : figures) {
            rows.add(Arrays.asList(figure.name(), cell(figure.a()), cell(figure.b()), cell(figure.change()), cell(figure.inputs()),
                    cell(figure.config()), cell(figure.codeA()), cell(figure.codeB()), cell(figure.residual())));
        }
        Doc view = Doc.of(toString(), Table.of("Where the change comes from", List.of(Column.of("figure"), Column.of(runA),
                Column.of(runB), Column.of("change"), Column.of("inputs"), Column.of("configuration"),
                Column.of("code of the first"), Column.of("code of the second"), Column.of("residual")), rows));
        for (String note : notes) {
            view = view.with(new Block.Text(note));
        }
        return view;
    }

    private static Object cell(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
