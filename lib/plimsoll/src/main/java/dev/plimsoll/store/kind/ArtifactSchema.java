package dev.plimsoll.store.kind;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.schema.Schema;
import java.util.List;
import java.util.regex.Pattern;
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
    public static final ArtifactSchema ASSET_RETURN = of("asset_return", 1);
    /** Daily simple returns of the portfolio. */
    public static final ArtifactSchema PORTFOLIO_RETURN = of("portfolio_return", 1);
    /** Equity of the portfolio, in multiples of starting capital. */
    public static final ArtifactSchema EQUITY_CURVE = of("equity_curve", 1);
    /** Target weights, one row per rebalance date and asset. */
    public static final ArtifactSchema WEIGHT = of("weight", 1);
    /** Trend unit returns, one row per day and asset. */
    public static final ArtifactSchema TREND_UNIT_RETURN = of("trend_unit_return", 1);
    /** Return contributions of sleeves, one row per day and sleeve. */
    public static final ArtifactSchema SLEEVE_RETURN = of("sleeve_return", 1);
    /** The ten state features, one row per day. */
    public static final ArtifactSchema ALLOCATOR_STATE = of("allocator_state", 1);
    /** Regime of each day with its signals, scores and decision; a label file delivered by others has only date and regime. */
    public static final ArtifactSchema ALLOCATOR_REGIME = of("allocator_regime", 1);
    /** Risk scalar of each day with its target and smoothed value. */
    public static final ArtifactSchema ALLOCATOR_RISK = of("allocator_risk", 1);
    /** Scalar applied at each rebalance, with the scalar and regime of that date. */
    public static final ArtifactSchema ALLOCATOR_RISK_APPLIED = of("allocator_risk_applied", 1);

    /** Part of the given returns that the weights do not explain. */
    public static final ArtifactSchema EXTERNAL_RETURN = of("external_return", 1);
    /** Weights after scaling, one row per rebalance date and asset. */
    public static final ArtifactSchema SCALED_WEIGHT = of("scaled_weight", 1);
    /** What scaling did at each rebalance. */
    public static final ArtifactSchema EXPOSURE_REBALANCE = of("exposure_rebalance", 1);
    /** Return and equity of both passes on each day. */
    public static final ArtifactSchema EXPOSURE_DAY = of("exposure_day", 1);

    /** Positions in risk units, one row per rebalance date, sleeve and asset: delivered as input, after overlays as output. */
    public static final ArtifactSchema SLEEVE_POSITION = of("sleeve_position", 1);
    /** Scalars of macro overlays, one row per day and series. */
    public static final ArtifactSchema OVERLAY_SCALAR = of("overlay_scalar", 1);
    /** Budget times position, one row per rebalance date, asset and sleeve. */
    public static final ArtifactSchema SLEEVE_CONTRIBUTION = of("sleeve_contribution", 1);
    /** What the constraints said to each combination and what the projection did, one row per rebalance date. */
    public static final ArtifactSchema ALLOCATION_FEASIBILITY = of("allocation_feasibility", 1);
    /** How far each constraint moved each asset; only moves are rows. */
    public static final ArtifactSchema CONSTRAINT_LEDGER = of("constraint_ledger", 1);
    /** Where the log return of each day came from. */
    public static final ArtifactSchema SLEEVE_ATTRIBUTION = of("sleeve_attribution", 1);

    /** Monthly returns of both sleeves of Step 4 as given, one row per sleeve and month. A is the first sleeve, B the second. */
    public static final ArtifactSchema SLEEVE_MONTH = of("sleeve_month", 1);
    /** Features of every aligned month, one row per month and feature. */
    public static final ArtifactSchema STEP4_FEATURE = of("step4_feature", 1);
    /** The candidates, one row each. */
    public static final ArtifactSchema STEP4_CANDIDATE = of("step4_candidate", 1);
    /** What each model said on each simulated month. */
    public static final ArtifactSchema STEP4_FIT = of("step4_fit", 1);
    /** The figures each fit rests on. */
    public static final ArtifactSchema STEP4_FIT_VALUE = of("step4_fit_value", 1);
    /** The simulated months of every candidate. */
    public static final ArtifactSchema STEP4_PATH = of("step4_path", 1);
    /** Performance of every candidate over full, train and test. */
    public static final ArtifactSchema STEP4_PERFORMANCE = of("step4_performance", 1);
    /** Robustness, activity and averages of every candidate. */
    public static final ArtifactSchema STEP4_METRIC = of("step4_metric", 1);
    /** Performance of the sleeves held alone and half and half. */
    public static final ArtifactSchema STEP4_BENCHMARK = of("step4_benchmark", 1);
    /** What every candidate is worth to every objective, and which is selected. */
    public static final ArtifactSchema STEP4_SCORE = of("step4_score", 1);
    /** Every gate of every candidate and objective. */
    public static final ArtifactSchema STEP4_GATE = of("step4_gate", 1);
    /** The promotion, one row per objective. */
    public static final ArtifactSchema STEP4_PROMOTION = of("step4_promotion", 1);

    /** Requests of a batch as documents, one row per request. */
    public static final ArtifactSchema ALLOCATION_REQUEST = of("allocation_request", 1);
    /** Regime and multipliers, one row per request. */
    public static final ArtifactSchema ALLOCATION_SUMMARY = of("allocation_summary", 1);
    /** What became of each net intent. */
    public static final ArtifactSchema ALLOCATION_DECISION = of("allocation_decision", 1);
    /** Why a decision is not what was asked, one row per reason code. */
    public static final ArtifactSchema ALLOCATION_REASON = of("allocation_reason", 1);
    /** What each strategy asked for and got in each decision. */
    public static final ArtifactSchema ALLOCATION_SHARE = of("allocation_share", 1);
    /** The resulting book against each gate. */
    public static final ArtifactSchema ALLOCATION_GATE = of("allocation_gate", 1);
    /** What the risk gate looked at for each decision. */
    public static final ArtifactSchema ALLOCATION_GATE_CHECK = of("allocation_gate_check", 1);
    /** Orders to send, one row per slice. */
    public static final ArtifactSchema ORDER_INTENT = of("order_intent", 1);
    /** How much of its budget each strategy used. */
    public static final ArtifactSchema BUDGET_UTILIZATION = of("budget_utilization", 1);
    /** Metrics, one row per request, metric and label. */
    public static final ArtifactSchema ALLOCATION_METRIC = of("allocation_metric", 1);

    /** How the portfolio did without and with the candidate, measured on two stored runs. */
    public static final ArtifactSchema ADMISSION_FIGURE = of("admission_figure", 1);
    /** Each gate with its figures. */
    public static final ArtifactSchema ADMISSION_CHECK = of("admission_check", 1);

    public ArtifactSchema {
        columns = List.copyOf(columns);
        for (int c = 1; c < columns.size(); c++) {
            if (columns.get(c).key() && !columns.get(c - 1).key()) {
                throw new StoreException("Schema " + kind + ": key column " + columns.get(c).name() + " must come first.");
            }
        }
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
     * One column of an artifact's schema.
     *
     * @param name column name in the store, in files and in the hash header
     * @param type its type
     * @param key true when it is part of the row's key; keys are never NULL and order the rows
     * @param optional true when an artifact may lack the column altogether, which is not the same as holding NULLs
     */
    public record ArtifactColumn(String name, ColumnType type, boolean key, boolean optional) {

        /** A column as the released scripts define it: {@code name:type}, {@code *} marking keys and {@code ?} optional columns. */
        static ArtifactColumn parse(String definition) {
            String[] parts = definition.split("[:*?]");
            return new ArtifactColumn(parts[0], ColumnType.of(parts[1]), definition.endsWith("*"), definition.endsWith("?"));
        }
    }
}
