package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Properties;
import java.util.TimeZone;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells mean the same in every time zone, on the days clocks change too. */
class SqlCellTest {

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void zoneAsItWas() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({"UTC", "Pacific/Apia", "America/St_Johns", "Europe/Berlin"})
    void instantsDatesAndLocalTimesDoNotShift(String zone) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertThat(read("TIMESTAMPTZ '2020-04-04 12:30:00.123456+00'")).isEqualTo(OffsetDateTime.parse("2020-04-04T12:30:00.123456Z"));
        assertThat(read("TIMESTAMPTZ '2026-03-29 01:30:00+00'")).isEqualTo(OffsetDateTime.parse("2026-03-29T01:30:00Z"));
        assertThat(read("TIMESTAMP '2026-03-29 02:30:00'")).isEqualTo(LocalDateTime.parse("2026-03-29T02:30:00"));
        assertThat(read("DATE '2011-12-30'")).isEqualTo(LocalDate.parse("2011-12-30")); // Apia skipped that day
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CAST(7 AS TINYINT) | java.lang.Integer | 7", "CAST(7 AS BIGINT) | java.lang.Long | 7", "CAST(0.5 AS FLOAT) | java.lang.Double | 0.5",
        "CAST(1.10 AS DECIMAL(9,2)) | java.math.BigDecimal | 1.10", "CAST(9 AS HUGEINT) | java.math.BigInteger | 9",
        "chr(120) | java.lang.String | x", "[1, 2] | java.lang.String | [1, 2]", "true | java.lang.Boolean | true"})
    void otherTypesComeAsPlainValues(String sql, Class<?> type, String text) throws SQLException {
        assertThat(read(sql)).isInstanceOf(type).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE", "TIMESTAMPTZ", "TIMESTAMP", "DATE", "VARCHAR"})
    void nullIsNull(String type) throws SQLException {
        assertThat(read("CAST(NULL AS " + type + ")")).isNull();
        assertThat(read("'NaN'::DOUBLE")).isEqualTo(Double.NaN);
    }

    private static Object read(String expression) throws SQLException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("SELECT " + expression)) {
            result.next();
            return SqlCell.of(result, 1);
        }
    }
}
