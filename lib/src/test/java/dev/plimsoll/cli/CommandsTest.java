package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.SmallRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each command does, on one sample run and one small run with a gap in its days. */
class CommandsTest {

    @TempDir
    private static Path folder;

    private static Path store;
    private static Path sample;
    private static Path exported;
    private static JsonNode ran;

    @BeforeAll
    static void storeTwoRuns() {
        store = folder.resolve("store.duckdb");
        sample = folder.resolve("sample");
        exported = folder.resolve("exported");
        Outcome.of("sample", "--out", sample).succeeded();
        ran = Outcome.of("run", "--inputs", sample, "--run-id", "sample", "--store", store, "--json").succeeded().json();
        Outcome.of("export", "sample", "--to", exported, "--store", store).succeeded();
        SmallRun small = SmallRun.in(folder.resolve("small"));
        small.write("equity_curve.csv", small.text("equity_curve.csv").replaceFirst("(?m)^2020-04-10,.*\n", "")
                .replaceFirst("(?m)^2020-04-11,.*\n", ""));
        Outcome.of("run", "--inputs", small.folder(), "--run-id", "small", "--store", store).succeeded();
    }

    private static Outcome inStore(Object... words) {
        return Outcome.of(List.of(words), "--store", store);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    /** The columns of a CSV file that are named, as lines. */
    private static List<String> columns(Path file, String... names) throws IOException {
        List<String> lines = lines(file);
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<String> picked = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            picked.add(String.join(",", Stream.of(names).map(name -> cells[header.indexOf(name)]).toList()));
        }
        return picked;
    }

    // ---- run

    @Test
    void runningTheSameAgainIsAlreadyStoredAndSucceeds() {
        JsonNode again = inStore("run", "--inputs", sample, "--run-id", "sample", "--json").succeeded().json();
        assertThat(again.get("already_stored").asBoolean()).isTrue();
        assertThat(ran.get("already_stored").asBoolean()).isFalse();
        assertThat(again.get("content_sha256")).isEqualTo(ran.get("content_sha256"));
        assertThat(inStore("run", "--inputs", sample, "--run-id", "sample").succeeded().out()).startsWith("Run sample was already stored in ");
    }

    @Test
    void anIdTakenByOtherContentIsRefusedNamingBothHashes() {
        Outcome other = inStore("run", "--inputs", sample, "--run-id", "sample", "--end", "2024-12-31");
        other.failedWith(64, "The run id sample is taken", ran.get("content_sha256").asString(), "Nothing was stored");
        assertThat(other.err()).containsPattern("this run's content [0-9a-f]{64}");
    }

    @Test
    void theDefaultIdIsMadeOfProfileWindowAndKey() {
        JsonNode run = inStore("run", "--inputs", sample, "--start", "2020-01-01", "--end", "2020-12-31", "--json").succeeded().json();
        assertThat(run.get("run_id").asString()).isEqualTo("sample_20200101_20201231_" + run.get("run_key").asString().substring(0, 8));
    }

    @Test
    void aResearchProfileIsMarkedAsSuch() {
        JsonNode run = inStore("run", "--inputs", sample, "--profile", "medium", "--research-version", "v2-medium", "--run-id", "medium",
                "--json").succeeded().json();
        assertThat(run.get("allocator_version").asString()).isEqualTo("v2-medium");
        assertThat(run.at("/risk/smoothing_alpha").asDouble()).isEqualTo(0.2);
        assertThat(inStore("show", "medium").succeeded().out()).containsPattern("allocator_version +v2-medium");
    }

    @Test
    void theExecutionLagIsFoundFromTheGivenReturnsAndAWrongOneIsSaid() {
        assertThat(inStore("sql", "SELECT json_extract_string(meta, '$.execution_lag') AS lag FROM run_artifact JOIN artifact "
                + "USING (artifact_id) WHERE run_id = 'sample' AND kind = 'external_return'", "--json").succeeded().out()).contains("1");
        assertThat(inStore("run", "--inputs", sample, "--execution-lag", "0", "--run-id", "lag").succeeded().out())
                .contains("warning   NOT_RECOMPUTABLE: The portfolio returns do not follow from the weights");
    }

