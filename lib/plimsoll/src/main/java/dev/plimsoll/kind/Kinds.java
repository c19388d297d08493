package dev.plimsoll.kind;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.kind.allocation.AdmissionKind;
import dev.plimsoll.kind.allocation.AllocationKind;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.kind.sleeves.SleevesKind;
import dev.plimsoll.kind.step4.Step4Kind;
import dev.plimsoll.run.KindOfRun;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunKind;
import java.util.List;

/** All kinds of runs there are. */
public final class Kinds {

    private static final List<KindOfRun<?, ?>> ALL = List.of(new AllocatorKind(RunKind.ALLOCATOR), new AllocatorKind(RunKind.IMPORT),
            new SleevesKind(), new Step4Kind(), new AllocationKind(), new AdmissionKind());

    private Kinds() {
    }

    public static KindOfRun<?, ?> of(StoredRun run) {
        return ALL.stream().filter(kind -> kind.name().label().equals(run.info().kind())).findFirst()
                .orElseThrow(() -> new StoreException("This library does not know runs of kind " + run.info().kind()
                        + "; read the store with the Plimsoll that wrote it, or newer."));
    }

    /** What a run is computed from, read from the store with everything checked against the hashes recorded with it. */
    public static StoredRun load(Store store, String runId) {
        return completed(store, StoredRun.inputs(store, runId));
    }

    /** With what a run is computed from and another run stores. */
    public static StoredRun completed(Store store, StoredRun run) {
        return of(run).completed(store, run);
    }

    /** The artifacts that a stored run makes, computed again from its inputs alone. */
    public static List<RunArtifact> compute(StoredRun from, int threads) {
        return of(from).compute(from, threads);
    }
}
