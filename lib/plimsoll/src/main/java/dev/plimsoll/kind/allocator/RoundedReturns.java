package dev.plimsoll.kind.allocator;

import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.door.SanityReport.Finding;
import dev.plimsoll.door.WrittenDigits;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Given returns that follow from the weights but for the digits they were written with: agreement within half a unit of the last digit is
 * accepted. Asked only where the returns do not follow from the weights as they are, so that nothing else changes.
 *
 * @param tolerance half a unit of the last digit and the usual tolerance, decimal
 * @param finding what to say of it
 */
public record RoundedReturns(double tolerance, Finding finding) {

    public static final String CODE = "ROUNDED_RETURNS";

    public static Optional<RoundedReturns> find(RunInputs inputs, RunRequest request) {
        Optional<Panel> weights = inputs.weights().filter(w -> w.rows() > 0);
        double half = WrittenDigits.halfUnit(inputs.portfolioReturns().toArray());
        if (inputs.simulated() || weights.isEmpty() || half <= BookReconciliation.TOLERANCE) {
            return Optional.empty();
        }
        double tolerance = half + BookReconciliation.TOLERANCE;
        try {
            if (book(inputs, weights.get(), request, BookReconciliation.TOLERANCE).recomputable()) {
                return Optional.empty();
            }
            BookReconciliation book = book(inputs, weights.get(), request, tolerance);
            return book.recomputable() ? Optional.of(new RoundedReturns(tolerance, finding(inputs.portfolioReturns(), book, half)))
                    : Optional.empty();
        } catch (DataException e) {
            return Optional.empty(); // weights that explain nothing; the run says so
        }
    }

    private static BookReconciliation book(RunInputs inputs, Panel weights, RunRequest request, double tolerance) {
        return BookReconciliation.of(inputs.assetReturns(), weights, inputs.portfolioReturns(), request.exposure().coreWeight(),
                request.config().execution().lag(), request.config().execution().aggregation(), tolerance);
    }

    private static Finding finding(Series given, BookReconciliation book, double half) {
        long rows = 0;
        LocalDate first = given.dates().first();
        for (int row = given.size() - 1; row >= 0; row--) {
            double difference = Math.abs(given.value(row) - book.recomputed().value(row));
            if (difference > BookReconciliation.TOLERANCE && difference <= half + BookReconciliation.TOLERANCE) {
                rows++;
                first = given.dates().date(row);
            }
        }
        return new Finding(CODE, "The portfolio returns are written with few digits: on " + rows + " of " + book.liveRows()
                + " rows they follow from the weights only within half a unit of the last digit, " + half
                + ", which is taken as agreement and recorded as return_tolerance. Export them in full where you can.", rows, first,
                book.largestAgreeingDifference());
    }
}
