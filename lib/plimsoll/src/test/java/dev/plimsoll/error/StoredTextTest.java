package dev.plimsoll.error;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"fffd | decoded wrongly", "d83d | half of a surrogate pair", "dea2 | half of a surrogate pair",
        "0000 | control character", "001b | control character", "0007 | control character", "007f | control character",
        "009b | control character", "000d | control character"})
    void isRefusedWithThePlaceAndTheReason(String number, String why) {
        String text = "gr" + (char) Integer.parseInt(number, 16) + "e";
        assertThatThrownBy(() -> StoredText.require("The note", text)).isInstanceOf(UsageException.class)
                .hasMessageStartingWith("The note \"gr").hasMessageContainingAll("character 3 of 4", "U+" + number.toUpperCase(java.util.Locale.ROOT), why);
        assertFails(() -> StoredText.requireName("The note", text), UsageException.class);
    }

    @Test
    void theLocaleIsNamedWhereOneIsToBlame() {
        assertThatThrownBy(() -> StoredText.require("The note", "gr\uFFFD")).hasMessageContaining("LC_ALL=C.UTF-8");
        assertThatThrownBy(() -> StoredText.require("The note", "gr\u0007")).hasMessageNotContaining("LC_ALL");
    }

    @Test
    void textsOfAnyLanguageArePlainAndALineFeedIsForNotesOnly() {
        assertThat(StoredText.requireName("The reviewer", "Jürgen Größe 🚢 日本 שלום")).startsWith("Jürgen");
        assertThat(StoredText.require("The note", "one\n\ttwo")).isEqualTo("one\n\ttwo");
        assertThatThrownBy(() -> StoredText.requireName("The reviewer", "one\ntwo")).hasMessageContaining("U+000A");
    }
}
