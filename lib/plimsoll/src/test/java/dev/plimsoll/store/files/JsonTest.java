package dev.plimsoll.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final String TEXT = "a\u001b\u0007\u007f\u0085\u202e\u2028\u2066\ufeff Größe 🚢 \"quoted\"\n\tend";

    @Test
    void whatActsOnATerminalIsWrittenByItsNumberAndStaysTheSameText() {
        Map<String, Object> document = Map.of(TEXT, TEXT);
        StringWriter elements = new StringWriter();
        Json.elements(elements).write(document).close();
        for (String json : new String[] {Json.pretty(document), Json.compact(document), Json.line(document),
            elements.toString().replaceFirst("^\\s*\\[", "").replaceFirst("]\\s*$", "")}) {
            assertThat(json).containsIgnoringCase("\\u001b\\u0007\\u007f\\u0085\\u202e\\u2028\\u2066\\ufeff Größe 🚢 \\\"quoted\\\"\\n\\tend")
                    .doesNotContainPattern("[\\p{Cntrl}\u0085\u202e\u2028\u2066\ufeff&&[^\n]]");
            assertThat(Json.parse(json, "json")).isEqualTo(document);
        }
    }
}
