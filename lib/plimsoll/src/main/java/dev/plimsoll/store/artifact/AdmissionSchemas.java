package dev.plimsoll.store.artifact;

import static dev.plimsoll.store.artifact.ArtifactColumn.key;
import static dev.plimsoll.store.artifact.ArtifactColumn.required;
import static dev.plimsoll.store.artifact.ColumnType.BOOLEAN;
import static dev.plimsoll.store.artifact.ColumnType.DECIMAL;
import static dev.plimsoll.store.artifact.ColumnType.DOUBLE;
import static dev.plimsoll.store.artifact.ColumnType.ENUM;
import static dev.plimsoll.store.artifact.ColumnType.TEXT;

import java.util.List;
import java.util.stream.Stream;

/** Schemas of the artifacts that the admission of a candidate strategy reads and makes. */
public final class AdmissionSchemas {

    /** How the portfolio did without and with the candidate, measured on two stored runs. */
    public static final ArtifactSchema ADMISSION_FIGURE = ArtifactSchema.v1("admission_figure", "admission_figure_v1",
            key("portfolio", ENUM), key("figure", ENUM), key("strategy_id", TEXT), required("value", DOUBLE));
    /** Each gate with its figures. */
    public static final ArtifactSchema ADMISSION_CHECK = ArtifactSchema.v1("admission_check", "admission_check_v1",
            key("gate", ENUM), required("passed", BOOLEAN), required("without_value", DECIMAL), required("with_value", DECIMAL),
            required("limit_value", DECIMAL), required("subject", TEXT));

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
