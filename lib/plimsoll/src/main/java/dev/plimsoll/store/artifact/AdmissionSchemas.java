package dev.plimsoll.store.artifact;

import java.util.List;
import java.util.stream.Stream;

/** Schemas of the artifacts that the admission of a candidate strategy reads and makes. */
public final class AdmissionSchemas {

    /** How the portfolio did without and with the candidate, measured on two stored runs. */
    public static final ArtifactSchema ADMISSION_FIGURE = ArtifactSchema.released("admission_figure");
    /** Each gate with its figures. */
    public static final ArtifactSchema ADMISSION_CHECK = ArtifactSchema.released("admission_check");

    private static final List<ArtifactSchema> OWN = List.of(ADMISSION_FIGURE, ADMISSION_CHECK);

    private AdmissionSchemas() {
    }

    /** The kinds that only admissions make. */
    static List<ArtifactSchema> own() {
        return OWN;
    }

    /**
     * All kinds that an admission reads and makes: its own, and the request whose trades are put under stress.
     *
     * @return their schemas
     */
    public static List<ArtifactSchema> all() {
        return Stream.concat(Stream.of(AllocationSchemas.ALLOCATION_REQUEST), OWN.stream()).toList();
    }
}
