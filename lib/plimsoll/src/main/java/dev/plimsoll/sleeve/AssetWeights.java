package dev.plimsoll.sleeve;

import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;
import static dev.plimsoll.timeseries.Statistics.magnitude;
import static dev.plimsoll.timeseries.Statistics.sum;
import static java.lang.Double.isFinite;
import static java.util.Collections.unmodifiableMap;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Names;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One number per asset: the positions of a sleeve, or the weights of a book. Fractions of equity, negative = short; always finite. An
 * asset that is not named has 0. Immutable; assets ascend by code point.
 */
public final class AssetWeights {

    private final List<String> assets;
    private final double[] values;

    private AssetWeights(List<String> assets, double[] values) {
        this.assets = assets;
        this.values = values;
    }

    /**
     * Weights by asset.
     *
     * @param weights fractions of equity by name of the asset, in any order; none = nothing held
     * @return the weights
     * @throws DataException naming the asset when its weight is missing, NaN or infinite, or an asset has a blank name
     */
    public static AssetWeights of(Map<String, Double> weights) {
        return of(weights, "weight of");
    }

    /** The same, with a message that says whose numbers these are. */
    static AssetWeights of(Map<String, Double> weights, String what) {
        Map<String, Double> sorted = Names.sorted(weights);
        double[] values = new double[sorted.size()];
        int i = 0;
        for (Map.Entry<String, Double> entry : sorted.entrySet()) {
            if (entry.getKey().isBlank()) {
                throw new DataException("The " + what + " an asset without a name is " + entry.getValue() + "; give every asset a name.");
            }
            Double value = entry.getValue();
            if (value == null || !isFinite(value)) {
                throw new DataException("The " + what + " " + entry.getKey() + " is " + value
                        + "; expected a finite number. Leave the asset out to hold nothing in it.");
            }
            // Adding 0 turns -0 into 0, which files would show.
            values[i++] = value + 0.0;
        }
        return new AssetWeights(List.copyOf(sorted.keySet()), values);
    }

    /** Takes over computed numbers; the assets ascend by code point and the array is not kept by the caller. */
    static AssetWeights computed(List<String> assets, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.0;
        }
        return new AssetWeights(assets, values);
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
     * Number of assets.
     *
     * @return 0 or more
     */
    public int size() {
        return values.length;
    }

    /**
     * The number of an asset by position.
     *
     * @param index 0-based, in the order of {@link #assets()}
     * @return fraction of equity
     */
    public double value(int index) {
        return values[index];
    }

    /**
     * The number of an asset by name.
     *
     * @param asset its name
     * @return fraction of equity, 0 when the asset is not named here
     */
    public double get(String asset) {
        int i = Collections.binarySearch(assets, asset, CODE_POINT_ORDER);
        return i < 0 ? 0 : values[i];
    }

    /**
     * Σ |value|.
     *
     * @return fraction of equity, 0 or more
     */
    public double gross() {
        return magnitude(values);
    }

    /**
     * Σ value.
     *
     * @return fraction of equity, negative when short on balance
     */
    public double net() {
        return sum(values);
    }

    /**
     * How many assets are held.
     *
     * @return the number of values above 1e-6 in size
     */
    public int countHeld() {
        return (int) Arrays.stream(values).filter(value -> Math.abs(value) > 1e-6).count();
    }

    /**
     * All numbers times a factor.
     *
     * @param factor finite; 0.5 halves every position
     * @return the scaled numbers
     * @throws DataException when a product is not finite
     */
    public AssetWeights times(double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = values[i] * factor;
            if (!isFinite(scaled[i])) {
                throw new DataException("The weight of " + assets.get(i) + ", " + values[i] + ", times " + factor + " is " + scaled[i]
                        + "; expected a finite number.");
            }
        }
        return computed(assets, scaled);
    }

    /**
     * All numbers in order.
     *
     * @return a copy
     */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * All numbers by name.
     *
     * @return an unmodifiable map in the order of {@link #assets()}
     */
    public Map<String, Double> toMap() {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(assets.get(i), values[i]);
        }
        return unmodifiableMap(map);
    }

    /** The numbers of these assets, which ascend by code point and hold all of ours; 0 where not named here. */
    double[] on(List<String> wanted) {
        double[] spread = new double[wanted.size()];
        for (int i = 0, from = 0; from < values.length; i++) {
            if (wanted.get(i).equals(assets.get(from))) {
                spread[i] = values[from++];
            }
        }
        return spread;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AssetWeights that && assets.equals(that.assets) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * assets.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
