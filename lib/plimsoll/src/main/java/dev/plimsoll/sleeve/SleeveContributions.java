package dev.plimsoll.sleeve;

import java.util.List;

/**
 * What each sleeve puts into each asset before any projection: budget × position, in fractions of equity, negative = short. Immutable;
 * assets and sleeves ascend by code point.
 *
 * @param assets their names
 * @param sleeves names of the sleeves that have positions
 * @param bySleeve what each of them puts into all assets
 */
public record SleeveContributions(List<String> assets, List<String> sleeves, List<AssetWeights> bySleeve) {

    public SleeveContributions {
        bySleeve = List.copyOf(bySleeve);
    }

    /**
     * One contribution.
     *
     * @param asset 0-based, in the order of {@link #assets()}
     * @param sleeve 0-based, in the order of {@link #sleeves()}
     * @return fraction of equity, 0 where the sleeve does not hold the asset
     */
    public double value(int asset, int sleeve) {
        return bySleeve.get(sleeve).value(asset);
    }

    /**
     * What one sleeve contributes.
     *
     * @param sleeve 0-based, in the order of {@link #sleeves()}
     * @return one number per asset
     */
    public AssetWeights ofSleeve(int sleeve) {
        return bySleeve.get(sleeve);
    }

    /**
     * The sum over the sleeves, before any projection.
     *
     * @return one weight per asset
     */
    public AssetWeights total() {
        double[] total = new double[assets.size()];
        for (AssetWeights sleeve : bySleeve) {
            for (int i = 0; i < total.length; i++) {
                total[i] += sleeve.value(i);
            }
        }
        return AssetWeights.computed(assets, total);
    }
}
