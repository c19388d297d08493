package dev.plimsoll.sweep;

import dev.plimsoll.RunRequest.Exposure;
import dev.plimsoll.error.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What to sweep. Start from {@link #of} and change what differs.
 *
 * @param grid configurations to try
 * @param books run directories to try them on
 * @param twoPass whether receipts have the figures of a two-pass audit: what scaling by the scalars does to the book
 * @param coreWeight share of each book its weights stand for, above 0, to 1; empty = all of it
 * @param threads how many compute at a time, 1 or more; nothing depends on it
 * @param resume whether a sweep that was begun goes on; otherwise it is refused
 */
public record SweepRequest(Grid grid, List<Path> books, boolean twoPass, OptionalDouble coreWeight, int threads, boolean resume) {

    /**
     * Checks books and core weight.
     *
     * @throws UsageException when there is no book, one has no name, or the core weight is no share
     */
    public SweepRequest {
        books = List.copyOf(books);
        if (books.isEmpty()) {
            throw new UsageException("A sweep needs a book to try its grid on; name one or more run directories.");
        }
        books.stream().map(book -> book.toAbsolutePath().normalize()).filter(book -> book.getFileName() == null).forEach(book -> {
            throw new UsageException("The book " + book + " has no name; expected a run directory.");
        });
        Exposure.off().withCoreWeight(coreWeight); // checks it
    }

    /**
     * A sweep with the figures of both passes, on all processors.
     *
     * @param grid configurations to try
     * @param books run directories
     * @return the request
     */
    public static SweepRequest of(Grid grid, List<Path> books) {
        return new SweepRequest(grid, books, true, OptionalDouble.empty(), Runtime.getRuntime().availableProcessors(), false);
    }

    /**
     * This request with a core weight.
     *
     * @param share above 0, to 1
     * @return the changed request
     */
    public SweepRequest withCoreWeight(double share) {
        return new SweepRequest(grid, books, twoPass, OptionalDouble.of(share), threads, resume);
    }
}
