package dev.plimsoll.cli;

import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.SqlResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Query results and warnings for {@code --json}: dates and instants as ISO text, numbers JSON cannot hold as text. */
final class Documents {

    private Documents() {
    }

    static List<Map<String, Object>> of(SqlResult result) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Map<String, Object> row : result.asMaps()) {
            Map<String, Object> document = new LinkedHashMap<>();
            row.forEach((name, value) -> document.put(name, plain(value)));
            documents.add(document);
        }
        return documents;
    }

    static List<Map<String, Object>> warnings(List<RunDraft.Warning> warnings) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (RunDraft.Warning warning : warnings) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("code", warning.code());
            document.put("message", warning.message());
            documents.add(document);
        }
        return documents;
    }

    private static Object plain(Object value) {
        boolean holds = value == null || value instanceof Boolean
                || value instanceof Number && !(value instanceof Double number && !Double.isFinite(number));
        return holds ? value : value.toString();
    }
}
