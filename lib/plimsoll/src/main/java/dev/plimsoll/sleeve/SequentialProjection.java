package dev.plimsoll.sleeve;

import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.BOUNDS;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.GROSS_CAP;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.NET_CAP;
import static dev.plimsoll.sleeve.AllocationConstraints.Constraint.TURNOVER_CAP;
import static dev.plimsoll.timeseries.Statistics.distance;
import static dev.plimsoll.timeseries.Statistics.magnitude;
import static dev.plimsoll.timeseries.Statistics.sum;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Optional.empty;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Feasibility.ProjectionStatus;
import dev.plimsoll.sleeve.ProjectionProblem.Projected;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Repeats up to 100 times: clip to the bounds; if the turnover exceeds its cap, scale the change to it; if the gross exceeds its cap,
 * scale all weights to it; if |net| exceeds its cap, shift all weights equally by (net − sign × cap) / n. It stops when a pass moved no
 * weight by more than 1e-6 + 1e-5 × |weight before|.
 */
final class SequentialProjection {

    private static final int LIMIT = 100;
    private static final double ABSOLUTE = 1e-6;
    private static final double RELATIVE = 1e-5;

    private final ProjectionProblem problem;
    private final double[] weights;
    private final double[][] moves;

    private SequentialProjection(ProjectionProblem problem) {
        this.problem = problem;
        this.weights = problem.target().clone();
        this.moves = new double[Constraint.values().length][problem.size()];
    }

    static Projected project(ProjectionProblem problem) {
        return new SequentialProjection(problem).run();
    }

    private Projected run() {
        boolean settled = false;
        int passes = 0;
        while (!settled && passes < LIMIT) {
            double[] before = weights.clone();
            clip();
            scaleChange();
            scaleAll();
            shift();
            settled = settled(before);
            passes++;
        }
        return new Projected(weights, moves, settled ? ProjectionStatus.SETTLED : ProjectionStatus.NOT_CONVERGED, passes,
                empty(), empty(), List.of());
    }

    private void clip() {
        move(BOUNDS, i -> max(problem.lower(), min(problem.upper(), weights[i])));
    }

    private void scaleChange() {
        double turnover = distance(weights, problem.previous());
        if (turnover > problem.turnoverCap()) {
            double scale = problem.turnoverCap() / turnover;
            move(TURNOVER_CAP, i -> problem.previous()[i] + (weights[i] - problem.previous()[i]) * scale);
        }
    }

    private void scaleAll() {
        double gross = magnitude(weights);
        if (gross > problem.grossCap()) {
            double scale = problem.grossCap() / gross;
            move(GROSS_CAP, i -> weights[i] * scale);
        }
    }

    private void shift() {
        double net = sum(weights);
        if (abs(net) > problem.netCap()) {
            double shift = (net - Math.signum(net) * problem.netCap()) / weights.length;
            move(NET_CAP, i -> weights[i] - shift);
        }
    }

    private void move(Constraint constraint, IntToDoubleFunction to) {
        for (int i = 0; i < weights.length; i++) {
            double moved = to.applyAsDouble(i);
            moves[constraint.ordinal()][i] += moved - weights[i];
            weights[i] = moved;
        }
    }

    private boolean settled(double[] before) {
        return IntStream.range(0, weights.length).allMatch(i -> abs(weights[i] - before[i]) <= ABSOLUTE + RELATIVE * abs(before[i]));
    }
}
