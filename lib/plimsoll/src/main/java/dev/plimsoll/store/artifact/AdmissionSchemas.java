package dev.plimsoll.store.artifact;

import java.util.List;

/** Schemas of the artifacts that the admission of a candidate strategy reads and makes. */
public final class AdmissionSchemas {

    /** How the portfolio did without and with the candidate, measured on two stored runs. */
    public static final ArtifactSchema ADMISSION_FIGURE = ArtifactSchema.v1("admission_figure");
    /** Each gate with its figures. */
    public static final ArtifactSchema ADMISSION_CHECK = ArtifactSchema.v1("admission_check");

    private AdmissionSchemas() {
    }

    /**
     * All kinds that an admission reads and makes: its own, and the request whose trades are put under stress.
     *
     * @return their schemas
     */
    public static List<ArtifactSchema> all() {
        return List.of(AllocationSchemas.ALLOCATION_REQUEST, ADMISSION_FIGURE, ADMISSION_CHECK);
    }
}
