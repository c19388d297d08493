package dev.plimsoll.store.artifact;

import static dev.plimsoll.store.artifact.ArtifactColumn.key;
import static dev.plimsoll.store.artifact.ArtifactColumn.required;
import static dev.plimsoll.store.artifact.ColumnType.BOOLEAN;
import static dev.plimsoll.store.artifact.ColumnType.DATE;
import static dev.plimsoll.store.artifact.ColumnType.DOUBLE;
import static dev.plimsoll.store.artifact.ColumnType.ENUM;
import static dev.plimsoll.store.artifact.ColumnType.INTEGER;
import static dev.plimsoll.store.artifact.ColumnType.TEXT;

import java.util.List;
import java.util.stream.Stream;

/** Schemas of the artifacts that sleeve backtests read and make, besides those they share with the allocator. */
public final class SleeveSchemas {

    /** Positions in risk units, one row per rebalance date, sleeve and asset: delivered as input, after overlays as output. */
    public static final ArtifactSchema SLEEVE_POSITION = ArtifactSchema.v1("sleeve_position", "sleeve_position_v1",
            key("date", DATE), key("sleeve", TEXT), key("asset", TEXT), required("position", DOUBLE));
    /** Scalars of macro overlays, one row per day and series. */
    public static final ArtifactSchema OVERLAY_SCALAR = ArtifactSchema.v1("overlay_scalar", "overlay_scalar_v1",
            key("date", DATE), key("series", TEXT), required("scalar", DOUBLE));
    /** Budget times position, one row per rebalance date, asset and sleeve. */
    public static final ArtifactSchema SLEEVE_CONTRIBUTION = ArtifactSchema.v1("sleeve_contribution", "sleeve_contribution_v1",
            key("date", DATE), key("asset", TEXT), key("sleeve", TEXT), required("contribution", DOUBLE));
    /** What the constraints said to each combination and what the projection did, one row per rebalance date. */
    public static final ArtifactSchema ALLOCATION_FEASIBILITY = ArtifactSchema.v1("allocation_feasibility", "allocation_feasibility_v1",
            key("date", DATE), required("projection", ENUM), required("status", ENUM), required("projection_applied", BOOLEAN),
            required("initial_bounds", BOOLEAN), required("initial_gross_cap", BOOLEAN), required("initial_net_cap", BOOLEAN),
            required("initial_turnover_cap", BOOLEAN), required("final_bounds", BOOLEAN), required("final_gross_cap", BOOLEAN),
            required("final_net_cap", BOOLEAN), required("final_turnover_cap", BOOLEAN), required("conflict", TEXT),
            required("iterations", INTEGER), required("converged", BOOLEAN), required("residual", DOUBLE), required("distance", DOUBLE),
            required("gross", DOUBLE), required("net", DOUBLE), required("turnover", DOUBLE), required("budget_utilisation", DOUBLE),
            required("positions", INTEGER), required("slack_bounds", DOUBLE), required("slack_gross_cap", DOUBLE),
            required("slack_net_cap", DOUBLE), required("slack_turnover_cap", DOUBLE), required("multiplier_gross_cap", DOUBLE),
            required("multiplier_net_cap", DOUBLE), required("multiplier_turnover_cap", DOUBLE));
    /** How far each constraint moved each asset; only moves are rows. */
    public static final ArtifactSchema CONSTRAINT_LEDGER = ArtifactSchema.v1("constraint_ledger", "constraint_ledger_v1",
            key("date", DATE), key("asset", TEXT), key("constraint_name", ENUM), required("moved", DOUBLE));
    /** Where the log return of each day came from. */
    public static final ArtifactSchema SLEEVE_ATTRIBUTION = ArtifactSchema.v1("sleeve_attribution", "sleeve_attribution_v1",
            key("date", DATE), key("component", TEXT), required("ret", DOUBLE));

    private static final List<ArtifactSchema> OWN =
            List.of(SLEEVE_POSITION, OVERLAY_SCALAR, SLEEVE_CONTRIBUTION, ALLOCATION_FEASIBILITY, CONSTRAINT_LEDGER, SLEEVE_ATTRIBUTION);

    private SleeveSchemas() {
    }

    /**
     * The kinds that only sleeve backtests make.
     *
     * @return their schemas, in the order of the data flow
     */
    static List<ArtifactSchema> own() {
        return OWN;
    }

    /**
     * All kinds that a sleeve backtest reads and makes.
     *
     * @return their schemas
     */
    public static List<ArtifactSchema> all() {
        return Stream.concat(Stream.of(ArtifactSchema.ASSET_RETURN, ArtifactSchema.PORTFOLIO_RETURN, ArtifactSchema.EQUITY_CURVE,
                ArtifactSchema.WEIGHT, ArtifactSchema.TREND_UNIT_RETURN, ArtifactSchema.SLEEVE_RETURN), OWN.stream()).toList();
    }
}
