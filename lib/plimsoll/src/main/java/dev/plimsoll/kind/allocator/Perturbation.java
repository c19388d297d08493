package dev.plimsoll.kind.allocator;

import static dev.plimsoll.store.kind.ArtifactSchema.ASSET_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.PORTFOLIO_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.WEIGHT;
import static java.lang.Double.isNaN;

import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.run.Cut;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.timeseries.Series;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run of the allocator with everything after a cut changed, and what may rest on the whole run held fast.
 *
 * <p>Held fast is one figure: the execution lag of a book whose returns were given. With {@code auto} it is found from all days of the
 * run, so changed days could change it; it says how the book was executed and is not known from day to day. Whether such a book can be
 * recomputed from its weights at all is another such judgement, so in a scaled run the changed returns still follow from the changed
 * weights.
 */
final class Perturbation {

    private Perturbation() {
    }

    static StoredRun of(StoredRun from, StoredRun changed, Cut cut) {
        RunTask task = RunTask.of(from);
        Optional<BookReconciliation> book = givenBook(task);
        if (book.isEmpty()) {
            return changed;
        }
        Map<String, Object> execution = new LinkedHashMap<>(from.section("execution"));
        execution.put("lag", book.get().lag());
        Map<String, Object> config = new LinkedHashMap<>(from.config());
        config.put("execution", execution);
        StoredRun held = changed.withConfig(config);
        return task.exposure().mode() == AllocatorMode.OFF || ExternalPass.isIn(from) ? held
                : held.withInputs((kind, table) -> kind.equals(PORTFOLIO_RETURN.kind()) ? follow(book.get(), table, changed, cut) : table);
    }

    private static Optional<BookReconciliation> givenBook(RunTask task) {
        try {
            return task.givenBook();
        } catch (DataException e) {
            return Optional.empty(); // as in the run itself: weights that explain nothing, and no lag to hold fast
        }
    }

    /** Changed returns that follow from the changed weights as the given ones did, with another external part. */
    private static ArtifactTable follow(BookReconciliation book, ArtifactTable changed, StoredRun inputs, Cut cut) {
        Series recomputed = book.recompute(inputs.require(ASSET_RETURN).panel(), inputs.require(WEIGHT).panel());
        double[] returns = changed.doubles("ret");
        for (int row = 0; row < returns.length; row++) {
            if (!cut.isUpTo(changed, row) && !isNaN(returns[row])) {
                int day = recomputed.dates().rowOf(changed.longAt(row, 0));
                returns[row] = book.factor().value(day) * recomputed.value(day) + book.external().value(day) / 2;
            }
        }
        return ArtifactTable.of(PORTFOLIO_RETURN, Map.of("date", changed.longs("date"), "ret", returns));
    }
}
