package dev.plimsoll.sleeve;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each sleeve wants to hold, in units of its own risk, after its overlays: fractions of equity at a budget of 1, negative = short.
 *
 * @param bySleeve positions by sleeve, ascending by code point; at least one sleeve
 */
public record SleevePositions(Map<String, AssetWeights> bySleeve) {

    /**
     * Sorts the sleeves and keeps a copy that nobody can change.
     *
     * @param bySleeve see the record; in any order
     * @throws DataException when there is no sleeve, or one has a blank name
     */
    public SleevePositions {
        if (bySleeve.isEmpty()) {
            throw new DataException("There are no sleeves to combine; give the positions of at least one sleeve.");
        }
        bySleeve = Names.sorted(bySleeve);
        if (bySleeve.keySet().stream().anyMatch(String::isBlank)) {
            throw new DataException("A sleeve has positions but a blank name; give every sleeve a name.");
        }
    }

    /**
     * Positions by sleeve and asset.
     *
     * @param positions sleeve → asset → position, in any order; an asset left out is not held
     * @return the positions
     * @throws DataException when there is no sleeve, or a position is missing, NaN or infinite, naming sleeve and asset
     */
    public static SleevePositions of(Map<String, ? extends Map<String, Double>> positions) {
        Map<String, AssetWeights> bySleeve = new LinkedHashMap<>();
        positions.forEach((sleeve, byAsset) -> bySleeve.put(sleeve, AssetWeights.of(byAsset, "position of sleeve " + sleeve + " in")));
        return new SleevePositions(bySleeve);
    }

    /**
     * Names of the sleeves.
     *
     * @return ascending by code point
     */
    public List<String> sleeves() {
        return List.copyOf(bySleeve.keySet());
    }
}
