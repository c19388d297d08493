package dev.plimsoll.sleeve;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.Feasibility.ProjectionStatus;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/** Whether a set is empty, and why, against a linear programme that is written down from the constraints themselves. */
class ConstraintConflictTest {

    private static final double CLEAR = 1e-6;

    @ParameterizedTest
    @CsvSource({
        // lower, upper, gross, net, turnover, previous of two assets, conflict
        "-0.5, 0.5, 7, 2, 0.1, 2, 0, BOUNDS TURNOVER_CAP",
        "1, 2, 1.5, 5, , 0, 0, BOUNDS GROSS_CAP",
        "1, 2, 5, 1.5, , 0, 0, BOUNDS NET_CAP",
        "-2, -1, 5, 1.5, , 0, 0, BOUNDS NET_CAP",
        "-5, 5, 2, 5, 0.5, 2, -2, GROSS_CAP TURNOVER_CAP",
        "-5, 5, 9, 1, 0.5, 2, 2, NET_CAP TURNOVER_CAP",
        "0.5, 3, 2, 9, 0.8, 0, 2, BOUNDS GROSS_CAP TURNOVER_CAP",
        "0.5, 3, 9, 2, 0.8, 0, 2, BOUNDS NET_CAP TURNOVER_CAP",
        "0.5, 3, 2, 2, 1, 0, 2, ''",
        "-1, 1, 9, 9, 0, 1, 1, ''"})
    void namesASmallestSetOfConstraints(double lower, double upper, double gross, double net, Double turnover, double first,
            double second, String expected) {
        AllocationConstraints limits = with(AllocationConstraints.defaults(), "lower", lower, "upper", upper, "grossCap", gross, "netCap",
                net);
        ProjectionProblem problem = ProjectionProblem.of(new double[] {5, 5}, Optional.of(new double[] {first, second}),
                turnover == null ? limits : limits.withTurnoverCap(turnover), SleeveRules.SECOND);
        List<Constraint> conflict = problem.conflict(1e-9);
        assertThat(String.join(" ", conflict.stream().map(Enum::name).toList())).isEqualTo(expected);
        assertThat(problem.shortfall() > 1e-9).isEqualTo(!conflict.isEmpty());
    }

    @Test
    void agreesWithALinearProgramme() {
        RandomSets sets = new RandomSets(60);
        Map<ProjectionStatus, Integer> seen = new EnumMap<>(ProjectionStatus.class);
        for (int k = 0; k < 400; k++) {
            ProjectionProblem problem = sets.any(6).problem();
            if (Math.abs(problem.shortfall()) < CLEAR) {
                continue;
            }
            List<Constraint> conflict = problem.conflict(Feasibility.TOLERANCE);
            assertThat(exists(problem, EnumSet.allOf(Constraint.class))).as("set %d", k).isEqualTo(conflict.isEmpty());
            ProjectionStatus status = ExactProjection.project(problem).status();
            assertThat(status).as("set %d", k).isEqualTo(conflict.isEmpty() ? ProjectionStatus.OPTIMAL : ProjectionStatus.EMPTY_SET);
            seen.merge(status, 1, Integer::sum);
            if (!conflict.isEmpty()) {
                assertThat(exists(problem, EnumSet.copyOf(conflict))).as("set %d: %s", k, conflict).isFalse();
                for (Constraint left : conflict) {
                    Set<Constraint> fewer = EnumSet.copyOf(conflict);
                    fewer.remove(left);
                    assertThat(exists(problem, fewer)).as("set %d: %s without %s", k, conflict, left).isTrue();
                }
            }
        }
        assertThat(seen.get(ProjectionStatus.OPTIMAL)).isGreaterThan(100);
        assertThat(seen.get(ProjectionStatus.EMPTY_SET)).isGreaterThan(100);
    }

    @Test
    void agreesWithAQuadraticProgrammeWhereASetHoldsAPoint() {
        RandomSets sets = new RandomSets(61);
        int solved = 0;
        for (int k = 0; k < 60; k++) {
            ProjectionProblem problem = sets.feasible(6).problem();
            Model model = new Model(problem, EnumSet.allOf(Constraint.class));
            Expression distance = model.model.addExpression("distance").weight(1);
            for (int i = 0; i < problem.size(); i++) {
                distance.set(model.weights.get(i), model.weights.get(i), 1);
                distance.set(model.weights.get(i), -2 * problem.target()[i]);
            }
            if (!model.model.minimise().getState().isOptimal()) {
                continue;
            }
            solved++;
            double[] nearest = ExactProjection.project(problem).weights();
            for (int i = 0; i < nearest.length; i++) {
                assertThat(nearest[i]).as("set %d", k).isCloseTo(model.weights.get(i).getValue().doubleValue(), within(1e-4));
            }
        }
        assertThat(solved).isGreaterThan(50);
    }

    private static boolean exists(ProjectionProblem problem, Set<Constraint> constraints) {
        Model model = new Model(problem, constraints);
        model.weights.forEach(weight -> weight.weight(0));
        return model.model.minimise().getState().isFeasible();
    }

    /** The constraints as they stand, |x| split into an upper bound of x and −x. */
    private static final class Model {

        final ExpressionsBasedModel model = new ExpressionsBasedModel();
        final List<Variable> weights = new ArrayList<>();

        Model(ProjectionProblem problem, Set<Constraint> constraints) {
            for (int i = 0; i < problem.size(); i++) {
                Variable weight = model.newVariable("w" + i);
                weights.add(constraints.contains(Constraint.BOUNDS) ? weight.lower(problem.lower()).upper(problem.upper())
                        : weight.lower(-1e3).upper(1e3));
            }
            if (constraints.contains(Constraint.NET_CAP)) {
                Expression net = model.addExpression("net").lower(-problem.netCap()).upper(problem.netCap());
                weights.forEach(weight -> net.set(weight, 1));
            }
            if (constraints.contains(Constraint.GROSS_CAP)) {
                capSizes("gross", new double[problem.size()], problem.grossCap());
            }
            if (constraints.contains(Constraint.TURNOVER_CAP) && problem.capsTurnover()) {
                capSizes("turnover", problem.previous(), problem.turnoverCap());
            }
        }

        private void capSizes(String name, double[] from, double cap) {
            Expression sum = model.addExpression(name).upper(cap);
            for (int i = 0; i < from.length; i++) {
                Variable size = model.newVariable(name + i).lower(0);
                sum.set(size, 1);
                model.addExpression(name + "up" + i).set(size, 1).set(weights.get(i), -1).lower(-from[i]);
                model.addExpression(name + "down" + i).set(size, 1).set(weights.get(i), 1).lower(from[i]);
            }
        }
    }
}
