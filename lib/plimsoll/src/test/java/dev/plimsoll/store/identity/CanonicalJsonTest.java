package dev.plimsoll.store.identity;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.StoreException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Canonical JSON against the examples that RFC 8785 publishes. */
class CanonicalJsonTest {

    /** RFC 8785, appendix B: IEEE-754 bits and the text they become. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"})
    void writesTheNumbersOfTheStandard(String bits, String text) {
        assertThat(CanonicalJson.write(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1e21, 1e+21", "1e-7, 1e-7", "1e-6, 0.000001", "5e-324, 5e-324", "0.1, 0.1", "1, 1", "-1.5, -1.5", "4.50, 4.5",
        "2e-3, 0.002", "0.000000000000000000000000001, 1e-27", "1e30, 1e+30", "100, 100", "123456.789, 123456.789"})
    void writesNumbersAsEcmaScriptDoes(double value, String text) {
        assertThat(CanonicalJson.write(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatJsonHasNoNumberFor(double value) {
        assertFails(() -> CanonicalJson.write(Map.of("x", value)), StoreException.class, "has no JSON form");
    }

    @Test
    void wholeNumbersAreExactUpToTwoToThe53() {
        assertThat(CanonicalJson.write(Arrays.asList(0, -7, 1L << 53, -(1L << 53), (short) 3, (byte) 4)))
                .isEqualTo("[0,-7,9007199254740992,-9007199254740992,3,4]");
        for (long beyond : new long[] {(1L << 53) + 1, -(1L << 53) - 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertFails(() -> CanonicalJson.write(beyond), StoreException.class, "2^53");
        }
    }

    /** RFC 8785, section 3.2.2 to 3.2.4: the worked example, down to its bytes. */
    @Test
    void writesTheExampleOfTheStandard() {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("numbers", List.of(333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001));
        example.put("string", "\u20ac$\017\nA'B\"\\\\\"/");
        example.put("literals", Arrays.asList(null, true, false));
        assertThat(CanonicalJson.write(example)).isEqualTo("{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3: members ascend by UTF-16 code unit, so the emoji's surrogate comes before the Hebrew ligature. */
    @Test
    void sortsMembersByUtf16CodeUnit() {
        Map<String, Object> example = new HashMap<>();
        example.put("\u20ac", "Euro Sign");
        example.put("\r", "Carriage Return");
        example.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        example.put("1", "One");
        example.put("\ud83d\ude00", "Emoji: Grinning Face");
        example.put("\u0080", "Control");
        example.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.write(example)).isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void escapesJustWhatMustBeEscaped() {
        assertThat(CanonicalJson.write("\b\t\n\f\r\0\037\177\"\\/\u2028<é🚢"))
                .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\177\\\"\\\\/\u2028<é🚢\"");
    }

    @Test
    void nestsAndLeavesNoWhiteSpace() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("b", List.of());
        inner.put("a", Map.of());
        assertThat(CanonicalJson.write(Arrays.asList(inner, null, LocalDate.parse("2024-01-02"), List.of(1, List.of(2)))))
                .isEqualTo("[{\"a\":{},\"b\":[]},null,\"2024-01-02\",[1,[2]]]");
    }

    @Test
    void theOrderMembersWerePutInDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(8785);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            names.add("k" + Long.toString(random.nextLong() >>> 1, 36));
        }
        Map<String, Object> there = new LinkedHashMap<>();
        names.forEach(name -> there.put(name, name.length()));
        Map<String, Object> back = new LinkedHashMap<>();
        for (int i = names.size() - 1; i >= 0; i--) {
            back.put(names.get(i), names.get(i).length());
        }
        assertThat(CanonicalJson.write(there)).isEqualTo(CanonicalJson.write(back));
    }

    @Test
    void refusesTypesWithoutACanonicalForm() {
        assertFails(() -> CanonicalJson.write(new Object()), StoreException.class, "java.lang.Object");
    }
}
