package dev.plimsoll.store.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.compare.TableComparison.CellDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first member in which two metas differ, named by its path. */
class MetaComparisonTest {

    private static Map<String, Object> meta() {
        Map<String, Object> counts = new LinkedHashMap<>(Map.of("NORMAL", 10, "CRISIS", 2));
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("version", "v1.0");
        meta.put("mean", 0.25);
        meta.put("counts", counts);
        meta.put("items", new ArrayList<>(List.of("a", "b")));
        meta.put("nothing", null);
        meta.put("none", Map.of());
        return meta;
    }

    @Test
    void theOrderOfMembersAndTheWayNumbersAreHeldDoNotCount() {
        Map<String, Object> other = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(meta().keySet());
        for (int n = names.size() - 1; n >= 0; n--) {
            other.put(names.get(n), meta().get(names.get(n)));
        }
        other.put("counts", Map.of("CRISIS", 2.0, "NORMAL", 10L));
        assertThat(MetaComparison.first(meta(), other)).isEmpty();
        assertThat(MetaComparison.first(Map.of(), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
        mean    | 0.25000000000000006 | mean          | 0.25 | 0.25000000000000006
        version | v1                  | version       | "v1.0" | "v1"
        nothing | 0                   | nothing       | null | "0"
        none    | {}                  | none          | {}   | "{}"
        """)
    void aChangedMemberIsNamedWithBothValues(String member, String value, String path, String stored, String computed) {
        Map<String, Object> other = meta();
        other.put(member, member.equals("mean") ? Double.valueOf(value) : value);
        CellDifference found = MetaComparison.first(meta(), other).orElseThrow();
        assertThat(found.rowKey()).isEqualTo("meta");
        assertThat(found.column()).contains(path);
        assertThat(found.stored()).contains(stored);
        assertThat(found.computed()).contains(computed);
    }

    @Test
    void aMemberOfAMemberOrOfAListIsNamedByItsPathAndTheFirstOneIsToldOf() {
        Map<String, Object> other = meta();
        other.put("counts", Map.of("NORMAL", 10, "CRISIS", 3));
        other.put("items", List.of("a", "c"));
        assertThat(MetaComparison.first(meta(), other)).map(CellDifference::toString)
                .contains("meta, column counts.CRISIS: stored 2, computed 3");
        other.put("counts", meta().get("counts"));
        assertThat(MetaComparison.first(meta(), other)).map(CellDifference::toString)
                .contains("meta, column items[1]: stored \"b\", computed \"c\"");
    }

    @Test
    void whatOneSideDoesNotHaveDiffersFromNull() {
        Map<String, Object> other = meta();
        other.remove("nothing");
        CellDifference found = MetaComparison.first(meta(), other).orElseThrow();
        assertThat(found.column()).contains("nothing");
        assertThat(found.stored()).contains("null");
        assertThat(found.computed()).isEmpty();
        assertThat(MetaComparison.first(other, meta()).orElseThrow().stored()).isEqualTo(Optional.empty());
    }

    @Test
    void doublesAreApartByUlps() {
        assertThat(MetaComparison.first(Map.of("x", 1.0), Map.of("x", Math.nextUp(1.0))).orElseThrow().ulps()).hasValue(1);
        assertThat(MetaComparison.first(Map.of("x", 1), Map.of("x", 2)).orElseThrow().ulps()).isEmpty();
    }
}
