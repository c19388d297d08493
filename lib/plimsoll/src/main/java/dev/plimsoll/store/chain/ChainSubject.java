package dev.plimsoll.store.chain;

import java.util.List;
import java.util.Locale;

/** What a chain record can be about, and the tables whose rows it covers. */
public enum ChainSubject {
    /** A schema script applied to the file; the id is the schema version. */
    MIGRATION("applied_at", ChainedTable.of("schema_version", "version",
            "version:INTEGER script:VARCHAR sha256:VARCHAR applied_at:TIMESTAMPTZ library_version:VARCHAR")),
    /** A set of views put into the file; the id is its hash. */
    VIEWS("installed_at", ChainedTable.of("view_set", "sha256", "sha256:VARCHAR installed_at:TIMESTAMPTZ library_version:VARCHAR")),
    /** A run, complete or failed; the id is the run id. */
    RUN("created_at",
            ChainedTable.of("run", "run_id", "run_id:VARCHAR kind:VARCHAR profile:VARCHAR allocator_version:VARCHAR window_start:DATE "
                    + "window_end:DATE mode:VARCHAR precomputed_run_id:VARCHAR supersedes:VARCHAR reason:VARCHAR author:VARCHAR "
                    + "created_at:TIMESTAMPTZ run_key:VARCHAR"),
            ChainedTable.of("run_outcome", "run_id", "run_id:VARCHAR status:ENUM content_sha256:VARCHAR error_type:VARCHAR "
                    + "error_message:VARCHAR error_trace:VARCHAR"),
            ChainedTable.of("run_parent", "run_id", "run_id:VARCHAR parent_run_id:VARCHAR relation:VARCHAR"),
            ChainedTable.of("run_environment", "run_id", "run_id:VARCHAR library_version:VARCHAR git_commit:VARCHAR git_dirty:BOOLEAN "
                    + "java_version:VARCHAR java_vendor:VARCHAR os:VARCHAR arch:VARCHAR locale:VARCHAR zone:VARCHAR "
                    + "duckdb_version:VARCHAR"),
            ChainedTable.of("run_config", "run_id", "run_id:VARCHAR config:VARCHAR sha256:VARCHAR"),
            ChainedTable.of("run_warning", "run_id", "run_id:VARCHAR position:INTEGER code:VARCHAR message:VARCHAR"),
            ChainedTable.of("run_artifact", "run_id", "run_id:VARCHAR role:ENUM artifact_id:VARCHAR meta:VARCHAR"),
            ChainedTable.of("artifact_input", "run_id", "run_id:VARCHAR artifact_id:VARCHAR input_artifact_id:VARCHAR"),
            ChainedTable.of("import_check", "run_id", "run_id:VARCHAR kind:VARCHAR column_name:VARCHAR rows_given:INTEGER "
                    + "rows_computed:INTEGER rows_differing:INTEGER max_abs_diff:DOUBLE tolerance:DOUBLE first_difference:DATE "
                    + "agrees:BOOLEAN")),
    /** An audit; the id is the audit id. */
    AUDIT("created_at",
            ChainedTable.of("audit_record", "audit_id", "audit_id:VARCHAR sequence:INTEGER kind:VARCHAR baseline_run_id:VARCHAR "
                    + "scaled_run_id:VARCHAR quarter:VARCHAR verdict:ENUM decision:VARCHAR based_on:VARCHAR previous_audit_id:VARCHAR "
                    + "document:VARCHAR author:VARCHAR library_version:VARCHAR created_at:TIMESTAMPTZ"),
            ChainedTable.of("audit_figure", "audit_id", "audit_id:VARCHAR name:VARCHAR value:DOUBLE"),
            ChainedTable.of("validation_finding", "audit_id", "audit_id:VARCHAR question:INTEGER position:INTEGER name:VARCHAR "
                    + "value:DOUBLE unit:VARCHAR bounds:VARCHAR verdict:ENUM note:VARCHAR"),
            ChainedTable.of("validation_evidence", "audit_id", "audit_id:VARCHAR question:INTEGER position:INTEGER evidence:VARCHAR"),
            ChainedTable.of("alert", "audit_id", "audit_id:VARCHAR position:INTEGER code:VARCHAR message:VARCHAR evidence:VARCHAR")),
    /** A judgement on a validation; the id is its sequence. */
    SIGN_OFF("created_at", ChainedTable.of("sign_off", "sequence", "sequence:INTEGER audit_id:VARCHAR reviewer:VARCHAR decision:VARCHAR "
            + "note:VARCHAR chain_head:VARCHAR created_at:TIMESTAMPTZ")),
    /** A step of the production pointer; the id is its sequence. */
    PROMOTION("created_at", ChainedTable.of("promotion", "sequence", "sequence:INTEGER run_id:VARCHAR audit_id:VARCHAR "
            + "accepted_caution:VARCHAR revoked_reason:VARCHAR author:VARCHAR created_at:TIMESTAMPTZ")),
    /** A run computed again; the id is the receipt's sequence. */
    REPLAY("created_at",
            ChainedTable.of("replay_receipt", "sequence", "sequence:INTEGER run_id:VARCHAR verdict:VARCHAR artifacts:INTEGER "
                    + "identical:INTEGER stage:VARCHAR date:DATE row_key:VARCHAR column_name:VARCHAR stored_value:VARCHAR "
                    + "computed_value:VARCHAR ulp_distance:DOUBLE error_message:VARCHAR environment_then:VARCHAR "
                    + "environment_now:VARCHAR chain_head:VARCHAR author:VARCHAR library_version:VARCHAR created_at:TIMESTAMPTZ"),
            ChainedTable.of("replay_artifact", "sequence", "sequence:INTEGER position:INTEGER kind:VARCHAR recorded_artifact_id:VARCHAR "
                    + "computed_artifact_id:VARCHAR identical:BOOLEAN first_block:INTEGER date:DATE row_key:VARCHAR column_name:VARCHAR "
                    + "stored_value:VARCHAR computed_value:VARCHAR ulp_distance:DOUBLE rows_differing:INTEGER")),
    /** A no-lookahead test of a run; the id is the certificate's sequence. */
    LOOKAHEAD("created_at",
            ChainedTable.of("lookahead_certificate", "sequence", "sequence:INTEGER run_id:VARCHAR verdict:VARCHAR cuts:INTEGER "
                    + "seed:INTEGER rows_compared:INTEGER rows_differing:INTEGER chain_head:VARCHAR author:VARCHAR "
                    + "library_version:VARCHAR created_at:TIMESTAMPTZ"),
            ChainedTable.of("lookahead_check", "sequence", "sequence:INTEGER cut:VARCHAR kind:VARCHAR rows_compared:INTEGER "
                    + "rows_differing:INTEGER row_key:VARCHAR column_name:VARCHAR")),
    /** Something that happened to the file; the id is its sequence. */
    INCIDENT("created_at", ChainedTable.of("incident", "sequence", "sequence:INTEGER code:VARCHAR message:VARCHAR file_name:VARCHAR "
            + "file_bytes:INTEGER file_sha256:VARCHAR library_version:VARCHAR created_at:TIMESTAMPTZ"));

    private final String time;
    private final List<ChainedTable> tables;

    ChainSubject(String time, ChainedTable... tables) {
        this.time = time;
        this.tables = List.of(tables);
    }

    /**
     * Name in the chain.
     *
     * @return lower case, such as sign_off
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The subject of a name.
     *
     * @param label as in {@link #label()}
     * @return the subject
     */
    public static ChainSubject of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The table that has one row for each subject. */
    public String table() {
        return tables.get(0).name();
    }

    /** The tables it covers, in the order of the record; the first has one row for each subject. */
    List<ChainedTable> tables() {
        return tables;
    }

    /** Column of the first table that says when the subject was recorded. */
    String time() {
        return time;
    }
}
