package dev.plimsoll.store;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.artifact.AdmissionSchemas;
import dev.plimsoll.store.artifact.AllocationSchemas;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.SleeveSchemas;
import dev.plimsoll.store.artifact.Step4Schemas;
import java.util.Arrays;
import java.util.List;

/** What a run runs. Its run key covers the schemas of the artifacts it can make, so a new kind of run changes no key of the others. */
public enum RunKind {
    /** The allocator on a run directory. */
    ALLOCATOR("allocator", ArtifactSchema.allocator()),
    /** The allocator on a run directory, with the artifacts delivered in it taken along and compared. */
    IMPORT("import", ArtifactSchema.allocator()),
    /** A backtest of several sleeves combined under constraints. */
    SLEEVES("sleeves", SleeveSchemas.all()),
    /** Walk-forward allocation across two sleeves. */
    STEP4("step4", Step4Schemas.all()),
    /** Allocations of a batch of trade intents. */
    ALLOCATION("allocation", AllocationSchemas.all()),
    /** A candidate strategy judged by the promotion gates. */
    ADMISSION("admission", AdmissionSchemas.all());

    private final String label;
    private final List<ArtifactSchema> schemas;

    RunKind(String label, List<ArtifactSchema> schemas) {
        this.label = label;
        this.schemas = schemas;
    }

    /** The schemas that artifacts of such a run can have, in the order of the data flow. */
    List<ArtifactSchema> schemas() {
        return schemas;
    }

    /**
     * The kind of a name in the store.
     *
     * @param label as {@link #toString} gives it
     * @return the kind
     * @throws StoreException when this library does not know it
     */
    public static RunKind parse(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst()
                .orElseThrow(() -> new StoreException("This library does not know runs of kind " + label
                        + "; read the store with the Plimsoll that wrote it, or newer."));
    }

    /**
     * As the store has it.
     *
     * @return the name in lower case
     */
    @Override
    public String toString() {
        return label;
    }
}
