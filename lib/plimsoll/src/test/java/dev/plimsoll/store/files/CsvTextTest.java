package dev.plimsoll.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.query.SqlResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that a person opens in a spreadsheet shows what is stored, and executes nothing. */
class CsvTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=HYPERLINK(\"x\")", "+49", "@SUM(A1)", "-2+3", "-", "\t=1", "\tx", "\rx", "\nx", " =1", "'=1", "''-1",
        "' =1", "\u00A0=1", "\uFF1D1+1"})
    void aTextThatBeginsLikeAFormulaGetsOneApostrophe(String text) {
        assertThat(CsvText.guarded(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "core_v9", "'quoted'", "it's", "'", "2-1", "(=1)", "\"=1\""})
    void anyOtherTextStaysAsItIs(String text) {
        assertThat(CsvText.guarded(text)).isEqualTo(text);
    }

    @Test
    void numbersDatesAndInstantsAreNoTexts() {
        assertThat(CsvText.line(Arrays.asList(-0.25, -3, new BigDecimal("-1.50"), LocalDate.of(-44, 3, 15),
                Instant.parse("2026-01-02T03:04:05Z"), null, "", "-0.25")))
                .isEqualTo("-0.25,-3,-1.50,-0044-03-15,2026-01-02T03:04:05Z,,\"\",'-0.25\n");
    }

    @Test
    void theHeadIsGuardedAndQuotesStayRight() {
        assertThat(CsvText.of(new SqlResult(List.of("=A", "b"), List.of(List.of("=1,\"2\"", "\r\n"), List.of("x", "y,z")), false)))
                .isEqualTo("'=A,b\n\"'=1,\"\"2\"\"\",\"'\r\n\"\nx,\"y,z\"\n");
    }
}
