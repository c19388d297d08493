package dev.plimsoll.kind;

import dev.plimsoll.kind.allocation.AdmissionKind;
import dev.plimsoll.kind.allocation.AllocationKind;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.kind.sleeves.SleevesKind;
import dev.plimsoll.kind.step4.Step4Kind;
import dev.plimsoll.run.KindOfRun;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import java.util.List;

/** All kinds of runs there are. */
public final class Kinds {

    private Kinds() {
    }

    public static KindOfRun<?, ?> of(RunKind name) {
        return switch (name) {
            case ALLOCATOR, IMPORT -> new AllocatorKind(name);
            case SLEEVES -> new SleevesKind();
            case STEP4 -> new Step4Kind();
            case ALLOCATION -> new AllocationKind();
            case ADMISSION -> new AdmissionKind();
        };
    }

    /** What a run is computed from, read from the store with everything checked against the hashes recorded with it. */
    public static StoredRun load(Store store, String runId) {
        return completed(store, StoredRun.inputs(store, runId));
    }

    /** With what a run is computed from and another run stores. */
    public static StoredRun completed(Store store, StoredRun run) {
        return of(run.kind()).completed(store, run);
    }

    /** The artifacts that a stored run makes, computed again from its inputs alone. */
    public static List<RunArtifact> compute(StoredRun from, int threads) {
        return of(from.kind()).compute(from, threads);
    }
}
