package dev.plimsoll.evidence;

import static java.lang.Double.isNaN;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
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
        @JsonProperty("library_version_now") String versionNow, boolean sameInputs, boolean sameConfig, List<Change> figures,
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
        return Doc.of(toString(), Block.Facts.of("A", runA + " (made by " + versionA + ")", "B", runB + " (made by " + versionB + ")",
                        "Computed again by", versionNow),
                Table.of(List.of("metric", "A", "B", "change", "inputs", "configuration", "code", "residual"), figures.stream()
                        .map(metric -> Arrays.asList(metric.name(), cell(metric.a()), cell(metric.b()), cell(metric.change()),
                                cell(metric.inputs()), cell(metric.config()), cell(metric.code()), cell(metric.residual()))).toList()))
                .with(notes.stream().map(Text::new).toList());
    }

    private static Object cell(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /**
     * Where the change of one figure between two runs comes from.
     *
     * <p>Both runs are computed again with today's code; then their inputs and their configurations are swapped one at a time. What neither
     * swap explains by itself is the residual: the inputs and the configuration act together. Half of it added to each swap gives shares that
     * do not depend on which is swapped first.
     *
     * @param name what was measured
     * @param a stored figure of the first run; empty where it has none
     * @param b stored figure of the second
     * @param inputs change from the first run's inputs to the second's alone; empty where that could not be computed
     * @param config change from the first run's configuration to the second's alone
     * @param codeA change from the first run as stored to the first run computed again
     * @param codeB change from the second run computed again to the second run as stored
     * @param residual what is left of the change
     */
    @JsonPropertyOrder({"figure", "a", "b", "change", "inputs", "config", "code_a", "code_b", "residual", "inputs_share", "config_share"})
    public record Change(@JsonProperty("figure") String name, OptionalDouble a, OptionalDouble b, OptionalDouble inputs,
            OptionalDouble config, OptionalDouble codeA, OptionalDouble codeB, OptionalDouble residual) {

        /** The figure in each state; NaN where a state has none. */
        public static Change of(String name, double a, double aNow, double inputsSwapped, double configSwapped, double bNow, double b) {
            double inputs = inputsSwapped - aNow;
            double config = configSwapped - aNow;
            if (isNaN(inputs)) {
                inputs = bNow - configSwapped; // the other order needs no state that could not be computed
            } else if (isNaN(config)) {
                config = bNow - inputsSwapped;
            }
            double known = (isNaN(inputs) ? 0 : inputs) + (isNaN(config) ? 0 : config);
            return new Change(name, optional(a), optional(b), optional(inputs), optional(config), optional(aNow - a), optional(b - bNow),
                    optional(bNow - aNow - known));
        }

        private static OptionalDouble optional(double value) {
            return isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value + 0.0);
        }

        /**
         * The whole change.
         *
         * @return second minus first; empty where one has no such figure
         */
        @JsonProperty
        public OptionalDouble change() {
            return a.isPresent() && b.isPresent() ? OptionalDouble.of(b.getAsDouble() - a.getAsDouble()) : OptionalDouble.empty();
        }

        /**
         * The part of the code version: what computing both runs again changes.
         *
         * @return the sum of both ends
         */
        public OptionalDouble code() {
            return codeA.isPresent() && codeB.isPresent() ? OptionalDouble.of(codeA.getAsDouble() + codeB.getAsDouble())
                    : OptionalDouble.empty();
        }

        /**
         * The part of the inputs, whichever is swapped first: the mean over both orders.
         *
         * @return its swap alone and half of the residual
         */
        @JsonProperty
        public OptionalDouble inputsShare() {
            return share(inputs);
        }

        /**
         * The part of the configuration, whichever is swapped first: the mean over both orders.
         *
         * @return its swap alone and half of the residual
         */
        @JsonProperty
        public OptionalDouble configShare() {
            return share(config);
        }

        private OptionalDouble share(OptionalDouble alone) {
            return inputs.isPresent() && config.isPresent() && residual.isPresent()
                    ? OptionalDouble.of(alone.getAsDouble() + residual.getAsDouble() / 2) : OptionalDouble.empty();
        }
    }
}
