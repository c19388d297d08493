package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.files.SmallRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Harmless variations of a run directory are taken without a word, and give the very same artifacts. */
class ToleratedInputTest {

    /** One store for all: making one takes longer than a run. */
    @TempDir
    private static Path shared;

    private static String clean;
    private static Connection memory;

    private record Variation(String name, Consumer<SmallRun> apply) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void openADatabaseThatWritesParquet() throws SQLException {
        memory = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        sql("SET TimeZone = 'UTC'");
    }

    @AfterAll
    static void closeIt() throws SQLException {
        memory.close();
    }

    @BeforeAll
    static void runTheCleanDirectory() {
        clean = content(SmallRun.in(shared.resolve("clean")));
        SmallRun plain = SmallRun.in(shared.resolve("plain")).remove("weights.csv", "trend_unit_returns.csv", "sleeve_returns.csv");
        Outcome.of("state", "--inputs", plain.folder(), "--to", shared.resolve("expected")).succeeded();
    }

    private static String content(SmallRun run, Object... options) {
        return Outcome.of(Stream.concat(Stream.of("run", "--inputs", run.folder(), "--store", shared.resolve("store.duckdb"), "--json",
                "--quiet"), Arrays.stream(options)).toArray()).succeeded().json().get("content_sha256").asString();
    }

    private static Variation text(String name, UnaryOperator<String> change) {
        return new Variation(name, run -> SmallRun.TABLES.forEach(t -> run.write(t + ".csv", change.apply(run.text(t + ".csv")))));
    }

    private static Variation header(String name, String first) {
        return text("first column: " + name, text -> text.replaceFirst("^date,", first + ","));
    }

    /** Every table as Parquet instead, its columns selected by the given SQL from the CSV's texts {@code t}, the date in {@code d}. */
    private static Variation parquet(String name, String columns) {
        return new Variation("Parquet: " + name, run -> {
            for (String table : SmallRun.TABLES) {
                String csv = run.file(table + ".csv").toString();
                sql("COPY (SELECT " + columns + " FROM (SELECT date AS d, * EXCLUDE (date) FROM read_csv('" + csv
                        + "', header = true, types = {'date': 'VARCHAR'}))) TO '" + run.file(table + ".parquet") + "' (FORMAT parquet)");
                run.remove(table + ".csv");
            }
        });
    }

