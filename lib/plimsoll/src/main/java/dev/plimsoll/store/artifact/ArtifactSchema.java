package dev.plimsoll.store.artifact;

import static dev.plimsoll.store.artifact.ArtifactColumn.key;
import static dev.plimsoll.store.artifact.ArtifactColumn.optional;
import static dev.plimsoll.store.artifact.ArtifactColumn.required;
import static dev.plimsoll.store.artifact.ColumnType.BOOLEAN;
import static dev.plimsoll.store.artifact.ColumnType.DATE;
import static dev.plimsoll.store.artifact.ColumnType.DOUBLE;
import static dev.plimsoll.store.artifact.ColumnType.ENUM;
import static dev.plimsoll.store.artifact.ColumnType.INTEGER;
import static dev.plimsoll.store.artifact.ColumnType.TEXT;

import dev.plimsoll.error.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Schema of one artifact kind and version: its table and its columns in canonical order. Frozen: every content hash rests on it,
 * and the store's table {@code artifact_schema} holds the same definition with its hash.
 *
 * @param kind what the artifact is, such as {@code allocator_state}
 * @param version version of this schema, from 1
 * @param table table in schema {@code main} that holds the rows, keyed by {@code artifact_id}
 * @param columns columns after {@code artifact_id}, in canonical order, the key columns first
 */
public record ArtifactSchema(String kind, int version, String table, List<ArtifactColumn> columns) {

    /** Daily simple returns of assets, one row per day and asset. */
    public static final ArtifactSchema ASSET_RETURN = panel("asset_return", "asset", "ret");
    /** Daily simple returns of the portfolio. */
    public static final ArtifactSchema PORTFOLIO_RETURN = v1("portfolio_return", "portfolio_return_v1",
            key("date", DATE), required("ret", DOUBLE));
    /** Equity of the portfolio, in multiples of starting capital. */
    public static final ArtifactSchema EQUITY_CURVE = v1("equity_curve", "equity_curve_v1",
            key("date", DATE), required("equity", DOUBLE));
    /** Target weights, one row per rebalance date and asset. */
    public static final ArtifactSchema WEIGHT = panel("weight", "asset", "weight");
    /** Trend unit returns, one row per day and asset. */
    public static final ArtifactSchema TREND_UNIT_RETURN = panel("trend_unit_return", "asset", "ret");
    /** Return contributions of sleeves, one row per day and sleeve. */
    public static final ArtifactSchema SLEEVE_RETURN = panel("sleeve_return", "sleeve", "ret");
    /** The ten state features, one row per day. */
    public static final ArtifactSchema ALLOCATOR_STATE = v1("allocator_state", "allocator_state_v1",
            key("date", DATE), required("port_rvol_20d", DOUBLE), required("port_rvol_60d", DOUBLE), required("vol_accel", DOUBLE),
            required("dd_level", DOUBLE), required("dd_slope_10d", DOUBLE), required("corr_20d", DOUBLE),
            required("corr_60d", DOUBLE), required("corr_shock", DOUBLE), optional("trend_breadth_20d", DOUBLE),
            optional("sleeve_concentration_60d", DOUBLE));
    /** Regime of each day with its signals, scores and decision; a label file delivered by others has only date and regime. */
    public static final ArtifactSchema ALLOCATOR_REGIME = v1("allocator_regime", "allocator_regime_v1",
            key("date", DATE), required("regime", ENUM), optional("previous_regime", ENUM),
            optional("enter_vol_fast", BOOLEAN), optional("enter_corr_spike", BOOLEAN), optional("enter_dd_deep", BOOLEAN),
            optional("enter_dd_worsening", BOOLEAN), optional("exit_vol_fast", BOOLEAN), optional("exit_corr_spike", BOOLEAN),
            optional("exit_dd_deep", BOOLEAN), optional("exit_dd_worsening", BOOLEAN), optional("enter_score", INTEGER),
            optional("exit_score", INTEGER), optional("target", ENUM), optional("target_rule", ENUM), optional("decision", ENUM),
            optional("days_in_regime", INTEGER), optional("previous_days_in_regime", INTEGER));
    /** Risk scalar of each day with its target and smoothed value. */
    public static final ArtifactSchema ALLOCATOR_RISK = v1("allocator_risk", "allocator_risk_v1",
            key("date", DATE), required("risk_scalar", DOUBLE), optional("regime", ENUM), optional("target_scalar", DOUBLE),
            optional("smoothed_scalar", DOUBLE));
    /** Scalar applied at each rebalance, with the scalar and regime of that date. */
    public static final ArtifactSchema ALLOCATOR_RISK_APPLIED = v1("allocator_risk_applied", "allocator_risk_v1_applied",
            key("date", DATE), required("risk_scalar_applied", DOUBLE), optional("risk_scalar", DOUBLE), optional("regime", ENUM));

