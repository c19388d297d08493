package dev.plimsoll.store.artifact;

import java.util.List;

/** Schemas of the artifacts that sleeve backtests read and make, besides those they share with the allocator. */
public final class SleeveSchemas {

    /** Positions in risk units, one row per rebalance date, sleeve and asset: delivered as input, after overlays as output. */
    public static final ArtifactSchema SLEEVE_POSITION = ArtifactSchema.v1("sleeve_position");
    /** Scalars of macro overlays, one row per day and series. */
    public static final ArtifactSchema OVERLAY_SCALAR = ArtifactSchema.v1("overlay_scalar");
    /** Budget times position, one row per rebalance date, asset and sleeve. */
    public static final ArtifactSchema SLEEVE_CONTRIBUTION = ArtifactSchema.v1("sleeve_contribution");
    /** What the constraints said to each combination and what the projection did, one row per rebalance date. */
    public static final ArtifactSchema ALLOCATION_FEASIBILITY = ArtifactSchema.v1("allocation_feasibility");
    /** How far each constraint moved each asset; only moves are rows. */
    public static final ArtifactSchema CONSTRAINT_LEDGER = ArtifactSchema.v1("constraint_ledger");
    /** Where the log return of each day came from. */
    public static final ArtifactSchema SLEEVE_ATTRIBUTION = ArtifactSchema.v1("sleeve_attribution");

    private SleeveSchemas() {
    }

    /**
     * All kinds that a sleeve backtest reads and makes.
     *
     * @return their schemas
     */
    public static List<ArtifactSchema> all() {
        return List.of(ArtifactSchema.ASSET_RETURN, ArtifactSchema.PORTFOLIO_RETURN, ArtifactSchema.EQUITY_CURVE, ArtifactSchema.WEIGHT,
                ArtifactSchema.TREND_UNIT_RETURN, ArtifactSchema.SLEEVE_RETURN, SLEEVE_POSITION, OVERLAY_SCALAR, SLEEVE_CONTRIBUTION,
                ALLOCATION_FEASIBILITY, CONSTRAINT_LEDGER, SLEEVE_ATTRIBUTION);
    }
}
