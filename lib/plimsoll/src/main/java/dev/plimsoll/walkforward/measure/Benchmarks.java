package dev.plimsoll.walkforward.measure;

import dev.plimsoll.error.DataException;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.feature.CompleteMonths;
import dev.plimsoll.walkforward.statistics.Statistics;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

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

    /**
     * The benchmarks of a run.
     *
     * @param pair the aligned sleeves
     * @param table the complete months
     * @param firstRow the first simulated one
     * @param startCapital equity before it
     * @return the benchmarks
     */
    public static Benchmarks of(SleevePair pair, CompleteMonths table, int firstRow, double startCapital) {
        IntToDoubleFunction half = row -> 0.5 * table.returnA(row) + 0.5 * table.returnB(row);
        return new Benchmarks(held(table::returnA, table, firstRow, startCapital), held(table::returnB, table, firstRow, startCapital),
                held(half, table, firstRow, startCapital),
                correlation(pair.a().returns().toArray(), pair.b().returns().toArray()));
    }

    private static Performance held(IntToDoubleFunction monthlyReturn, CompleteMonths table, int firstRow, double startCapital) {
        return Performance.of(IntStream.range(firstRow, table.size()).mapToDouble(monthlyReturn).toArray(), startCapital);
    }

    /**
     * Refuses benchmarks that grow beyond all numbers.
     *
     * @param pair the sleeves
     * @param startCapital equity before the first month
     * @throws DataException naming the first such sleeve
     */
    public void requireFinite(SleevePair pair, double startCapital) {
        requireFinite("Sleeve " + pair.a().name(), a, startCapital);
        requireFinite("Sleeve " + pair.b().name(), b, startCapital);
        requireFinite("Half of each sleeve", equal, startCapital);
    }

    private static void requireFinite(String what, Performance performance, double startCapital) {
        if (!performance.isFinite()) {
            throw new DataException(what + ", held from a capital of " + startCapital + " on, grows beyond all numbers: its equity ends at "
                    + performance.endEquity() + ". Expected monthly returns as fractions (0.01 = 1 %): look for percent, or lower "
                    + "start_capital.");
        }
    }

    private static OptionalDouble correlation(double[] a, double[] b) {
        double scale = Statistics.sampleDeviation(a) * Statistics.sampleDeviation(b);
        return scale == 0 ? OptionalDouble.empty() : OptionalDouble.of(Statistics.sampleCovariance(a, b) / scale);
    }
}
