package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.util.Optional.empty;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoredText;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.store.compare.MetaComparison;
import dev.plimsoll.store.identity.CanonicalJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Requests for an allocation: a JSON document, or JSON lines with a request on each. Numbers may be texts, and are exact. A stored one
 * leaves out what is missing, and has numbers as texts.
 */
public final class AllocationRequestFile {

    private static final String EXAMPLE = "{\"as_of\": \"2026-02-12T14:30:00Z\", \"intents\": [{...}]}";

    private static final String PROVENANCE = "provenance";
    private static final List<String> ORIGINS = List.of("repository", "base", "head", "designDoc", "riskConfigPath", "strategyConfigPath");

    /** How canonical JSON writes control characters, besides escaped backslashes. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\[ubfnrt]");

    /** What a request has that does not say. */
    private static final Map<String, Object> LEFT_OUT = Map.of("account", Map.of(), "positions", List.of(), "market", List.of(),
            "regime", Map.of(), "kill_switch", false, PROVENANCE, Map.of(), "fills", List.of());

    private AllocationRequestFile() {
    }

    /**
     * A request, or what is wrong with it.
     *
     * @param where what to call it in a message
     * @param request the request, when it is good
     * @param error what is wrong, when it is not
     */
    public record Read(String where, Optional<AllocationRequest> request, Optional<PlimsollException> error) {

        /**
         * A good request.
         *
         * @param where what to call it in a message
         * @param request the request
         * @return it, read
         */
        public static Read good(String where, AllocationRequest request) {
            return new Read(where, Optional.of(request), empty());
        }
    }

    /**
     * Reads a file.
     *
     * @param file JSON, one request
     * @return the request
     * @throws DataException naming file and path of what is wrong, an intent or fill from after the request's moment included
     */
    public static AllocationRequest read(Path file) {
        AllocationRequest request = parse(TextFile.read(file, "a request in JSON, such as " + EXAMPLE), file.toString());
        return Binding.within(file.toString(), request::withoutFutureIntents);
    }

    /**
     * Reads a text.
     *
     * @param json one request
     * @param source what to call it in a message
     * @return the request
     * @throws DataException naming source and path of what is wrong
     */
    public static AllocationRequest parse(String json, String source) {
        Map<String, Object> request = checked(Json.object(Json.parseExact(json, source), source, EXAMPLE), source);
        return Binding.EXACT.bind(AllocationRequest.class, request, LEFT_OUT, source);
    }

    /**
     * Reads JSON lines from standard input, to its end.
     *
     * @return the requests in order; one that cannot be is an error in its place
     * @throws DataException when it is no UTF-8 text
     */
    public static List<Read> standardInput() {
        return lines(TextFile.standardInput(), "standard input");
    }

    /**
     * Reads JSON lines.
     *
     * @param text a request on each line; blank lines do not count
     * @param source what to call it in a message
     * @return the requests in order; one that cannot be is an error in its place
     */
    public static List<Read> lines(String text, String source) {
        List<Read> requests = new ArrayList<>();
        int line = 0;
        for (String json : text.split("\n", -1)) {
            line++;
            if (!json.isBlank()) {
                requests.add(line(json, source + ", line " + line));
            }
        }
        return requests;
    }

    private static Read line(String json, String where) {
        try {
            return Read.good(where, parse(json, where));
        } catch (DataException e) {
            // The parser counts lines within the line.
            DataException named = new DataException(e.getMessage().replace(where + ", line 1, column", where + ", column"), e);
            return new Read(where, empty(), Optional.of(named));
        }
    }

    /** Where a request comes from has keys of its own; one without a value is left out. */
    private static Map<String, Object> checked(Map<String, Object> request, String source) {
        if (!(request.get(PROVENANCE) instanceof Map<?, ?> given)) {
            return request;
        }
        Map<Object, Object> provenance = new LinkedHashMap<>(given);
        provenance.values().removeIf(Objects::isNull);
        for (Object key : given.keySet()) {
            if (!ORIGINS.contains(key)) {
                throw Binding.unknown(source + ", provenance." + key, ORIGINS);
            }
        }
        Map<String, Object> checked = new LinkedHashMap<>(request);
        checked.put(PROVENANCE, provenance);
        return checked;
    }

    /**
     * The document as it is stored.
     *
     * @param request a request
     * @return canonical JSON, the same for equal requests
     */
    public static String canonical(AllocationRequest request) {
        return CanonicalJson.write(Json.exactMembers(request));
    }

    /**
     * Checks the texts of a request that is to be stored; those that are stored already are read as they are.
     *
     * @param request a request
     * @throws DataException when one was decoded wrongly or has a control character; begins with its path
     */
    public static void requireTexts(AllocationRequest request) {
        String json = canonical(request);
        if (StoredText.fault(json, false).isPresent() || ESCAPE.matcher(json).find()) {
            MetaComparison.members(Json.object(Json.parseExact(json, "the request"), "the request", EXAMPLE)).forEach((path, value) ->
                    StoredText.fault(String.valueOf(value), false).ifPresent(why -> {
                        throw new DataException(path + ": found \"" + excerpt(value) + "\", which cannot be stored: " + why
                                + ". Write what is meant.");
                    }));
        }
    }
}
