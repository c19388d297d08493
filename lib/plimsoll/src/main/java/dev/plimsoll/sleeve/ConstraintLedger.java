package dev.plimsoll.sleeve;

import java.util.Arrays;
import java.util.List;

/**
 * How far each constraint moved each asset, in fractions of equity. Per asset the moves sum to weight − unconstrained total.
 *
 * <p>Under {@link Projection#SEQUENTIAL} the moves are those of the steps, added over the passes. Under {@link Projection#EXACT} they are
 * the terms of the {@link Multipliers} with the sign turned; where bounds and caps hold an asset together, the caps are named first.
 * Where no weights satisfy all constraints they are the sequential ones. Immutable.
 */
public final class ConstraintLedger {

    private final List<String> assets;
    private final double[][] moves;

    /** Takes over {@code moves[constraint][asset]}, which the caller does not keep. */
    ConstraintLedger(List<String> assets, double[][] moves) {
        this.assets = assets;
        this.moves = moves;
    }

    /**
     * Names of the assets.
     *
     * @return ascending by code point
     */
    public List<String> assets() {
        return assets;
    }

    /**
     * The move of an asset by a constraint.
     *
     * @param asset 0-based, in the order of {@link #assets()}
     * @param constraint the constraint
     * @return fraction of equity, negative when it lowered the weight
     */
    public double moved(int asset, Constraint constraint) {
        return moves[constraint.ordinal()][asset];
    }

    /**
     * The moves of a constraint.
     *
     * @param constraint the constraint
     * @return one number per asset
     */
    public AssetWeights moved(Constraint constraint) {
        return AssetWeights.computed(assets, moves[constraint.ordinal()].clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConstraintLedger that && assets.equals(that.assets) && Arrays.deepEquals(moves, that.moves);
    }

    @Override
    public int hashCode() {
        return 31 * assets.hashCode() + Arrays.deepHashCode(moves);
    }

    @Override
    public String toString() {
        return "Ledger of " + assets.size() + " assets";
    }
}