    @Test
    void theStoreOfTheEnvironmentIsUsedAndAnOptionOverridesIt() throws IOException, InterruptedException {
        Path named = folder.resolve("environment.duckdb");
        assertThat(child(named, "run", "--inputs", folder.resolve("small").toString(), "--quiet")).isZero();
        assertThat(named).exists();
        assertThat(Outcome.of("runs", "--json", "--store", named).succeeded().json().size()).isEqualTo(1);
        Path option = folder.resolve("option.duckdb");
        assertThat(child(named, "runs", "--quiet", "--store", option.toString())).isEqualTo(66);
    }

    /** The environment cannot be changed from inside, so the command runs in a Java of its own. */
    private static int child(Path storeOfEnvironment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "dev.plimsoll.cli.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PLIMSOLL_STORE", storeOfEnvironment.toString());
        return builder.start().waitFor();
    }

    // ---- why

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2019-12-31 | its first is 2020-02-29",
        "2020-02-28 | its first is 2020-02-29",
        "2020-05-10 | its last is 2020-05-09",
        "2020-04-10 | the nearest days with one are 2020-04-09 and 2020-04-12",
        "2020-04-11 | the nearest days with one are 2020-04-09 and 2020-04-12",
    })
    void whyOnADayWithoutStateNamesTheNearestDays(String day, String says) {
        inStore("why", "small", day).failedWith(65, "Run small has no state on " + day, says);
    }

    @Test
    void whyExplainsEachSignalAndTheDecision() {
        Outcome why = inStore("why", "sample", "2020-03-20", "--json").succeeded();
        assertThat(why.json().size()).isEqualTo(4);
        List<String> signals = new ArrayList<>();
        why.json().forEach(row -> signals.add(row.get("signal").asString()));
        assertThat(signals).containsExactly("vol_fast", "corr_spike", "dd_deep", "dd_worsening");
        assertThat(why.err()).startsWith("sample on 2020-03-20: ").contains("risk scalar", "ENTER", "EXIT", "margin");
    }

    @ParameterizedTest
    @CsvSource({"2020-2-1", "20200201", "yesterday", "2020-02-30", "''"})
    void whyOnAMalformedDayIsAUsageError(String day) {
        inStore("why", "sample", day).failedWith(64, "'" + day + "' is no date", "YYYY-MM-DD");
    }

    @Test
    void anUnknownRunIsMissingInput() {
        for (List<String> words : List.of(List.of("why", "ghost", "2020-03-20"), List.of("show", "ghost"),
                List.of("export", "ghost", "--to", folder.resolve("ghost").toString()))) {
            Outcome.of(words, "--store", store).failedWith(66, "There is no run ghost", "sample", "plimsoll runs");
        }
        assertThat(folder.resolve("ghost")).doesNotExist();
    }

    /** On every day of the sample the explanation agrees with the regime file; the text is made for each kind of decision. */
    @Test
    void whyHasWordsForEveryDecision() throws IOException {
        Map<String, String> words = Map.of("FIRST_DAY", "The first day takes its target.", "UPGRADE", "so the regime rises at once.",
                "DOWNGRADE", "so the regime falls.", "HOLD_MIN_DAYS", "so it holds.", "HOLD_EXIT_SCORE", "holds.", "STAY", "so it stays.");
        List<String> days = columns(exported.resolve("allocator_regime_v1_trace.csv"), "date", "decision", "regime");
        for (Map.Entry<String, String> decision : words.entrySet()) {
            Optional<String> day = days.stream().filter(line -> line.split(",")[1].equals(decision.getKey())).findFirst();
            assertThat(day).as("a day of the sample with %s", decision.getKey()).isPresent();
            String[] cells = day.get().split(",");
            assertThat(inStore("why", "sample", cells[0]).succeeded().out()).startsWith("sample on " + cells[0] + ": " + cells[2] + ", day ")
                    .endsWith(decision.getValue() + "\n");
        }
    }

    // ---- sql

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
                        + "\"day\":\"2020-02-29\",\"dec\":1.5,\"nan\":\"NaN\",\"at\":\"2020-01-01T10:00Z\",\"list\":\"[1, 2]\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELEC 1                                           | SELEC",
        "SELECT * FROM nowhere                             | nowhere",
        "SELECT ?                                          | Parameter count",
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

    // ---- runs, show

    @Test
    void runsListsTheLatestFirst() {
        List<String> ids = new ArrayList<>();
        inStore("runs", "--json").succeeded().json().forEach(run -> ids.add(run.get("run_id").asString()));
        assertThat(ids).contains("sample", "small").endsWith("sample");
        assertThat(inStore("runs").succeeded().out()).startsWith("run ").contains("COMPLETE", "2016-01-04");
    }

    @Test
    void runsOfAnEmptyStoreSaysHowToMakeOne(@TempDir Path other) {
        Path empty = other.resolve("empty.duckdb");
        Outcome.of("run", "--inputs", folder.resolve("small"), "--supersedes", "ghost", "--store", empty);
        assertThat(Outcome.of("runs", "--store", empty).succeeded().out()).startsWith("No runs yet. Make one: ");
        assertThat(Outcome.of("runs", "--store", empty, "--json").succeeded().json().size()).isZero();
        Outcome.of("show", "x", "--store", empty).failedWith(66, "no run x", "holds no runs yet");
    }

    @Test
    void showHasOutcomeArtifactsAndConfiguration() {
        JsonNode shown = inStore("show", "sample", "--json").succeeded().json();
        assertThat(shown.get("status").asString()).isEqualTo("COMPLETE");
        assertThat(shown.get("content_sha256")).isEqualTo(ran.get("content_sha256"));
        assertThat(shown.at("/config/allocator/thresholds/dd_enter").asDouble()).isEqualTo(-0.1);
        List<String> artifacts = new ArrayList<>();
        shown.get("artifacts").forEach(a -> artifacts.add(a.get("role").asString() + " " + a.get("kind").asString()));
        assertThat(artifacts).containsExactlyInAnyOrder("input asset_return", "input weight", "input portfolio_return", "input equity_curve",
                "input trend_unit_return", "input sleeve_return", "output allocator_state", "output allocator_regime",
                "output allocator_risk", "output allocator_risk_applied", "output external_return");
        assertThat(inStore("show", "sample").succeeded().out()).contains("COMPLETE", "content hash", "allocator_risk_applied");
    }

    @Test
    void aFailedRunIsShownWithItsError(@TempDir Path other) {
        Path file = other.resolve("failed.duckdb");
        LocalDate day = LocalDate.parse("2020-01-01");
        RunDraft.Subject subject = new RunDraft.Subject(RunKind.ALLOCATOR, Optional.of("broken"), Optional.empty(), "v1.0", day, day, "off",
                Optional.empty(), Optional.empty(), Optional.empty(), "tester");
        Store.at(file).recordFailure(new RunDraft(subject, Map.of(), List.of(), List.of(), List.of()),
                new IllegalStateException("the sky\nfell"));
        Outcome shown = Outcome.of("show", "broken", "--store", file).succeeded();
        assertThat(shown.out()).contains("FAILED", "the sky fell");
        assertThat(Outcome.of("show", "broken", "--json", "--store", file).succeeded().json().get("status").asString()).isEqualTo("FAILED");
        assertThat(Outcome.of("runs", "--store", file).succeeded().out()).contains("broken", "FAILED");
        Outcome why = Outcome.of("why", "broken", "2020-01-01", "--store", file);
        assertThat(why.code()).isEqualTo(65);
        assertThat(why.err().lines()).hasSize(1);
        assertThat(why.err()).contains("recorded as FAILED", "the sky fell", "plimsoll show broken.");
        Outcome.of("export", "broken", "--to", other.resolve("out"), "--store", file).failedWith(65, "broken", "no artifacts");
        assertThat(other.resolve("out")).doesNotExist();
        Outcome.of("run", "--inputs", folder.resolve("small"), "--run-id", "broken", "--store", file).failedWith(64, "broken", "FAILED",
                "--supersedes");
    }

    // ---- export, import

    @Test
    void exportSaysWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("in-the-way"), "x");
        inStore("export", "sample", "--to", file).failedWith(74, file.toString(), "a file is in the way");
        inStore("export", "sample", "--to", file.resolve("below")).failedWith(74, "below");
        inStore("export", "sample", "--to", folder, "--format", "xlsx").failedWith(64, "\"xlsx\"", "csv or parquet");
        assertThat(Files.readString(file)).isEqualTo("x");
    }

    @Test
    void exportReplacesItsOwnFilesAndLeavesOthers(@TempDir Path to) throws IOException {
        Files.writeString(to.resolve("notes.txt"), "mine");
        Files.writeString(to.resolve("weights.csv"), "old");
        inStore("export", "small", "--to", to).succeeded();
        assertThat(Files.readString(to.resolve("notes.txt"))).isEqualTo("mine");
        assertThat(lines(to.resolve("weights.csv")).get(0)).isEqualTo("date,CRUDE,GOLD,NOTES");
        try (Stream<Path> files = Files.list(to)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @ParameterizedTest
    @CsvSource({"csv", "parquet"})
    void anExportedRunImportsWithEveryArtifactAgreeing(String format, @TempDir Path to) {
        inStore("export", "sample", "--to", to, "--format", format).succeeded();
        JsonNode imported = inStore("import", to, "--run-id", "back-" + format, "--json").succeeded().json();
        List<String> disagreeing = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        imported.get("checks").forEach(check -> {
            columns.add(check.get("kind").asString() + "." + check.get("column").asString());
            if (!check.get("agrees").asBoolean()) {
                disagreeing.add(check.toString());
            }
        });
        assertThat(disagreeing).isEmpty();
        assertThat(columns).contains("allocator_state.dd_level", "allocator_regime.regime", "allocator_risk.risk_scalar",
                "allocator_risk_applied.risk_scalar_applied").hasSize(13);
        assertThat(hashes("back-" + format)).containsAllEntriesOf(hashes("sample"));
    }

    private static Map<String, String> hashes(String run) {
        Map<String, String> hashes = new TreeMap<>();
        inStore("show", run, "--json").succeeded().json().get("artifacts").forEach(artifact -> {
            if (!artifact.get("role").asString().equals("given")) {
                hashes.put(artifact.get("role").asString() + " " + artifact.get("kind").asString(), artifact.get("artifact_id").asString());
            }
        });
        return hashes;
    }

    @ParameterizedTest
    @CsvSource({
        "allocator_regime_v1.csv, 2020-03-20, regime,      NORMAL,   allocator_regime.regime",
        "allocator_risk_v1.csv,   2021-06-10, risk_scalar, 0.123,    allocator_risk.risk_scalar",
        "allocator_state_v1.csv,  2021-06-10, vol_accel,   9,        allocator_state.vol_accel",
    })
    void aTamperedFileIsStoredAndNamedByColumnAndDay(String file, String day, String column, String value, String says, @TempDir Path to)
            throws IOException {
        inStore("export", "sample", "--to", to).succeeded();
        List<String> lines = new ArrayList<>(lines(to.resolve(file)));
        int at = List.of(lines.get(0).split(",")).indexOf(column);
        for (int l = 1; l < lines.size(); l++) {
            if (lines.get(l).startsWith(day)) {
                String[] cells = lines.get(l).split(",", -1);
                cells[at] = value;
                lines.set(l, String.join(",", cells));
            }
        }
        Files.write(to.resolve(file), lines);
        Outcome imported = inStore("import", to, "--run-id", "tampered-" + column);
        assertThat(imported.code()).isEqualTo(1);
        assertThat(imported.err()).isEmpty();
        assertThat(imported.out()).containsPattern("(?m)^  DIFFERS +" + says + ": 1 of \\d+ rows, first on " + day);
        assertThat(inStore("show", "tampered-" + column).succeeded().out()).contains("given");
    }

    @Test
    void anImportedFileThatCannotBeReadIsRefused(@TempDir Path to) throws IOException {
        inStore("export", "small", "--to", to).succeeded();
        Path risk = to.resolve("allocator_risk_v1.csv");
        Files.writeString(risk, Files.readString(risk).replaceFirst("(?m)^(2020-03-01),[^,\n]*", "$1,1.5"));
        inStore("import", to).failedWith(65, "allocator_risk_v1.csv, line 3, column 2 (risk_scalar), 2020-03-01: found 1.5");
        Files.writeString(risk, Files.readString(risk).replaceFirst("(?m)^(2020-03-01),[^,\n]*", "$1,"));
        inStore("import", to).failedWith(65, "allocator_risk_v1.csv, line 3, column 2 (risk_scalar), 2020-03-01", "missing");
    }

    // ---- single stages

    @Test
    void theSingleStagesGiveWhatARunStores(@TempDir Path to) throws IOException {
        JsonNode state = Outcome.of("state", "--inputs", sample, "--to", to, "--json").succeeded().json();
        Outcome.of("regime", "--state", to.resolve("allocator_state_v1.csv"), "--to", to).succeeded();
        Outcome.of("risk", "--regime", to.resolve("allocator_regime_v1.csv"), "--to", to).succeeded();
        assertThat(state.get("artifact_id").asString()).isEqualTo(hashes("sample").get("output allocator_state"));
        for (String file : List.of("allocator_state_v1.csv", "allocator_regime_v1.csv", "allocator_regime_v1_trace.csv",
                "allocator_risk_v1.csv", "allocator_risk_v1_trace.csv")) {
            assertThat(to.resolve(file)).as(file).hasSameTextualContentAs(exported.resolve(file));
        }
        for (String file : List.of("allocator_state_v1_meta.json", "allocator_regime_v1_meta.json", "allocator_risk_v1_meta.json")) {
            assertThat(numbered(to.resolve(file))).as(file).isEqualTo(numbered(exported.resolve(file)));
        }
    }

    /** A JSON file whose numbers are all doubles: 1 and 1.0 are one value. */
    private static Object numbered(Path file) throws IOException {
        return numbered(JsonMapper.builder().build().readValue(Files.readString(file), Object.class));
    }

    private static Object numbered(Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> copy = new TreeMap<>();
            members.forEach((name, member) -> copy.put((String) name, numbered(member)));
            return copy;
        } else if (value instanceof List<?> items) {
            return items.stream().map(CommandsTest::numbered).toList();
        }
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    @Test
    void theStagesPassParquetOn(@TempDir Path to) throws IOException {
        Outcome.of("state", "--inputs", sample, "--to", to, "--format", "parquet").succeeded();
        Outcome.of("regime", "--state", to.resolve("allocator_state_v1.parquet"), "--to", to, "--format", "parquet").succeeded();
        Outcome.of("risk", "--regime", to.resolve("allocator_regime_v1.parquet"), "--to", to).succeeded();
        assertThat(to.resolve("allocator_risk_v1.csv")).hasSameTextualContentAs(exported.resolve("allocator_risk_v1.csv"));
    }

    @Test
    void stateTakesAWindow(@TempDir Path to) throws IOException {
        Outcome.of("state", "--inputs", sample, "--to", to, "--start", "2020-01-01", "--end", "2020-06-30").succeeded();
        List<String> days = columns(to.resolve("allocator_state_v1.csv"), "date");
        assertThat(days.get(1)).isGreaterThan("2020-03-01");
        assertThat(days.get(days.size() - 1)).isEqualTo("2020-06-30");
        Outcome.of("state", "--inputs", sample, "--to", to, "--execution-lag", "3").failedWith(64, "\"3\"");
        Outcome.of("state", "--inputs", folder.resolve("none"), "--to", to.resolve("x")).failedWith(66, "none");
        assertThat(to.resolve("x")).doesNotExist();
    }

    @Test
    void anotherThresholdNeedsAResearchVersion(@TempDir Path to) throws IOException {
        Path state = exported.resolve("allocator_state_v1.csv");
        Outcome.of("regime", "--state", state, "--to", to.resolve("x"), "--threshold", "dd_enter=-0.08")
                .failedWith(64, "dd_enter is -0.1 in v1, given -0.08", "--research-version v2-NAME");
        Outcome.of("regime", "--state", state, "--to", to.resolve("x"), "--threshold", "dd_entry=-0.08", "--research-version", "v2-a")
                .failedWith(64, "\"dd_entry\"", "dd_enter");
        Outcome.of("regime", "--state", state, "--to", to.resolve("x"), "--threshold", "dd_enter=deep").failedWith(64, "deep");
        Outcome.of("regime", "--state", state, "--to", to.resolve("x"), "--threshold", "dd_enter=-0.05", "--research-version", "v2-a")
                .failedWith(64, "dd_enter is -0.05", "dd_exit is -0.06");
        Outcome.of("regime", "--state", state, "--to", to.resolve("x"), "--research-version", "v1").failedWith(64, "\"v1\"");
        assertThat(to.resolve("x")).doesNotExist();
        JsonNode pair = Outcome.of("regime", "--state", state, "--to", to, "--threshold", "dd_enter=-0.05", "--threshold", "dd_exit=-0.02",
                "--research-version", "v2-dd5", "--json").succeeded().json();
        assertThat(pair.at("/meta/version").asString()).isEqualTo("v2-dd5");
        assertThat(pair.at("/meta/thresholds/dd_enter").asDouble()).isEqualTo(-0.05);
        assertThat(to.resolve("allocator_regime_v1.csv")).isNotEmptyFile();
        assertThat(lines(to.resolve("allocator_regime_v1.csv"))).isNotEqualTo(lines(exported.resolve("allocator_regime_v1.csv")));
        Outcome.of("regime", "--state", state, "--to", to, "--threshold", "dd_enter=-0.1").succeeded();
        assertThat(to.resolve("allocator_regime_v1.csv")).hasSameTextualContentAs(exported.resolve("allocator_regime_v1.csv"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--profile M               | 0.2                 | null | research",
        "--profile aggressive      | 0.15                | null | research",
        "--alpha 0.5               | 0.5                 | null | research",
        "--half-life 5             | 0.12944943670387588 | 5.0  | research",
        "--override-regime crisis  | 0.25                | null | research",
        "--profile conservative    | 0.25                | null | v1.0",
        "--alpha 0.25              | 0.25                | null | v1.0",
    })
    void riskTakesProfileSmoothingAndOverride(String options, double alpha, String halfLife, String version, @TempDir Path to) {
        JsonNode risk = Outcome.of(List.of(("risk --json " + options).split(" ")), "--regime", exported.resolve("allocator_regime_v1.csv"),
                "--to", to).succeeded().json();
        assertThat(risk.at("/meta/version").asString()).isEqualTo(version);
        assertThat(risk.at("/meta/smoothing_alpha").asDouble()).isEqualTo(alpha);
        assertThat(risk.at("/meta/smoothing_half_life").toString()).isEqualTo(halfLife);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--alpha 0.5 --half-life 5  | --alpha",
        "--alpha 0                  | 0 < alpha <= 1",
        "--alpha 1.1                | 0 < alpha <= 1",
        "--half-life 0              | above 0",
        "--half-life -3             | above 0",
        "--profile X                | L (low",
        "--alpha much               | much",
    })
    void riskOptionsThatCannotBeAreUsageErrors(String options, String says, @TempDir Path to) {
        Outcome.of(List.of(("risk " + options).split(" ")), "--regime", exported.resolve("allocator_regime_v1.csv"), "--to",
                to.resolve("x")).failedWith(64, says);
        assertThat(to.resolve("x")).doesNotExist();
    }

    @Test
    void anUnknownOverrideIsRefusedNamingTheRegimes(@TempDir Path to) {
        Outcome.of("risk", "--regime", exported.resolve("allocator_regime_v1.csv"), "--to", to, "--override-regime", "PANIC")
                .failedWith(64, "PANIC", "NORMAL, ELEVATED, STRESS or CRISIS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "risk --regime   | date,regime;2020-01-01,NORMAL;2020-01-02,PANIC | , line 3, column 2 (regime), 2020-01-02: \"PANIC\"",
        "risk --regime   | date,regime;2020-01-01,normal                  | , line 2, column 2 (regime), 2020-01-01: \"normal\"",
        "risk --regime   | date,regime;2020-01-01,                        | , line 2, column 2 (regime), 2020-01-01",
        "risk --regime   | date,label;2020-01-01,NORMAL                   | , line 1, column 2: unknown column label",
        "risk --regime   | date;2020-01-01                                | , line 1: there is no column regime",
        "risk --regime   | date,regime                                    | , line 2: there are no rows",
        "regime --state  | date,port_rvol_20d;2020-01-01,1                | , line 1: there is no column port_rvol_60d",
        "regime --state  | date,extra;2020-01-01,1                        | , line 1, column 2: unknown column extra",
    })
    void aStageNamesFileLineAndColumnOfWhatItCannotUse(String command, String content, String says, @TempDir Path to) throws IOException {
        Path file = Files.writeString(to.resolve("given.csv"), content.replace(';', '\n') + "\n");
        Outcome.of(List.of(command.split(" ")), file, "--to", to.resolve("x")).failedWith(65, file + says);
        assertThat(to.resolve("x")).doesNotExist();
    }

    @Test
    void aStateFileWithAMissingValueIsRefusedWithItsLine(@TempDir Path to) throws IOException {
        List<String> lines = new ArrayList<>(lines(exported.resolve("allocator_state_v1.csv")));
        String[] cells = lines.get(4).split(",", -1);
        cells[3] = "";
        lines.set(4, String.join(",", cells));
        Path file = Files.write(to.resolve("state.csv"), lines);
        Outcome.of("regime", "--state", file, "--to", to.resolve("x")).failedWith(65, file + ", line 5, column 4 (vol_accel), " + cells[0]);
    }

    @Test
    void aStageInputThatIsNotThereIsMissing(@TempDir Path to) {
        Outcome.of("regime", "--state", to.resolve("none.csv"), "--to", to.resolve("x")).failedWith(66, "none.csv does not exist");
        Outcome.of("risk", "--regime", to.resolve("none.parquet"), "--to", to.resolve("x")).failedWith(66, "none.parquet does not exist");
        assertThat(to.resolve("x")).doesNotExist();
    }

    // ---- sample, demo

    @Test
    void aSampleIsDecidedByItsSeed(@TempDir Path to) throws IOException {
        Outcome.of("sample", "--out", to.resolve("same")).succeeded();
        Outcome.of("sample", "--out", to.resolve("other"), "--seed", "7").succeeded();
        try (Stream<Path> files = Files.list(sample)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("asset_returns.csv", "portfolio_returns.csv",
                    "equity_curve.csv", "weights.csv", "trend_unit_returns.csv", "sleeve_returns.csv", "meta.json")
                    .allSatisfy(name -> assertThat(to.resolve("same").resolve(name)).hasSameBinaryContentAs(sample.resolve(name)))
                    .allSatisfy(name -> assertThat(Files.mismatch(to.resolve("other").resolve(name), sample.resolve(name))).isNotNegative());
        }
    }

    @Test
    void demoNamesTheStoreAndCommandsThatWork(@TempDir Path other) {
        Path file = other.resolve("demo.duckdb");
        Outcome demo = Outcome.of("demo", "--store", file).succeeded();
        assertThat(demo.out()).contains("The store is " + file.toAbsolutePath(), "NORMAL -> ELEVATED");
        List<String> next = demo.out().lines().filter(line -> line.startsWith("  ./plimsoll ")).map(String::strip).toList();
        assertThat(next).hasSize(5);
        assertThat(next.get(0)).startsWith("./plimsoll why ");
        assertThat(next.subList(1, 4)).allSatisfy(line -> assertThat(line).startsWith("./plimsoll sql "));
        assertThat(next.get(4)).startsWith("./plimsoll validate ");
        assertThat(Outcome.of(List.of(next.get(4).split(" ")).subList(1, 3), "--store", file).code()).isEqualTo(1);
        assertThat(demo.out()).contains("two_pass_comparison.html", "Stage 6.5", "CAUTION overall", "Where the log return came from",
                "sleeve-contributions.png", "Promoted  ");
        assertThat(other.resolve("reports")).isDirectory();
        Outcome.of(List.of(next.get(0).split(" ")).subList(1, 4), "--store", file).succeeded();
        for (String sql : next.subList(1, 4)) {
            Outcome answer = Outcome.of("sql", sql.replaceAll("^[^\"]*\"|\"$", ""), "--store", file, "--json").succeeded();
            assertThat(answer.json().isEmpty()).as(sql).isFalse();
        }
        assertThat(Outcome.of("demo", "--store", file).succeeded().out()).contains("was already stored");
    }
}