    private static void sql(String statement) {
        try (Statement sql = memory.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    private static String reversed(String line) {
        List<String> cells = Arrays.asList(line.split(",", -1));
        List<String> names = new ArrayList<>(cells.subList(1, cells.size()));
        Collections.reverse(names);
        return cells.get(0) + "," + String.join(",", names);
    }

    static Stream<Variation> variations() {
        return Stream.of(
                text("byte order mark", text -> "\uFEFF" + text),
                text("Windows line ends", text -> text.replace("\n", "\r\n")),
                text("old Macintosh line ends", text -> text.replace("\n", "\r")),
                text("blank lines at the end", text -> text + "\n\n  \n"),
                text("no line end at the end", String::stripTrailing),
                text("quoted fields", text -> text.replaceAll("([^,\n]+)", "\"$1\"")),
                text("spaces around numbers and names", text -> text.replace(",", " ,  ").replace("\n", " \n")),
                text("a plus before numbers", text -> text.replaceAll(",([0-9])", ",+$1")),
                text("exponents", text -> text.replaceAll("(?m),(-?)0\\.([0-9]{4})", ",$1$2e-4")),
                text("trailing zeros", text -> text.replaceAll("(?m)(\\.[0-9]{4})", "$100")),
                text("columns in another order", text -> text.lines().map(ToleratedInputTest::reversed).collect(Collectors.joining("\n"))),
                header("no name", ""),
                header("quoted no name", "\"\""),
                header("rebalance_date", "rebalance_date"),
                parquet("DATE", "CAST(d AS DATE) AS date, * EXCLUDE (d)"),
                parquet("TIMESTAMP", "CAST(d AS TIMESTAMP) AS date, * EXCLUDE (d)"),
                parquet("TIMESTAMP_NS", "CAST(d AS TIMESTAMP_NS) AS date, * EXCLUDE (d)"),
                parquet("TIMESTAMP WITH TIME ZONE at midnight UTC", "CAST(d AS TIMESTAMPTZ) AS date, * EXCLUDE (d)"),
                parquet("text", "d AS date, * EXCLUDE (d)"),
                parquet("date last", "* EXCLUDE (d), CAST(d AS DATE) AS date"),
                parquet("index of a data frame, last", "* EXCLUDE (d), CAST(d AS TIMESTAMP) AS __index_level_0__"),
                parquet("rebalance_date", "CAST(d AS DATE) AS rebalance_date, * EXCLUDE (d)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variations")
    void givesTheSameContent(Variation variation, @TempDir Path folder) {
        SmallRun run = SmallRun.in(folder.resolve("varied"));
        variation.apply().accept(run);
        assertThat(content(run)).isEqualTo(clean);
    }

    /** So that the equality above says something. */
    @Test
    void anotherValueGivesOtherContent(@TempDir Path folder) {
        SmallRun run = SmallRun.in(folder.resolve("other"));
        run.line("sleeve_returns.csv", 131, "2020-05-09,0.0001,0.0002");
        assertThat(content(run)).isNotEqualTo(clean);
    }

    @Test
    void negativeZeroIsZero(@TempDir Path folder) {
        SmallRun zero = SmallRun.in(folder.resolve("zero")).line("portfolio_returns.csv", 70, "2020-03-09,0");
        SmallRun negative = SmallRun.in(folder.resolve("negative")).line("portfolio_returns.csv", 70, "2020-03-09,-0.0");
        assertThat(content(negative)).isEqualTo(content(zero));
    }

    /** A data frame library in another zone writes midnight of its own zone; the day must not slip to the one before. */
    @Test
    void theZoneOfTheProcessDoesNotMatter(@TempDir Path folder) {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("Asia/Tokyo", "America/New_York")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                SmallRun run = SmallRun.in(folder.resolve(zone));
                parquet("", "CAST(d AS TIMESTAMPTZ) AS date, * EXCLUDE (d)").apply().accept(run);
                assertThat(content(run)).as(zone).isEqualTo(clean);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void theLocaleOfTheProcessDoesNotMatter(@TempDir Path folder) {
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("de-DE", "tr-TR", "ar-EG")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(content(SmallRun.in(folder.resolve(tag)))).as(tag).isEqualTo(clean);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aThousandAssetsWork(@TempDir Path folder) {
        SmallRun run = SmallRun.in(folder.resolve("wide")).remove("weights.csv", "trend_unit_returns.csv");
        String[] lines = run.text("asset_returns.csv").split("\n");
        for (int l = 0; l < lines.length; l++) {
            String[] cells = lines[l].split(",");
            boolean names = l == 0;
            lines[l] = cells[0] + IntStream.range(0, 1000).mapToObj(c -> "," + cells[1 + c % 3] + (names ? c : ""))
                    .collect(Collectors.joining());
        }
        run.write("asset_returns.csv", String.join("\n", lines));
        Path store = shared.resolve("store.duckdb");
        String content = content(run, "--run-id", "wide");
        assertThat(Outcome.of("sql", "SELECT count(DISTINCT asset) AS assets, count(*) AS n FROM main.asset_return_v1 "
                + "JOIN main.run_artifact USING (artifact_id) WHERE run_id = 'wide'", "--json", "--store",
                store).succeeded().json().get(0).toString()).isEqualTo("{\"assets\":1000,\"n\":130000}");
        Outcome.of("export", "wide", "--to", folder.resolve("out"), "--format", "parquet", "--store", store).succeeded();
        assertThat(Outcome.of("run", "--inputs", folder.resolve("out"), "--store", store, "--json").succeeded().json()
                .get("content_sha256").asString()).isEqualTo(content);
    }

    /** Characters that mean something to a pattern are plain in a path. */
    @ParameterizedTest
    @ValueSource(strings = {"runs[1]", "a*b", "what?", "it's", "sp ace", "ümlaut", "{x}", "a;b"})
    void aParquetDirectoryMayHaveAnyName(String name, @TempDir Path folder) throws IOException {
        SmallRun run = SmallRun.in(folder.resolve("plain")).remove("weights.csv", "trend_unit_returns.csv", "sleeve_returns.csv");
        sql("COPY (FROM read_csv('" + run.file("asset_returns.csv") + "')) TO '" + run.file("asset_returns.parquet")
                + "' (FORMAT parquet)");
        run.remove("asset_returns.csv");
        Path renamed = Files.move(run.folder(), folder.resolve(name));
        Outcome.of("state", "--inputs", renamed, "--to", renamed.resolve(name)).succeeded();
        assertThat(renamed.resolve(name).resolve("allocator_state_v1.csv"))
                .hasSameTextualContentAs(shared.resolve("expected/allocator_state_v1.csv"));
        Outcome.of("state", "--inputs", renamed, "--to", renamed.resolve(name), "--format", "parquet").succeeded();
        Outcome.of("regime", "--state", renamed.resolve(name).resolve("allocator_state_v1.parquet"), "--to", folder.resolve("regime"))
                .succeeded();
    }

    /** DuckDB would call the second one GOLD_1; no asset may change its name on the way in. */
    @Test
    void parquetNamesThatDifferInCaseOnlyAreRefused(@TempDir Path folder) throws IOException {
        SmallRun run = SmallRun.in(folder.resolve("case"));
        run.line("asset_returns.csv", 1, "date,Gold,SILV,NOTES").remove("weights.csv", "trend_unit_returns.csv");
        sql("COPY (FROM read_csv('" + run.file("asset_returns.csv") + "', header = true)) TO '" + run.file("asset_returns.parquet")
                + "' (FORMAT parquet)");
        run.remove("asset_returns.csv");
        String bytes = Files.readString(run.file("asset_returns.parquet"), StandardCharsets.ISO_8859_1);
        run.write("asset_returns.parquet", bytes.replace("SILV", "GOLD").getBytes(StandardCharsets.ISO_8859_1));
        Outcome.of("run", "--inputs", run.folder(), "--store", shared.resolve("store.duckdb"))
                .failedWith(65, "asset_returns.parquet, column 3: the name GOLD", "but for the case");
    }

    @Test
    void csvNamesMayDifferInCaseOnlyAndParquetSaysThatItCannotHoldThem(@TempDir Path folder) {
        SmallRun run = SmallRun.in(folder.resolve("case")).remove("weights.csv", "trend_unit_returns.csv");
        run.line("asset_returns.csv", 1, "date,Gold,GOLD,NOTES");
        Path store = shared.resolve("store.duckdb");
        String content = content(run, "--run-id", "case");
        Outcome.of("export", "case", "--to", folder.resolve("csv"), "--store", store).succeeded();
        assertThat(Outcome.of("run", "--inputs", folder.resolve("csv"), "--run-id", "again", "--store", store, "--json").succeeded().json()
                .get("content_sha256").asString()).isEqualTo(content);
        Outcome.of("export", "case", "--to", folder.resolve("parquet"), "--format", "parquet", "--store", store)
                .failedWith(65, "asset_returns.parquet", "GOLD and Gold", "--format csv");
    }
}
