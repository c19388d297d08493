package dev.plimsoll.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.intent.TradeIntent.OrderType;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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

    private record Note(Optional<String> text, OptionalDouble value) {
    }

    private record Document(String runId, Regime regime, OrderType orderType, LocalDate day, Path file, BigDecimal qty,
            Map<Regime, Integer> days, @JsonUnwrapped Note note) {
    }

    private static final Document DOCUMENT = new Document("r", Regime.STRESS, OrderType.LIMIT, LocalDate.of(2020, 2, 3), Path.of("a", "b"),
            new BigDecimal("1E+1"), Map.of(Regime.NORMAL, 1), new Note(Optional.empty(), OptionalDouble.of(1e-7)));

    @Test
    void aRecordIsWrittenInSnakeCaseInTheOrderOfItsComponents() {
        assertThat(Json.compact(DOCUMENT)).isEqualTo("{\"run_id\":\"r\",\"regime\":\"STRESS\",\"order_type\":\"limit\","
                + "\"day\":\"2020-02-03\",\"file\":\"" + Path.of("a", "b").toString().replace("\\", "\\\\")
                + "\",\"qty\":10,\"days\":{\"NORMAL\":1},\"text\":null,\"value\":1.0E-7}");
    }

    @Test
    void membersOfARecordAreWhatItIsWrittenAs() {
        assertThat(Json.compact(Json.members(DOCUMENT))).isEqualTo(Json.compact(DOCUMENT));
        assertThat(Json.exactMembers(DOCUMENT)).containsEntry("qty", "10");
    }
}
