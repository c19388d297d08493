package dev.plimsoll.allocator.state;

import dev.plimsoll.timeseries.Labelled;
import java.util.Arrays;
import java.util.List;

/** The ten figures that describe one day, in the order of their columns in every stored artifact. */
public enum StateFeature implements Labelled {
    /** Sample standard deviation of portfolio returns over 20 rows × √252: annualised, decimal (0.15 = 15 % a year). */
    PORT_RVOL_20D,
    /** The same over 60 rows. */
    PORT_RVOL_60D,
    /** {@code port_rvol_20d / port_rvol_60d}: above 1 when risk has lately grown. */
    VOL_ACCEL,
    /** {@code equity / running maximum of equity − 1}: 0 at a peak, -0.1 when 10 % below it; never positive. */
    DD_LEVEL,
    /** {@code dd_level} less that of ten rows earlier: negative while the drawdown deepens. */
    DD_SLOPE_10D,
    /** Mean pairwise correlation of asset returns over 20 rows, in [-1, 1]. */
    CORR_20D,
    /** The same over 60 rows. */
    CORR_60D,
    /** {@code corr_20d − corr_60d}: positive when assets have lately moved together more than usual. */
    CORR_SHOCK,
    /** Share, in [0, 1], of assets whose trend unit returns sum to more than 0 over 20 rows. Optional. */
    TREND_BREADTH_20D,
    /** Σ share², share = |60-row return of a sleeve| / Σ |…|: 1/n when n sleeves earn alike, 1 when one earns all. Optional. */
    SLEEVE_CONCENTRATION_60D;

    /** The features every state row has, in order. */
    public static final List<StateFeature> REQUIRED = Arrays.stream(values()).filter(StateFeature::required).toList();
    /** The features a state may lack, in order. */
    public static final List<StateFeature> OPTIONAL = Arrays.stream(values()).filter(f -> !f.required()).toList();

    /**
     * Whether a day without this feature is dropped from the state.
     *
     * @return true for the first eight, which the regime rules rest on
     */
    public boolean required() {
        return ordinal() <= CORR_SHOCK.ordinal();
    }
}
