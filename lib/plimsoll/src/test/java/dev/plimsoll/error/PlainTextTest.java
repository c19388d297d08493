package dev.plimsoll.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    private static final String LONG = "0123456789".repeat(9);
    private static final String CUT = "0123456789".repeat(8) + "…";

    @ParameterizedTest
    @CsvSource({"001b", "0007", "0000", "007f", "0085", "009b", "061c", "200e", "200f", "2028", "2029", "202a", "202e", "2066", "2069", "feff",
        "d800", "dfff"})
    void whatActsIsShownByItsNumber(String number) {
        char c = (char) Integer.parseInt(number, 16);
        assertThat(PlainText.of("a" + c + "b")).isEqualTo("a\\u" + number + "b");
        assertThat(new UsageException("a" + c + "b").getMessage()).isEqualTo("a\\u" + number + "b");
    }

    @Test
    void otherTextsAreLeftAlone() {
        String text = "Größe 🚢 ‰ 日本\n\tשלום";
        assertThat(PlainText.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "The name \"@\" is unknown.          | The name \"#\" is unknown.",
        "found '@', expected 1.               | found '#', expected 1.",
        "Run @ is not there.                  | Run # is not there.",
        "There is no file /tmp/@/a.csv.       | There is no file /tmp/#/a.csv.",
        "\"x y @\" is no date.                | \"x y 0123456789012345678901234567890123456789012345678901234567890123456789012345…\" is no date.",
        "The store's lock and the run's       | The store's lock and the run's"})
    void anErrorRepeatsEightyCharactersOfAValue(String text, String shown) {
        assertThat(new DataException(text.replace("@", LONG)).getMessage()).isEqualTo(shown.replace("#", CUT));
    }

    @Test
    void anApostropheInAWordBeginsNoValue() {
        String text = "The store's file is held by another process, and the run's inputs were read by then, all of them; the store's owner decides.";
        assertThat(new DataException(text).getMessage()).isEqualTo(text);
    }

    @Test
    void anErrorIsAParagraphWithItsBeginningAndItsEndWhateverItRepeats() {
        String message = new DataException("line 5: found " + "a \" ".repeat(25_000) + ", expected a number. Correct it.").getMessage();
        assertThat(message).startsWith("line 5: found a").endsWith("expected a number. Correct it.").contains("characters left out")
                .hasSizeLessThan(2_500);
    }

    @Test
    void anExcerptIsOneLineAndHalvesNoCharacter() {
        assertThat(PlainText.excerpt("a\nb\tc")).isEqualTo("a\\u000ab\\u0009c");
        assertThat(PlainText.excerpt("x".repeat(79) + "🚢🚢")).isEqualTo("x".repeat(79) + "…");
        assertThat(PlainText.excerpt("x".repeat(80))).hasSize(80);
    }

    @Test
    void noValueTakesLong() {
        for (String part : new String[] {"'", "\"", "' ", "a'", "x", "x ", "/", "\u001b"}) {
            Assertions.assertTimeout(Duration.ofSeconds(20), () -> new DataException(part.repeat(100_000)));
        }
    }
}