    /** Part of the given returns that the weights do not explain. */
    public static final ArtifactSchema EXTERNAL_RETURN = v1("external_return", "external_return_v1",
            key("date", DATE), required("ret", DOUBLE));
    /** Weights after scaling, one row per rebalance date and asset. */
    public static final ArtifactSchema SCALED_WEIGHT = panel("scaled_weight", "asset", "weight");
    /** What scaling did at each rebalance. */
    public static final ArtifactSchema EXPOSURE_REBALANCE = v1("exposure_rebalance", "exposure_rebalance_v1",
            key("date", DATE), required("risk_scalar_applied", DOUBLE), optional("risk_scalar", DOUBLE), optional("regime", ENUM),
            required("warm_up", BOOLEAN), required("turnover_raw", DOUBLE), required("turnover_scaled", DOUBLE));
    /** Return and equity of both passes on each day. */
    public static final ArtifactSchema EXPOSURE_DAY = v1("exposure_day", "exposure_day_v1",
            key("date", DATE), required("ret_baseline", DOUBLE), required("ret_scaled", DOUBLE), required("equity_baseline", DOUBLE),
            required("equity_scaled", DOUBLE));

    private static final List<ArtifactSchema> ALLOCATOR = List.of(ASSET_RETURN, PORTFOLIO_RETURN, EQUITY_CURVE, WEIGHT, TREND_UNIT_RETURN,
            SLEEVE_RETURN, ALLOCATOR_STATE, ALLOCATOR_REGIME, ALLOCATOR_RISK, ALLOCATOR_RISK_APPLIED, EXTERNAL_RETURN, SCALED_WEIGHT,
            EXPOSURE_REBALANCE, EXPOSURE_DAY);

    /**
     * Checks and copies.
     *
     * @param kind kind of artifact
     * @param version version of the schema
     * @param table where the rows are
     * @param columns the columns, keys first
     * @throws StoreException when a key column follows another column
     */
    public ArtifactSchema {
        columns = List.copyOf(columns);
        for (int c = 1; c < columns.size(); c++) {
            if (columns.get(c).key() && !columns.get(c - 1).key()) {
                throw new StoreException("Schema " + kind + ": key column " + columns.get(c).name() + " must come first.");
            }
        }
    }

    static ArtifactSchema v1(String kind, String table, ArtifactColumn... columns) {
        return new ArtifactSchema(kind, 1, table, List.of(columns));
    }

    private static ArtifactSchema panel(String kind, String name, String value) {
        return v1(kind, kind + "_v1", key("date", DATE), key(name, TEXT), required(value, DOUBLE));
    }

    /**
     * Every kind this library knows, in the order of the data flow.
     *
     * @return all schemas
     */
    public static List<ArtifactSchema> all() {
        return Registry.ALL;
    }

    /** A class of its own, as the lists of other kinds are made from this class. */
    private static final class Registry {
        static final List<ArtifactSchema> ALL = Stream.of(ALLOCATOR, SleeveSchemas.own(), Step4Schemas.all(), AllocationSchemas.own(),
                AdmissionSchemas.own())
                .flatMap(List::stream).toList();
    }

    /**
     * The kinds that runs of the allocator read and make.
     *
     * @return their schemas, in the order of the data flow
     */
    public static List<ArtifactSchema> allocator() {
        return ALLOCATOR;
    }

    /**
     * The schema of a kind and version.
     *
     * @param kind kind of artifact
     * @param version version of its schema
     * @return the schema
     * @throws StoreException when this library does not know it
     */
    public static ArtifactSchema of(String kind, int version) {
        return all().stream().filter(s -> s.kind.equals(kind) && s.version == version).findFirst()
                .orElseThrow(() -> new StoreException("This library does not know artifact " + kind + " version " + version
                        + "; read the store with the Plimsoll that wrote it, or newer."));
    }

    /**
     * Position of a column.
     *
     * @param name its name
     * @return 0-based, or -1 when the schema has none of that name
     */
    public int indexOf(String name) {
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).name().equals(name)) {
                return c;
            }
        }
        return -1;
    }

    /**
     * The columns an artifact with just these present ones has.
     *
     * @param names comma-separated names, as stored with the artifact
     * @return the columns in canonical order
     */
    public List<ArtifactColumn> select(String names) {
        List<ArtifactColumn> selected = new ArrayList<>();
        for (String name : names.split(",")) {
            selected.add(columns.get(indexOf(name)));
        }
        return selected;
    }

    /**
     * The definition that is frozen and hashed: {@code name:type} in order, {@code *} marking keys and {@code ?} optional columns.
     *
     * @return one comma-separated line
     */
    public String definition() {
        return columns.stream().map(ArtifactColumn::definition).collect(Collectors.joining(","));
    }

    /**
     * Hash of kind, version and definition.
     *
     * @return SHA-256, 64 hexadecimal digits
     */
    public String definitionSha256() {
        return Sha256.hex(kind + "\n" + version + "\n" + definition() + "\n");
    }
}
