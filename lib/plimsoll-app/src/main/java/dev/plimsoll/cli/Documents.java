package dev.plimsoll.cli;

import dev.plimsoll.store.SqlCell;
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
            row.forEach((name, value) -> document.put(name, SqlCell.document(value)));
            documents.add(document);
        }
        return documents;
    }
}
