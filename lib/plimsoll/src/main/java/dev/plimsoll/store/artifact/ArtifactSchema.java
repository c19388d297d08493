package dev.plimsoll.store.artifact;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.Schema;
import java.util.List;
import java.util.regex.Pattern;
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

    private static final Pattern ROW = Pattern.compile("\\('(\\w+)', (\\d+), '(\\w+)',\\s+'([^']+)',\\s+'[0-9a-f]{64}', DATE");

    /** Every kind, as the released scripts define it in rows of {@code artifact_schema}, in the order of the data flow. */
    private static final List<ArtifactSchema> ALL = Schema.migrations().values().stream().flatMap(script -> ROW.matcher(script).results())
            .map(row -> new ArtifactSchema(row.group(1), Integer.parseInt(row.group(2)), row.group(3),
                    Stream.of(row.group(4).split(",")).map(ArtifactColumn::parse).toList())).toList();

    /** Daily simple returns of assets, one row per day and asset. */
    public static final ArtifactSchema ASSET_RETURN = v1("asset_return");
    /** Daily simple returns of the portfolio. */
    public static final ArtifactSchema PORTFOLIO_RETURN = v1("portfolio_return");
    /** Equity of the portfolio, in multiples of starting capital. */
    public static final ArtifactSchema EQUITY_CURVE = v1("equity_curve");
    /** Target weights, one row per rebalance date and asset. */
    public static final ArtifactSchema WEIGHT = v1("weight");
    /** Trend unit returns, one row per day and asset. */
    public static final ArtifactSchema TREND_UNIT_RETURN = v1("trend_unit_return");
    /** Return contributions of sleeves, one row per day and sleeve. */
    public static final ArtifactSchema SLEEVE_RETURN = v1("sleeve_return");
    /** The ten state features, one row per day. */
    public static final ArtifactSchema ALLOCATOR_STATE = v1("allocator_state");
    /** Regime of each day with its signals, scores and decision; a label file delivered by others has only date and regime. */
    public static final ArtifactSchema ALLOCATOR_REGIME = v1("allocator_regime");
    /** Risk scalar of each day with its target and smoothed value. */
    public static final ArtifactSchema ALLOCATOR_RISK = v1("allocator_risk");
    /** Scalar applied at each rebalance, with the scalar and regime of that date. */
    public static final ArtifactSchema ALLOCATOR_RISK_APPLIED = v1("allocator_risk_applied");

    /** Part of the given returns that the weights do not explain. */
    public static final ArtifactSchema EXTERNAL_RETURN = v1("external_return");
    /** Weights after scaling, one row per rebalance date and asset. */
    public static final ArtifactSchema SCALED_WEIGHT = v1("scaled_weight");
    /** What scaling did at each rebalance. */
    public static final ArtifactSchema EXPOSURE_REBALANCE = v1("exposure_rebalance");
    /** Return and equity of both passes on each day. */
    public static final ArtifactSchema EXPOSURE_DAY = v1("exposure_day");

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

    static ArtifactSchema v1(String kind) {
        return of(kind, 1);
    }

    /**
     * Every kind this library knows, in the order of the data flow.
     *
     * @return all schemas
     */
    public static List<ArtifactSchema> all() {
        return ALL;
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
        return ALL.stream().filter(s -> s.kind.equals(kind) && s.version == version).findFirst()
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
        return columns.stream().map(ArtifactColumn::name).toList().indexOf(name);
    }

    /**
     * The columns an artifact with just these present ones has.
     *
     * @param names comma-separated names, as stored with the artifact
     * @return the columns in canonical order
     */
    public List<ArtifactColumn> select(String names) {
        return Stream.of(names.split(",")).map(name -> columns.get(indexOf(name))).toList();
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

    /**
     * One column of an artifact's schema.
     *
     * @param name column name in the store, in files and in the hash header
     * @param type its type
     * @param key true when it is part of the row's key; keys are never NULL and order the rows
     * @param optional true when an artifact may lack the column altogether, which is not the same as holding NULLs
     */
    public record ArtifactColumn(String name, ColumnType type, boolean key, boolean optional) {

        /** The column that {@link #definition()} gives as a text. */
        static ArtifactColumn parse(String definition) {
            String[] parts = definition.split("[:*?]");
            return new ArtifactColumn(parts[0], ColumnType.of(parts[1]), definition.endsWith("*"), definition.endsWith("?"));
        }

        String definition() {
            return name + ":" + type.label() + (key ? "*" : optional ? "?" : "");
        }
    }
}
