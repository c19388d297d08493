package dev.plimsoll.run;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.run.RunPipeline.Prepared;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.compare.TableComparison.RowFilter;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of run, declared once: all in which runs of this kind differ from those of others. Recording, reading back, replay, the look-ahead
 * test and the explained diff are written against this alone.
 *
 * @param <Q> what asks for such a run
 * @param <C> what it computes
 */
public interface KindOfRun<Q, C> {

    /** Its name in the catalogue, with the schemas of all that it can use and make. */
    RunKind name();

    /** Reads and checks what the request names. What is refused here leaves no trace. */
    Prepared<C> prepare(Store store, Q request);

    /**
     * Computes a stored run again by the code that computes a new one, without files, store or clock.
     *
     * @param threads how many may work at a time where there is work for several; the result does not depend on it
     */
    C recompute(StoredRun from, int threads);

    /** The artifacts that a stored run makes, in the order of its data flow. */
    List<RunArtifact> outputs(StoredRun from, C computed);

    /** As {@link #recompute}, as artifacts. */
    default List<RunArtifact> compute(StoredRun from, int threads) {
        return outputs(from, recompute(from, threads));
    }

    /**
     * The few metrics that a reader of a run asks for first.
     *
     * @param tables rows by kind; where a run was given what another computes, what it computed itself
     */
    RunMetrics metrics(Map<String, ArtifactTable> tables);

    /** Refuses a run of another kind. */
    default void requireOwn(RunInfo run) {
        if (!run.kind().equals(name().toString())) {
            throw new UsageException("Run " + run.runId() + " is of kind " + run.kind() + ", expected " + name() + ". See plimsoll runs.");
        }
    }

    /** With what a stored run is computed from and another run stores. */
    default StoredRun completed(Store store, StoredRun run) {
        return run;
    }

    /** Where the look-ahead test can cut a run, in order. */
    default List<Cut> cuts(StoredRun run, List<RunArtifact> outputs) {
        return Cut.days(outputs);
    }

    /** The same run with other inputs after a cut. */
    default StoredRun perturbed(StoredRun run, Cut cut, long seed) {
        return run.withInputs((kind, table) -> PerturbedTable.changedAndThinned(table, cut, seed));
    }

    /** Which rows the look-ahead test compares, of an artifact that other inputs change. */
    default RowFilter comparable(ArtifactTable original, ArtifactTable changed) {
        return (table, row) -> true;
    }

    /** Settings that come with the inputs: the window they were cut to, and what their directory said of itself. */
    default Set<String> settingsOfInputs() {
        return Set.of("window_start", "window_end", "source_meta");
    }

    /** Kinds of inputs that come with the configuration, such as the scalars of a run that it names. */
    default Set<String> inputsOfSettings() {
        return Set.of();
    }
}
