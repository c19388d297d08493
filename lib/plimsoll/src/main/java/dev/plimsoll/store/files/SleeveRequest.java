package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.sleeve.AllocationConstraints;
import dev.plimsoll.sleeve.AssetWeights;
import dev.plimsoll.sleeve.Projection;
import dev.plimsoll.sleeve.RiskBudgets;
import dev.plimsoll.sleeve.SleevePositions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One combination of sleeves as a JSON document asks for it.
 *
 * @param positions what each sleeve wants
 * @param budgets share of the risk per sleeve
 * @param previous weights of the last rebalance, if any
 * @param constraints limits of the weights
 * @param projection how weights are brought back within them
 */
public record SleeveRequest(SleevePositions positions, RiskBudgets budgets, Optional<AssetWeights> previous,
        AllocationConstraints constraints, Projection projection) {

    private static final String EXAMPLE = "{\"sleeve_positions\": {\"trend\": {\"ES\": 0.8}}, \"risk_budgets\": {\"trend\": 1.0}}";

    private static final Map<String, Object> LEFT_OUT = Map.of("sleeve_positions", Map.of(), "risk_budgets", Map.of(),
            "constraints", Json.members(SleeveSettings.Limits.DEFAULT), "projection", Projection.SEQUENTIAL.key());

    /**
     * A request, or what is wrong with it.
     *
     * @param where what to call it in a message
     * @param request the request, when it is good
     * @param error what is wrong, when it is not
     */
    public record Read(String where, Optional<SleeveRequest> request, Optional<PlimsollException> error) {
    }

    /**
     * The requests of a document.
     *
     * @param many true when the document is an array, whatever its length
     * @param requests in its order
     */
    public record Document(boolean many, List<Read> requests) {

        public Document {
            requests = List.copyOf(requests);
        }
    }

    /**
     * Reads a file.
     *
     * @param file JSON: one request, or an array of them
     * @return its requests; one that cannot be is an error in its place
     * @throws DataException when the file is no JSON
     */
    public static Document read(Path file) {
        return parse(TextFile.read(file, "a request in JSON, such as " + EXAMPLE), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param json one request, or an array of them
     * @param source what to call it in a message
     * @return its requests; one that cannot be is an error in its place
     * @throws DataException when the text is no JSON
     */
    public static Document parse(String json, String source) {
        Object document = Json.parseAny(json, source);
        if (!(document instanceof List<?> items)) {
            return new Document(false, List.of(checked(document, source, "")));
        }
        List<Read> requests = new ArrayList<>();
        for (Object item : items) {
            requests.add(checked(item, source, "[" + requests.size() + "]"));
        }
        return new Document(true, requests);
    }

    private static Read checked(Object item, String source, String path) {
        String where = source + (path.isEmpty() ? "" : ", " + path);
        try {
            return new Read(where, Optional.of(of(Json.object(item, where, EXAMPLE), where)), Optional.empty());
        } catch (DataException e) {
            return new Read(where, Optional.empty(), Optional.of(e));
        }
    }

    /** The request as it stands. */
    private record Asked(Map<String, Map<String, Double>> sleevePositions, Map<String, Double> riskBudgets,
            Optional<Map<String, Double>> prevWeights, SleeveSettings.Limits constraints, String projection) {
    }

    private static SleeveRequest of(Map<String, Object> values, String where) {
        Asked asked = Binding.PLAIN.bind(Asked.class, values, LEFT_OUT, where);
        try {
            return new SleeveRequest(SleevePositions.of(asked.sleevePositions()), RiskBudgets.of(asked.riskBudgets()),
                    asked.prevWeights().map(AssetWeights::of), asked.constraints().checked(), Projection.parse(asked.projection()));
        } catch (UsageException | DataException e) {
            // Whatever is wrong stands in the document.
            throw new DataException(where + ": " + e.getMessage(), e);
        }
    }
}
