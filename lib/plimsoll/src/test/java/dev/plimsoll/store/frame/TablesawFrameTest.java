package dev.plimsoll.store.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** Every type of the database as a column of a data frame. */
class TablesawFrameTest {

    /** Type or expression, column type, the value as the column prints it. */
    private static final List<List<String>> TYPES = List.of(
            List.of("true", "BOOLEAN", "true"),
            List.of("CAST(-7 AS TINYINT)", "INTEGER", "-7"),
            List.of("CAST(-7 AS SMALLINT)", "INTEGER", "-7"),
            List.of("CAST(-7 AS INTEGER)", "INTEGER", "-7"),
            List.of("CAST(255 AS UTINYINT)", "INTEGER", "255"),
            List.of("CAST(65535 AS USMALLINT)", "INTEGER", "65535"),
            List.of("CAST(9007199254740993 AS BIGINT)", "LONG", "9007199254740993"),
            List.of("CAST(4294967295 AS UINTEGER)", "LONG", "4294967295"),
            List.of("CAST(7 AS UBIGINT)", "LONG", "7"),
            List.of("18446744073709551615::UBIGINT", "STRING", "18446744073709551615"),
            List.of("CAST(-7 AS HUGEINT)", "LONG", "-7"),
            List.of("170141183460469231731687303715884105727::HUGEINT", "STRING", "170141183460469231731687303715884105727"),
            List.of("CAST(7 AS UHUGEINT)", "LONG", "7"),
            List.of("CAST(0.5 AS FLOAT)", "DOUBLE", "0.5"),
            List.of("CAST(0.1 AS DOUBLE)", "DOUBLE", "0.1"),
            List.of("'Infinity'::DOUBLE", "DOUBLE", "Infinity"),
            List.of("CAST(1234567.89 AS DECIMAL(9,2))", "DOUBLE", "1234567.89"),
            List.of("CAST(0.1234567 AS DECIMAL(9,7))", "DOUBLE", "0.1234567"),
            List.of("12345678901234567.89::DECIMAL(38,2)", "STRING", "12345678901234567.89"),
            List.of("DATE '2011-12-30'", "LOCAL_DATE", "2011-12-30"),
            List.of("TIME '01:30:00.250'", "LOCAL_TIME", "01:30:00.250"),
            List.of("TIME '01:30:00.000250'", "STRING", "01:30:00.000250"),
            List.of("TIMESTAMP '2026-03-29 02:30:00.250'", "LOCAL_DATE_TIME", "2026-03-29T02:30:00.250"),
            List.of("TIMESTAMP '2026-03-29 02:30:00.000001'", "STRING", "2026-03-29T02:30:00.000001"),
            List.of("'2026-03-29 02:30:00'::TIMESTAMP_S", "LOCAL_DATE_TIME", "2026-03-29T02:30"),
            List.of("'2026-03-29 02:30:00.25'::TIMESTAMP_MS", "LOCAL_DATE_TIME", "2026-03-29T02:30:00.250"),
            List.of("'2026-03-29 02:30:00.25'::TIMESTAMP_NS", "LOCAL_DATE_TIME", "2026-03-29T02:30:00.250"),
            List.of("TIMESTAMPTZ '2026-03-29 01:30:00+00'", "INSTANT", "2026-03-29T01:30:00Z"),
            List.of("TIMESTAMPTZ '2020-04-04 12:30:00.123456+00'", "STRING", "2020-04-04T12:30:00.123456Z"),
            List.of("'a text'", "STRING", "a text"),
            List.of("'STRESS'::ENUM('NORMAL', 'STRESS')", "STRING", "STRESS"),
            List.of("'00000000-0000-0000-0000-000000000007'::UUID", "STRING", "00000000-0000-0000-0000-000000000007"),
            List.of("'{\"a\": [1, null]}'::JSON", "STRING", "{\"a\": [1, null]}"),
            List.of("[1, NULL, 3]", "STRING", "[1,null,3]"),
            List.of("{'a': 1, 'b': 'x'}", "STRING", "{\"a\":1,\"b\":\"x\"}"),
            List.of("MAP {'k': 1}", "STRING", "{\"k\":1}"),
            List.of("INTERVAL 3 DAY", "STRING", "3 days"));

    @TempDir
    private static Path folder;

    private static Store store;

    private final TimeZone before = TimeZone.getDefault();

    @BeforeAll
    static void open() {
        store = Store.at(Stores.fresh(folder.resolve("store.duckdb")), Duration.ofSeconds(30));
    }

    @AfterEach
    void zoneAsItWas() {
        TimeZone.setDefault(before);
    }

    private static Table frame(String sql) {
        return store.sql(sql, List.of(), 1000).frame();
    }

    @ParameterizedTest
    @CsvSource({"UTC", "Pacific/Apia", "America/St_Johns"})
    void everyTypeHasItsColumnAndNoValueShifts(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        StringBuilder sql = new StringBuilder("SELECT 0 AS row");
        for (int i = 0; i < TYPES.size(); i++) {
            sql.append(", ").append(TYPES.get(i).get(0)).append(" AS c").append(i);
        }
        Table table = frame("WITH one AS (" + sql + ") SELECT * FROM one UNION ALL BY NAME SELECT 1 AS row ORDER BY row");
        assertThat(table.columnCount()).as("no column of nulls").isEqualTo(TYPES.size() + 1);
        for (int i = 0; i < TYPES.size(); i++) {
            String what = TYPES.get(i).get(0) + " in " + zone;
            assertThat(table.column("c" + i).type()).as(what).isEqualTo(ColumnType.valueOf(TYPES.get(i).get(1)));
            assertThat(table.column("c" + i).get(0)).as(what).hasToString(TYPES.get(i).get(2));
            assertThat(table.column("c" + i).isMissing(0)).as(what).isFalse();
            assertThat(table.column("c" + i).isMissing(1)).as("NULL of " + what).isTrue();
        }
    }

    @Test
    void aColumnWithoutAnyValueKeepsItsType() {
        Table table = frame("SELECT CAST(NULL AS DOUBLE) AS a, CAST(NULL AS DATE) AS b, CAST(NULL AS DECIMAL(9,2)) AS c, NULL AS d");
        assertThat(table.typeArray()).containsExactly(ColumnType.DOUBLE, ColumnType.LOCAL_DATE, ColumnType.DOUBLE, ColumnType.STRING);
        assertThat(frame("SELECT 1 AS a, 'x' AS b WHERE false").structure().rowCount()).isEqualTo(2);
    }

    /** Tablesaw takes these values for missing ones. */
    @ParameterizedTest
    @ValueSource(strings = {"'NaN'::DOUBLE", "''", "(-2147483648)::INTEGER", "(-9223372036854775808)::BIGINT"})
    void aValueThatLooksMissingIsToldApartFromNull(String value) {
        Table table = frame("SELECT * FROM (VALUES (0, " + value + "), (1, NULL)) t(n, v) ORDER BY n");
        assertThat(table.columnNames()).containsExactly("n", "v", "v_is_null");
        assertThat(((BooleanColumn) table.column("v_is_null")).asList()).containsExactly(false, true);
    }

    @Test
    void namesThatRepeatAreNumbered() {
        assertThat(store.sql("SELECT 1 AS a, 2 AS A, 3 AS a", List.of(), 10).frame().columnNames()).containsExactly("a", "A_2", "a_3");
    }
}
