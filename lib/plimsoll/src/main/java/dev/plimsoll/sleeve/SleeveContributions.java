package dev.plimsoll.sleeve;

import java.util.Arrays;
import java.util.List;

/**
 * What each sleeve puts into each asset before any projection: budget × position, in fractions of equity, negative = short. Immutable;
 * assets and sleeves ascend by code point.
 */
public final class SleeveContributions {

    private final List<String> assets;
    private final List<String> sleeves;
    private final double[][] values;

    /** Takes over {@code values[sleeve][asset]}, which the caller does not keep. */
    SleeveContributions(List<String> assets, List<String> sleeves, double[][] values) {
        this.assets = assets;
        this.sleeves = sleeves;
        this.values = values;
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
     * Names of the sleeves that have positions.
     *
     * @return ascending by code point
     */
    public List<String> sleeves() {
        return sleeves;
    }

    /**
     * One contribution.
     *
     * @param asset 0-based, in the order of {@link #assets()}
     * @param sleeve 0-based, in the order of {@link #sleeves()}
     * @return fraction of equity, 0 where the sleeve does not hold the asset
     */
    public double value(int asset, int sleeve) {
        return values[sleeve][asset];
    }

    /**
     * The contributions of a sleeve.
     *
     * @param sleeve 0-based, in the order of {@link #sleeves()}
     * @return one number per asset
     */
    public AssetWeights ofSleeve(int sleeve) {
        return AssetWeights.computed(assets, values[sleeve].clone());
    }

    /**
     * The sum over the sleeves, added in their order.
     *
     * @return the weights of the book before any projection
     */
    public AssetWeights total() {
        double[] total = new double[assets.size()];
        for (double[] sleeve : values) {
            for (int i = 0; i < total.length; i++) {
                total[i] += sleeve[i];
            }
        }
        return AssetWeights.computed(assets, total);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SleeveContributions that && assets.equals(that.assets) && sleeves.equals(that.sleeves)
                && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * assets.hashCode() + sleeves.hashCode()) + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return "Contributions of " + sleeves.size() + " sleeves to " + assets.size() + " assets";
    }
}
