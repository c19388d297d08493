package dev.plimsoll.sleeve;

import static dev.plimsoll.With.with;

import dev.plimsoll.sleeve.PortfolioSleeveAllocator.SleeveRules;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Random projections: smooth numbers, and round ones full of ties and zeros; loose caps, tight caps, bounds on one side of 0. */
final class RandomSets {

    private final SplittableRandom random;

    RandomSets(long seed) {
        random = new SplittableRandom(seed);
    }

    record Case(double[] target, Optional<double[]> previous, AllocationConstraints constraints) {

        ProjectionProblem problem() {
            return ProjectionProblem.of(target, previous, constraints, SleeveRules.SECOND);
        }
    }

    /** A set that may be empty. */
    Case any(int largest) {
        int n = 1 + random.nextInt(largest);
        boolean round = random.nextInt(3) == 0;
        double spread = Math.pow(10, random.nextDouble(-1, 1));
        double[] target = numbers(n, spread, round);
        boolean capped = random.nextInt(3) > 0;
        double[] previous = random.nextInt(6) == 0 ? target.clone() : numbers(n, spread * random.nextDouble(), round);
        double lower = number(-spread, spread * 0.3, round);
        double upper = lower + (random.nextInt(10) == 0 ? 0 : Math.abs(number(0.1 * spread, 2 * spread, round)));
        double size = spread * n;
        AllocationConstraints constraints = new AllocationConstraints(lower, upper, cap(size, round), cap(size, round),
                capped ? OptionalDouble.of(random.nextInt(20) == 0 ? 0 : cap(size, round)) : OptionalDouble.empty());
        return new Case(target, capped ? Optional.of(previous) : Optional.empty(), constraints);
    }

    /** A set that holds a point within these bounds, of the usual size otherwise. */
    Case within(double lower, double upper) {
        while (true) {
            Case candidate = any(20);
            AllocationConstraints caps = with(candidate.constraints(), "lower", lower, "upper", upper);
            Case bounded = new Case(candidate.target(), candidate.previous(), caps);
            if (bounded.problem().shortfall() <= 0) {
                return bounded;
            }
        }
    }

    /** A set that holds a point. */
    Case feasible(int largest) {
        while (true) {
            Case candidate = any(largest);
            if (candidate.problem().shortfall() <= 0) {
                return candidate;
            }
        }
    }

    private double cap(double size, boolean round) {
        double cap = size * Math.pow(10, random.nextDouble(-1.5, 0.2));
        return round ? Math.max(0.25, Math.rint(4 * cap) / 4) : cap;
    }

    private double[] numbers(int n, double spread, boolean round) {
        double[] numbers = new double[n];
        Arrays.setAll(numbers, i -> random.nextInt(5) == 0 ? 0 : number(-2 * spread, 2 * spread, round));
        return numbers;
    }

    private double number(double from, double to, boolean round) {
        double number = random.nextDouble(from, to);
        return round ? Math.rint(4 * number) / 4 : number;
    }
}
