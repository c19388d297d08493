package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.StoredText;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.store.artifact.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A request as the document that {@link AllocationRequestFile} reads back: missing values left out, numbers as decimal text. */
public final class AllocationRequestDocument {

    /** How canonical JSON writes control characters, besides escaped backslashes. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\[ubfnrt]");

    private AllocationRequestDocument() {
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
            requireTexts("", Json.parseExact(json, "the request"));
        }
    }

    private static void requireTexts(String path, Object value) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> requireTexts(path.isEmpty() ? name.toString() : path + "." + name, member));
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                requireTexts(path + "[" + i + "]", items.get(i));
            }
        } else if (value instanceof String text) {
            StoredText.fault(text, false).ifPresent(why -> {
                throw new DataException(path + ": found \"" + PlainText.excerpt(text) + "\", which cannot be stored: " + why
                        + ". Write what is meant.");
            });
        }
    }
}
