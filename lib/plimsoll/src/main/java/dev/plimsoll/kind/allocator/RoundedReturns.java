package dev.plimsoll.kind.allocator;

import static dev.plimsoll.portfolio.BookReconciliation.TOLERANCE;
import static java.util.Optional.empty;

import dev.plimsoll.RunRequest;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.door.SanityReport.Finding;
import dev.plimsoll.door.WrittenDigits;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

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
        double half = WrittenDigits.halfUnit(inputs.portfolioReturns().toArray());
        if (inputs.simulated() || half <= TOLERANCE) {
            return empty();
        }
        double tolerance = half + TOLERANCE;
        try {
            Function<Double, Optional<BookReconciliation>> book = within -> RunTask.book(inputs, request.exposure(),
                    request.config().execution(), within);
            return book.apply(TOLERANCE).filter(exact -> !exact.recomputable())
                    .flatMap(exact -> book.apply(tolerance)).filter(BookReconciliation::recomputable)
                    .map(rounded -> new RoundedReturns(tolerance, finding(inputs.portfolioReturns(), rounded, half)));
        } catch (DataException e) {
            return empty(); // weights that explain nothing; the run says so
        }
    }

    private static Finding finding(Series given, BookReconciliation book, double half) {
        long rows = 0;
        LocalDate first = given.dates().first();
        for (int row = given.size() - 1; row >= 0; row--) {
            double difference = Math.abs(given.value(row) - book.recomputed().value(row));
            if (difference > TOLERANCE && difference <= half + TOLERANCE) {
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
