package dev.plimsoll.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.stream.Collectors;
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
        for (String at : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2020-04-04T12:30:00Z", "2020-04-04T13:30:00Z",
                "2020-04-04T14:30:00Z", "2026-11-01T04:30:00Z", "2026-11-01T05:00:00Z", "1850-01-01T00:00:00Z")) {
            assertThat(read("TIMESTAMPTZ '" + at + "'")).as("in an hour that is there twice").isEqualTo(OffsetDateTime.parse(at));
        }
        assertThat(read("[TIMESTAMP '2026-03-29 02:30:00', TIMESTAMP '2011-12-30 05:00:00']")).isEqualTo(
                List.of(LocalDateTime.parse("2026-03-29T02:30:00"), LocalDateTime.parse("2011-12-30T05:00:00")));
        assertThat(read("TIMESTAMP '2026-03-29 02:30:00'")).isEqualTo(LocalDateTime.parse("2026-03-29T02:30:00"));
        assertThat(read("DATE '2011-12-30'")).isEqualTo(LocalDate.parse("2011-12-30")); // Apia skipped that day
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CAST(7 AS TINYINT) | java.lang.Integer | 7", "CAST(7 AS BIGINT) | java.lang.Long | 7", "CAST(0.5 AS FLOAT) | java.lang.Double | 0.5",
        "CAST(1.10 AS DECIMAL(9,2)) | java.math.BigDecimal | 1.10", "CAST(9 AS HUGEINT) | java.math.BigInteger | 9",
        "chr(120) | java.lang.String | x", "true | java.lang.Boolean | true"})
    void otherTypesComeAsPlainValues(String sql, Class<?> type, String text) throws SQLException {
        assertThat(read(sql)).isInstanceOf(type).hasToString(text);
    }

    /** As text, which tables and frames show, and as JSON documents. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'a\\xFF'::BLOB | 61ff | '61ff'",
        "[1, NULL, 2] | [1,null,2] | [1, null, 2]",
        "[[1], []] | [[1],[]] | [[1], []]",
        "array_value(1.50, 2.00) | [1.50,2.00] | [1.50, 2.00]",
        "{'a': 1, 'day': DATE '2020-02-29'} | {'a':1,'day':'2020-02-29'} | {a=1, day='2020-02-29'}",
        "map {1: ['x'], 2: NULL} | {'1':['x'],'2':null} | {1=['x'], 2=null}",
        "map {TIMESTAMP '2020-01-01': 1} | {'2020-01-01T00:00:00':1} | {2020-01-01T00:00:00=1}",
        "[{'at': TIMESTAMPTZ '2026-03-29 00:30:00+00', 'raw': 'x'::BLOB}] | [{'at':'2026-03-29T00:30:00Z','raw':'78'}] | "
                + "[{at='2026-03-29T00:30:00Z', raw='78'}]",
        "[TIMESTAMPTZ '2026-10-25 00:30:00+00', TIMESTAMPTZ '2026-10-25 01:30:00+00', NULL] | "
                + "['2026-10-25T00:30:00Z','2026-10-25T01:30:00Z',null] | ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', null]",
        "CAST(NULL AS TIMESTAMP[]) IS NULL | true | true", "[]::TIMESTAMP[] | [] | []",
        "[TIMESTAMPTZ 'infinity'] | ['infinity'] | ['infinity']",
        "[TIMESTAMP '2026-07-01 12:00:00'] | ['2026-07-01T12:00:00'] | ['2026-07-01T12:00:00']",
        "['NaN'::DOUBLE, 0.1::DOUBLE, 1e22::DOUBLE] | ['NaN',0.1,1.0E22] | ['NaN', 0.1, 1.0E22]",
        "TIMESTAMPTZ '2020-01-01 12:00:00+02' | 2020-01-01T10:00:00Z | '2020-01-01T10:00:00Z'",
        "TIMESTAMP '2020-01-01' | 2020-01-01T00:00:00 | '2020-01-01T00:00:00'",
        "TIMESTAMP_NS '2020-01-01 00:00:00.123456789' | 2020-01-01T00:00:00.123456789 | '2020-01-01T00:00:00.123456789'",
        "TIMESTAMP 'infinity' | infinity | 'infinity'", "TIMESTAMPTZ '-infinity' | -infinity | '-infinity'",
        "DATE 'infinity' | infinity | 'infinity'", "DATE '-infinity' | -infinity | '-infinity'",
        "TIME '12:00' | 12:00:00 | '12:00:00'", "INTERVAL '1 month 2 days' | 1 month 2 days | '1 month 2 days'",
        "union_value(n := 2) | 2 | 2", "170141183460469231731687303715884105727::HUGEINT | 170141183460469231731687303715884105727 | "
                + "170141183460469231731687303715884105727",
        "1.50::DECIMAL(9,2) | 1.50 | 1.50", "'101'::BIT | 101 | '101'", "'x'::ENUM('x') | x | 'x'",
        "uuid '00000000-0000-0000-0000-000000000001' | 00000000-0000-0000-0000-000000000001 | '00000000-0000-0000-0000-000000000001'"})
    void everyTypeIsPlainTextAndAPlainDocument(String sql, String text, String document) throws SQLException {
        for (String zone : List.of("UTC", "Pacific/Apia", "Europe/Berlin")) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Object cell = read(sql);
            assertThat(SqlCell.text(cell).replace('"', '\'')).as(zone).isEqualTo(text);
            assertThat(quoted(SqlCell.document(cell))).as(zone).isEqualTo(document);
        }
    }

    private static String quoted(Object document) {
        return document instanceof String text ? "'" + text + "'"
                : document instanceof List<?> list ? list.stream().map(SqlCellTest::quoted).toList().toString()
                : document instanceof Map<?, ?> map ? map.entrySet().stream().map(e -> e.getKey() + "=" + quoted(e.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"))
                : String.valueOf(document);
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
            return SqlCell.of(result, 1, result.getMetaData().getColumnTypeName(1));
        }
    }
}
