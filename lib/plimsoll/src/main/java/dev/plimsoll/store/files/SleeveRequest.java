package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.sleeve.AllocationConstraints;
import dev.plimsoll.sleeve.AssetWeights;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator.Projection;
import dev.plimsoll.sleeve.RiskBudgets;
import dev.plimsoll.sleeve.SleevePositions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
            Map<String, Object> values = Json.object(item, where, EXAMPLE);
            return new Read(where, Optional.of(of(new YamlSection(source, path, values))), Optional.empty());
        } catch (DataException e) {
            return new Read(where, Optional.empty(), Optional.of(e));
        }
    }

    private static SleeveRequest of(YamlSection root) {
        root.allow("sleeve_positions", "risk_budgets", "prev_weights", "constraints", "projection");
        Map<String, Map<String, Double>> positions = new LinkedHashMap<>();
        YamlSection sleeves = root.section("sleeve_positions");
        sleeves.values().keySet().forEach(sleeve -> positions.put(sleeve, weights(sleeves.section(sleeve))));
        Map<String, Double> budgets = weights(root.section("risk_budgets"));
        try {
            return new SleeveRequest(SleevePositions.of(positions), RiskBudgets.of(budgets),
                    root.values().get("prev_weights") == null ? Optional.empty()
                            : Optional.of(AssetWeights.of(weights(root.section("prev_weights")))),
                    SleeveSettings.constraints(root.section("constraints")),
                    Projection.parse(root.text("projection", Projection.SEQUENTIAL.key())));
        } catch (UsageException | DataException e) {
            // Whatever is wrong stands in the document.
            throw new DataException(root.source() + (root.path().isEmpty() ? "" : ", " + root.path()) + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Double> weights(YamlSection section) {
        Map<String, Double> weights = new LinkedHashMap<>();
        section.values().forEach((name, value) -> {
            if (value != null && !(value instanceof Number)) {
                throw new DataException(section.at(name) + ": found " + PlainText.excerpt(value) + ", expected a number.");
            }
            weights.put(name, value == null ? null : (Double) ((Number) value).doubleValue());
        });
        return weights;
    }
}
