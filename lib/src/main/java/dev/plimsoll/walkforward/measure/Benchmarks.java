package dev.plimsoll.walkforward.measure;

import java.util.OptionalDouble;

/**
 * What no allocator would have made of the simulated months, without costs.
 *
 * @param a all in sleeve A
 * @param b all in sleeve B
 * @param equal half in each, rebalanced every month
 * @param correlation Pearson correlation of the monthly returns of A and B over all aligned months, not only the simulated ones; empty
 *     when a sleeve's returns are all equal
 */
public record Benchmarks(Performance a, Performance b, Performance equal, OptionalDouble correlation) {
}
