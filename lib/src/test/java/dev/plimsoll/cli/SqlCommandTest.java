package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sql takes, shows and refuses. */
class SqlCommandTest extends TwoRunsTest {

    @Test
    void sqlTakesAnArgumentParametersAFileAndStandardInput() throws IOException {
        String query = "SELECT run_id FROM audit.run_overview WHERE run_id = ?";
        String expected = "run_id\nsample\n";
        assertThat(inStore("sql", query, "-p", "sample").succeeded().out()).isEqualTo(expected);
        Path file = Files.writeString(folder.resolve("query.sql"), query + ";\n");
        assertThat(inStore("sql", "--file", file, "--param", "sample").succeeded().out()).isEqualTo(expected);
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(query.getBytes(StandardCharsets.UTF_8)));
            assertThat(inStore("sql", "-", "-p", "sample").succeeded().out()).isEqualTo(expected);
        } finally {
            System.setIn(before);
        }
        assertThat(inStore("sql", "SELECT ?, ? || ?", "-p", "a", "-p", "b", "-p", "c", "--json").succeeded().json().get(0).toString())
                .contains("\"a\"", "\"bc\"");
    }

    @Test
    void sqlShowsUpToTheLimitAndJsonAll() {
        String query = "SELECT range AS n FROM range(500)";
        assertThat(inStore("sql", query).succeeded().out()).contains("\n199\n", "the first 200 rows").doesNotContain("200\n");
        assertThat(inStore("sql", query, "--limit", "3").succeeded().out()).isEqualTo("n\n0\n1\n2\n… the first 3 rows; --limit shows more.\n");
        assertThat(inStore("sql", query, "--limit", "500").succeeded().out()).endsWith("\n499\n");
        assertThat(inStore("sql", query, "--json").succeeded().json().size()).isEqualTo(500);
    }

    @Test
    void sqlJsonHoldsEveryKindOfValue() {
        assertThat(inStore("sql", "SELECT 1 AS i, 0.1::DOUBLE AS d, 'x' AS t, true AS b, NULL AS n, DATE '2020-02-29' AS day, "
                + "1.50::DECIMAL(9,2) AS dec, 'NaN'::DOUBLE AS nan, TIMESTAMPTZ '2020-01-01 12:00:00+02' AS at, [1, 2] AS list", "--json")
                .succeeded().json().get(0).toString()).isEqualTo("{\"i\":1,\"d\":0.1,\"t\":\"x\",\"b\":true,\"n\":null,"
                        + "\"day\":\"2020-02-29\",\"dec\":1.5,\"nan\":\"NaN\",\"at\":\"2020-01-01T10:00:00Z\",\"list\":[1,2]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELEC 1                                           | SELEC",
        "SELECT * FROM nowhere                             | nowhere",
        "DELETE FROM main.run                              | read-only",
        "UPDATE main.run SET author = 'x'                  | read-only",
        "DROP VIEW audit.run_overview                      | read-only",
        "CREATE TABLE t (a INT)                            | read-only",
        "COPY main.run TO 'stolen.csv'                     | disabled",
        "SELECT * FROM read_csv('/etc/passwd')             | disabled",
        "SELECT * FROM '/etc/passwd'                       | passwd",
        "ATTACH 'other.duckdb'                             | disabled",
        "INSTALL httpfs                                    | disabled",
        "SET enable_external_access = true                 | ",
        "SET TimeZone = 'Asia/Tokyo'                       | ",
    })
    void sqlThatWritesOrReachesOutIsRefused(String query, String says) {
        inStore("sql", query).failedWith(64, "The query was refused: ", says == null ? "" : says);
        assertThat(Path.of("stolen.csv")).doesNotExist();
        assertThat(Path.of("other.duckdb")).doesNotExist();
    }

    @Test
    void sqlNeedsExactlyOneQuery() {
        inStore("sql").failedWith(64, "Give one query");
        inStore("sql", "SELECT 1", "--file", "x.sql").failedWith(64, "Give one query");
        inStore("sql", "--file", folder.resolve("none.sql")).failedWith(66, "none.sql");
        inStore("sql", "SELECT 1", "--limit", "-1").failedWith(64, "--limit -1", "0 or more");
        inStore("sql", "SELECT 1", "--limit", "few").failedWith(64, "--limit", "few");
    }
}
