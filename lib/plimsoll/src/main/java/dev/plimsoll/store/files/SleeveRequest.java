package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.sleeve.AssetWeights;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator;
import dev.plimsoll.sleeve.Projection;
import dev.plimsoll.sleeve.RiskBudgets;
import dev.plimsoll.sleeve.SleevePositions;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests for a combination of sleeves, as JSON.
 *
 * @param many true when the document is an array, whatever its length
 * @param source what to call the document in a message
 * @param items the requests in its order, each read when it is combined
 */
public record SleeveRequest(boolean many, String source, List<?> items) {

    private static final String EXAMPLE = "{\"sleeve_positions\": {\"trend\": {\"ES\": 0.8}}, \"risk_budgets\": {\"trend\": 1.0}}";

    private static final Map<String, Object> LEFT_OUT = Map.of("sleeve_positions", Map.of(), "risk_budgets", Map.of(),
            "constraints", Json.members(SleeveSettings.Limits.DEFAULT), "projection", Projection.SEQUENTIAL.label());

    /** One request as it stands. */
    private record Asked(Map<String, Map<String, Double>> sleevePositions, Map<String, Double> riskBudgets,
            Optional<Map<String, Double>> prevWeights, SleeveSettings.Limits constraints, String projection) {
    }

    /**
     * Reads a file.
     *
     * @param file JSON: one request, or an array of them
     * @return its requests
     * @throws DataException when the file is no JSON
     */
    public static SleeveRequest read(Path file) {
        Object document = Json.parseAny(TextFile.read(file, "a request in JSON, such as " + EXAMPLE), file.toString());
        return document instanceof List<?> items ? new SleeveRequest(true, file.toString(), items)
                : new SleeveRequest(false, file.toString(), Collections.singletonList(document));
    }

    /**
     * Combines the sleeves of a request.
     *
     * @param item its place among the requests, from 0
     * @return weights and what they come from
     * @throws DataException naming the document, the place where there are many, and what is wrong
     */
    public Combination combine(int item) {
        String where = many ? source + ", [" + item + "]" : source;
        Asked asked = Binding.PLAIN.bind(Asked.class, Json.object(items.get(item), where, EXAMPLE), LEFT_OUT, where);
        try {
            return PortfolioSleeveAllocator.of(asked.constraints().checked(), Projection.parse(asked.projection()))
                    .combine(SleevePositions.of(asked.sleevePositions()), RiskBudgets.of(asked.riskBudgets()),
                            asked.prevWeights().map(AssetWeights::of));
        } catch (UsageException | DataException e) {
            // Whatever is wrong stands in the document.
            throw new DataException(where + ": " + e.getMessage(), e);
        }
    }
}
