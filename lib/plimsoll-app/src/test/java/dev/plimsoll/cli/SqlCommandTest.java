package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import dev.plimsoll.store.query.NamedQuery;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "near_misses -p a -p b | near_misses takes 1 parameter: run id; 2 were given",
        "near_misses           | near_misses takes 1 parameter: run id; 0 were given",
        "step4_why -p a        | step4_why takes 2 parameters: run id, candidate; 1 was given",
        "evidence_records      | 3 parameters: quarter such as 2025Q3, its first day, its last day; 0 were given",
        "shared_artifacts -p a | shared_artifacts takes no parameters; 1 was given",
        "nothing               | transition_counts, deepest_derisking, near_misses"})
    void aNamedQueryNamesItsParameters(String words, String says) {
        inStore((Object[]) ("sql --named " + words).split(" +")).failedWith(64, says);
    }

    @Test
    void helpListsTheNamedQueriesAndTheBounds() {
        assertThat(Outcome.of("sql", "--help").succeeded().out().replaceAll("\\s+", " ")).contains(String.join(", ", NamedQuery.names()),
                "--timeout", "--memory", "50%", "--to", "snapshot");
    }

    private static final String VALUES = "SELECT * FROM (VALUES (1, 0.1::DOUBLE, 12.30::DECIMAL(9, 2), 'a,\"b\"', DATE '2020-02-29', "
            + "TIMESTAMPTZ '2020-01-01 12:00:00+02', [1, 2], 'x'::BLOB, true), (NULL, 'NaN', NULL, '', NULL, NULL, NULL, NULL, NULL)) "
            + "AS v (whole, double, money, text, day, "
            + "\"at\", list, bytes, flag)";

    @Test
    void toWritesAllRowsToANewFileInTheFormatOfItsName() throws IOException {
        Path csv = folder.resolve("new folder/values.csv");
        assertThat(inStore("sql", VALUES + " -- all", "--to", csv).succeeded().out()).isEqualTo("Written: " + csv + " (2 rows)\n");
        assertThat(csv).hasContent("whole,double,money,text,day,at,list,bytes,flag\n"
                + "1,0.1,12.30,\"a,\"\"b\"\"\",2020-02-29,2020-01-01T10:00:00Z,\"[1,2]\",78,true\n,NaN,,\"\",,,,,\n");
        Path formula = folder.resolve("formula.csv");
        inStore("sql", "SELECT '=1+1' AS text, -5 AS whole, -1.50::DECIMAL(9, 2) AS money", "--to", formula).succeeded();
        assertThat(formula).hasContent("text,whole,money\n'=1+1,-5,-1.50\n");
        Path json = folder.resolve("values.JSON");
        assertThat(inStore("sql", VALUES, "--to", json, "--json").succeeded().json().get("rows").asInt()).isEqualTo(2);
        assertThat(json).hasContent(inStore("sql", VALUES, "--json").succeeded().out());
        Path parquet = folder.resolve("it's.parquet");
        inStore("sql", "SELECT run_id, ? AS p FROM run;", "-p", "x", "--to", parquet).succeeded();
        assertThat(Stores.text(folder.resolve("any.duckdb"), "FROM '" + parquet.toString().replace("'", "''") + "' ORDER BY 1"))
                .isEqualTo("sample | x\nsmall | x");
        inStore("sql", "FROM range(300)", "--to", folder.resolve("long.csv"), "--limit", "1").succeeded();
        assertThat(folder.resolve("long.csv")).content().endsWith("\n299\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT 1                                 | taken.csv     | taken.csv exists",
        "SELECT 1                                 | values.xlsx   | .csv, .json or .parquet",
        "SELECT 1                                 | .csv          | .csv, .json or .parquet",
        "SELEC 1                                  | out.csv       | SELEC",
        "SELECT error('boom') FROM range(10)      | out.json      | boom",
        "SELECT error('boom') FROM range(10)      | out.parquet   | boom",
        "SELECT ?                                 | out.parquet   | 1 parameter",
        "SELECT 1) TO 'DIR/two.csv'; SELECT (1    | out.parquet   | refused",
        "SELECT * FROM 'DIR/taken.csv'            | out.parquet   | refused",
        "SHOW TABLES; SELECT 1                    | out.parquet   | refused"})
    void whatCannotBeWrittenLeavesNoFile(String query, String name, String says) throws IOException {
        Path to = Files.createDirectories(folder.resolve("to"));
        Files.writeString(to.resolve("taken.csv"), "mine\n");
        inStore("sql", query.replace("DIR", to.toString()), "--to", to.resolve(name)).failedWith(64, says);
        assertThat(Stores.files(to)).containsExactly("taken.csv");
        assertThat(to.resolve("taken.csv")).hasContent("mine\n");
    }

    @Test
    void anErrorAmongTheRowsPrintsNoHalfDocument() {
        inStore("sql", "SELECT CASE WHEN range = 1000000 THEN error('boom') ELSE range END FROM range(2000000)", "--json").failedWith(64, "boom");
    }

    @Test
    void jsonOfManyRowsIsWhole() {
        assertThat(inStore("sql", "SELECT range, repeat('x', 100) AS text FROM range(50000)", "--json").succeeded().json().size()).isEqualTo(50_000);
        assertThat(inStore("sql", "SELECT 1 AS one WHERE false", "--json").succeeded().json().isEmpty()).isTrue();
    }

    @Test
    void boundsOutOfRangeAreRefused() {
        inStore("sql", "SELECT 1", "--timeout", "-1").failedWith(64, "--timeout -1", "31536000");
        inStore("sql", "SELECT 1", "--timeout", "NaN").failedWith(64, "--timeout NaN");
        inStore("sql", "SELECT 1", "--memory", "much").failedWith(64, "'much'", "4GB");
        assertThat(inStore("sql", "SELECT 1 AS one", "--timeout", "0", "--memory", "100MB").succeeded().out()).isEqualTo("one\n  1\n");
    }

    @Test
    void theTableShowsNestedValuesBytesAndTimesBriefly() {
        assertThat(inStore("sql", "SELECT [1, 2] AS l, {'a': DATE '2020-02-29'} AS s, map {'k': NULL} AS m, 'x'::BLOB AS b, "
                + "TIMESTAMPTZ '2020-01-01 12:00:00+02' AS at").succeeded().out()).endsWith(
                        "[1,2]  {\"a\":\"2020-02-29\"}  {\"k\":null}  78  2020-01-01T10:00:00Z\n");
    }
}
