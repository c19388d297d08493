package dev.plimsoll.kind.allocator;

import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.AllocatorMode;
import dev.plimsoll.error.DataException;
import dev.plimsoll.kind.allocation.PerturbedRequests;
import dev.plimsoll.portfolio.BookReconciliation;
import dev.plimsoll.run.Cut;
import dev.plimsoll.run.Ingredients;
import dev.plimsoll.run.PerturbedTable;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.artifact.AllocationSchemas;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run's ingredients with everything after a cut changed, and what may rest on the whole run held fast.
 *
 * <p>Held fast is one figure: the execution lag of a book whose returns were given. With {@code auto} it is found from all days of the
 * run, so changed days could change it; it says how the book was executed and is not known from day to day. Whether such a book can be
 * recomputed from its weights at all is another such judgement, so in a scaled run the changed returns still follow from the changed
 * weights.
 */
public final class Perturbation {

    private final Ingredients from;
    private final Cut cut;
    private final long seed;

    private Perturbation(Ingredients from, Cut cut, long seed) {
        this.from = from;
        this.cut = cut;
        this.seed = seed;
    }

    /** The same run with other inputs after the cut. */
    public static Ingredients of(Ingredients from, Cut cut, long seed) {
        return new Perturbation(from, cut, seed).ingredients();
    }

    private Ingredients ingredients() {
        Map<String, ArtifactTable> inputs = new LinkedHashMap<>();
        from.tables().get(Role.input).forEach((kind, table) -> inputs.put(kind, changed(kind, table)));
        Map<String, Object> config = from.config();
        if (from.info().hasAllocator()) {
            RunTask task = StoredInputs.task(from);
            Optional<BookReconciliation> book = givenBook(task);
            config = book.map(b -> withLag(b.lag())).orElse(config);
            if (book.isPresent() && task.exposure().mode() != AllocatorMode.OFF && !from.isDelivered()) {
                inputs.put(ArtifactSchema.PORTFOLIO_RETURN.kind(), follow(book.get(), inputs));
            }
        }
        Map<Role, Map<String, ArtifactTable>> tables = new LinkedHashMap<>(from.tables());
        tables.put(Role.input, inputs);
        return new Ingredients(from.info(), config, tables, from.baseline().map(baseline -> of(baseline, cut, seed)));
    }

    private ArtifactTable changed(String kind, ArtifactTable table) {
        if (kind.equals(AllocationSchemas.ALLOCATION_REQUEST.kind())) {
            return PerturbedRequests.of(table, cut, seed);
        }
        if (cut.column(table) < 0) {
            return table; // regimes that drive a batch: each request carries its own
        }
        PerturbedTable changes = new PerturbedTable(table, cut, seed);
        // Months have no gaps, so Step 4 keeps them all.
        return from.kind() == RunKind.STEP4 ? changes.changed() : changes.changedAndThinned();
    }

    private static Optional<BookReconciliation> givenBook(RunTask task) {
        RunInputs inputs = task.content().inputs();
        Optional<Panel> weights = inputs.weights().filter(w -> w.rows() > 0);
        if (inputs.simulated() || weights.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(BookReconciliation.of(inputs.assetReturns(), weights.get(), inputs.portfolioReturns(),
                    task.exposure().coreWeight(), task.execution().lag(), task.execution().aggregation(), task.tolerance()));
        } catch (DataException e) {
            return Optional.empty(); // as in the run itself: weights that explain nothing, and no lag to hold fast
        }
    }

    private Map<String, Object> withLag(int lag) {
        Map<String, Object> execution = new LinkedHashMap<>(from.section("execution"));
        execution.put("lag", lag);
        Map<String, Object> config = new LinkedHashMap<>(from.config());
        config.put("execution", execution);
        return config;
    }

    /** Changed returns that follow from the changed weights as the given ones did, with another external part. */
    private ArtifactTable follow(BookReconciliation book, Map<String, ArtifactTable> inputs) {
        ArtifactTable changed = inputs.get(ArtifactSchema.PORTFOLIO_RETURN.kind());
        Series recomputed = book.recompute(InputArtifacts.panel(inputs.get(ArtifactSchema.ASSET_RETURN.kind())),
                InputArtifacts.panel(inputs.get(ArtifactSchema.WEIGHT.kind())));
        double[] returns = changed.doubles("ret");
        for (int row = 0; row < returns.length; row++) {
            if (!cut.isUpTo(changed, row) && !Double.isNaN(returns[row])) {
                int day = recomputed.dates().rowOf(changed.longAt(row, 0));
                returns[row] = book.factor().value(day) * recomputed.value(day) + book.external().value(day) / 2;
            }
        }
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", changed.longs("date"));
        arrays.put("ret", returns);
        return ArtifactTable.of(ArtifactSchema.PORTFOLIO_RETURN, arrays);
    }
}
