package dev.plimsoll.cli;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SampleRuns;
import dev.plimsoll.Sampled;
import dev.plimsoll.SharedData;
import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The quarterly revalidation: each quarter against the one before, once, and decided. */
class RevalidateCommandTest extends WithFolder {

    @TempDir
    private static Path shared;

    private static Path book;

    private Path store;
    private Path loose;

    @BeforeAll
    static void writeTheBook() {
        book = SampleRuns.write(shared.resolve("book"), AuditedBook.DAYS);
    }

    @BeforeEach
    void makeAStore() {
        store = Stores.fresh(folder.resolve("store.duckdb"));
        loose = AuditedBook.write(folder.resolve("loose.yaml"), AuditedBook.LOOSE);
    }

    private Outcome revalidate(Path inputs, String quarter, Object... more) {
        return Outcome.of(List.of("revalidate", "--quarter", quarter, "--inputs", inputs, "--report-dir", folder.resolve("report-" + quarter),
                "--store", store), more);
    }

    private void quarters(Path inputs, List<String> quarters, String windowEnds, Object... more) {
        String previousQuarter = null;
        String previousAudit = "NULL";
        for (String quarter : quarters) {
            Object[] json = Stream.concat(Arrays.stream(more), Stream.of("--json", "--quiet")).toArray();
            Outcome outcome = revalidate(inputs, quarter, json);
            JsonNode first = outcome.json();
            String verdict = first.get("audit").get("overall").asString();
            assertThat(outcome.code()).as(quarter).isEqualTo(List.of("PASS", "CAUTION", "FAIL").indexOf(verdict));
            assertThat(first.get("already_recorded").asBoolean()).isFalse();
            assertThat(first.get("previous_quarter").isNull() ? null : first.get("previous_quarter").asString()).isEqualTo(previousQuarter);
            String audit = first.get("audit_id").asString();
            assertThat(Stores.text(store, "SELECT quarter, verdict, decision, previous_audit_id FROM audit_record WHERE audit_id = '" + audit
                    + "'")).isEqualTo(quarter + " | " + verdict + " | " + first.get("decision").asString() + " | " + previousAudit);
            assertThat(first.get("decision").asString().equals("REVIEW_V2")).as("a review has reasons")
                    .isEqualTo(first.get("reasons").size() > 0);
            assertThat(folder.resolve("report-" + quarter + "/two_pass_comparison.html")).content()
                    .contains("Quarterly revalidation " + quarter, previousQuarter == null ? "to compare with" : ", the quarter before");

            if (Sampled.THOROUGH || quarter.equals(quarters.get(quarters.size() - 1))) {
                recordedOnce(inputs, quarter, outcome, more);
            }
            previousQuarter = quarter;
            previousAudit = audit;
        }
        assertThat(Stores.text(store, "SELECT count(*) FROM audit_record WHERE kind = 'revalidation'")).isEqualTo("" + quarters.size());
        assertThat(Stores.text(store, "SELECT string_agg(DISTINCT window_end::VARCHAR, ' ' ORDER BY window_end::VARCHAR) FROM run"))
                .isEqualTo(windowEnds);
    }

    private void recordedOnce(Path inputs, String quarter, Outcome first, Object... more) {
        Map<String, String> before = Stores.contents(store);
        Outcome again = revalidate(inputs, quarter, more);
        assertThat(again.code()).isEqualTo(first.code());
        assertThat(again.out()).startsWith("Revalidation of " + quarter + " (recorded before)")
                .contains(first.json().get("decision").asString() + "  decision\n");
        assertThat(Stores.contents(store)).isEqualTo(before);
    }

    @Tag("sampled")
    @Test
    void eachQuarterIsComparedWithTheOneBeforeAndRecordedOnce() { // over the end of a year
        quarters(book, SOAK ? List.of("2017Q2", "2017Q3", "2017Q4", "2018Q1") : List.of("2017Q4", "2018Q1"),
                SOAK ? "2017-06-30 2017-09-30 2017-12-31 2018-03-31" : "2017-12-31 2018-03-31");
    }

    @Tag("thorough")
    @Test
    void theRealBaselineIsRevalidatedQuarterAfterQuarter() { // four in the soak, as long as each takes
        quarters(SharedData.path("allocator_v1/baseline_20200106_20251031"),
                SOAK ? List.of("2024Q4", "2025Q1", "2025Q2", "2025Q3") : List.of("2025Q2", "2025Q3"),
                SOAK ? "2024-12-31 2025-03-31 2025-06-30 2025-09-30" : "2025-06-30 2025-09-30", "--core-weight", "0.92");
        assertThat(Stores.text(store, "SELECT DISTINCT decision FROM audit_record WHERE kind = 'revalidation'")).isEqualTo("REVIEW_V2");
    }

    /** A PASS ends with 0, which the other tests require. */
    @Test
    void theExitCodeIsTheVerdict() {
        for (int exit = 1; exit <= 2; exit++) {
            Path config = AuditedBook.write(folder.resolve("bounds.yaml"), exit == 1 ? AuditedBook.CAUTION : AuditedBook.FAIL);
            Outcome outcome = revalidate(book, "2018Q1", "--validation-config", config);
            assertThat(outcome.code()).as(outcome.err()).isEqualTo(exit);
            assertThat(outcome.out()).contains("No record of 2017Q4 to compare with.", (exit == 1 ? "KEEP_V1" : "REVIEW_V2") + "  decision\n")
                    .doesNotContain("recorded before");
        }
    }

    @Test
    void aQuarterBeyondTheDataIsRefusedBeforeAnythingIsWritten() {
        Map<String, String> before = Stores.contents(store);
        revalidate(book, "2018Q2").failedWith(65, "The inputs end on 2018-03-30, before the quarter 2018Q2 begins (2018-04-01)",
                "Nothing was stored");
        assertThat(Stores.contents(store)).isEqualTo(before);
        assertThat(folder.resolve("report-2018Q2")).doesNotExist();
    }

    /** 2017-12-22 is nine days before the end of the quarter; the book has no days between 22 and 24. */
    @Test
    void aQuarterThatIsNotCoveredUpToFiveDaysBeforeItsEndIsRefusedNamingTheLastDay() {
        Map<String, String> before = Stores.contents(store);
        Path nine = SampleRuns.writeUntil(folder.resolve("nine"), LocalDate.parse("2017-12-22"));
        revalidate(nine, "2017Q4", "--validation-config", loose).failedWith(65,
                "The inputs end on 2017-12-22, 9 days before the quarter 2017Q4 ends (2017-12-31)",
                "expected a last row from 2017-12-26 on", "Nothing was stored", "--to-date");
        assertThat(Stores.contents(store)).isEqualTo(before);
    }

    @Tag("thorough")
    @Test
    void aQuarterToDateIsALookAndNoRevalidation() {
        Path open = SampleRuns.writeUntil(folder.resolve("open"), LocalDate.parse("2017-12-15"));
        revalidate(open, "2017Q3", "--validation-config", loose).succeeded();
        Outcome outcome = revalidate(open, "2017Q4", "--to-date", "--validation-config", loose).succeeded();
        assertThat(outcome.out()).contains("Revalidation of 2017Q4 to date", "Against 2017Q3",
                "KEEP_V1  decision so far, not recorded as the quarter's");
        assertThat(folder.resolve("report-2017Q4/two_pass_comparison.html")).content().contains("Quarterly revalidation 2017Q4 to date");
        assertThat(Stores.text(store, "SELECT kind, quarter, decision, document ->> '$.as_of' FROM audit_record "
                + "WHERE kind IN ('monitoring', 'revalidation') ORDER BY sequence"))
                .isEqualTo("revalidation | 2017Q3 | KEEP_V1 | 2017-09-29\nmonitoring | NULL | NULL | 2017-12-15");
        Map<String, String> before = Stores.contents(store);
        assertThat(revalidate(open, "2017Q4", "--to-date", "--validation-config", loose).succeeded().out()).contains("(recorded before)");
        assertThat(Stores.contents(store)).isEqualTo(before);
        assertThat(revalidate(book, "2018Q1", "--validation-config", loose).succeeded().out()).contains("No record of 2017Q4");
    }

    @Test
    void aQuarterBeforeTheDataIsRefused() {
        Map<String, String> before = Stores.contents(store);
        Outcome outcome = revalidate(book, "2015Q4");
        assertThat(outcome.code()).as(outcome.err()).isIn(64, 65);
        assertThat(Stores.contents(store)).isEqualTo(before);
    }

    @Test
    void theEndIsTheQuartersOwn() {
        revalidate(book, "2017Q4", "--end", "2017-12-01").failedWith(64, "--end is set by the quarter", "2017-12-31");
        assertThat(Stores.text(store, "SELECT count(*) FROM run")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017", "2017Q5", "2017Q0", "2017q4", "Q4 2017", "17Q4", "2017-Q4", "٢٠١٧Q4", ""})
    void aMalformedQuarterIsAUsageError(String quarter) {
        Outcome.of("revalidate", "--quarter", quarter, "--inputs", book, "--store", store).failedWith(64, "is no quarter", "2025Q3");
    }

    /**
     * The quarter before 2017Q4 is there of another book, and one is left out of this book's. The other book covers 2017Q4 up to five days
     * before its end, which is enough.
     */
    @Tag("thorough")
    @Test
    void onlyTheSameBooksQuarterJustBeforeIsComparedWith() {
        Path other = SampleRuns.writeUntil(folder.resolve("other"), LocalDate.parse("2017-12-26"));
        AuditedBook.write(other.resolve("meta.json"), "{\"strategy_profile\": \"other\"}\n");
        revalidate(other, "2017Q3", "--validation-config", loose).succeeded();
        revalidate(book, "2017Q2", "--validation-config", loose).succeeded();
        Outcome fourth = revalidate(book, "2017Q4", "--validation-config", loose, "--json").succeeded();
        assertThat(fourth.err()).contains("No record of 2017Q3 to compare with.", "KEEP_V1  decision");
        theWindowsOfThresholdStabilityAreInTheStoreInJsonAndInTheReport(fourth.json().get("stability"));
        assertThat(revalidate(book, "2018Q1", "--validation-config", loose, "--json", "--quiet").json().get("stability").isNull())
                .as("it is annual").isTrue();
        assertThat(revalidate(other, "2017Q4", "--validation-config", loose).succeeded().out()).contains("Against 2017Q3");
    }

    private void theWindowsOfThresholdStabilityAreInTheStoreInJsonAndInTheReport(JsonNode rows) {
        assertThat(rows.size()).as("the years 2016 and 2017, 11 thresholds, 6 changes").isEqualTo(2 * 11 * 6);
        List<String> shown = new ArrayList<>();
        rows.forEach(row -> shown.add(String.join(" | ", row.get("window_end").asString(), row.get("days").asString(),
                row.get("threshold").asString(), row.get("value").asString(), row.get("change").asString(), row.get("moved").asString(),
                row.get("flips").isNull() ? "NULL" : row.get("flips").asString(), row.get("near_misses").asString())));
        List<String> stored = Stores.rows(store, "SELECT window_end, days, threshold, value, change, moved, flips, near_misses "
                + "FROM audit.threshold_stability").stream()
                .map(row -> row.stream().map(cell -> cell == null ? "NULL" : cell.toString()).collect(Collectors.joining(" | "))).toList();
        assertThat(shown.stream().map(RevalidateCommandTest::numbers)).containsExactlyElementsOf(stored.stream()
                .map(RevalidateCommandTest::numbers).toList());
        assertThat(Stores.text(store, "SELECT window_end, min(days) = max(days), count(DISTINCT threshold), max(change) "
                + "FROM audit.threshold_stability GROUP BY window_end ORDER BY window_end"))
                .isEqualTo("2016-12-30 | true | 11 | 0.1\n2017-12-31 | true | 11 | 0.1");
        assertThat(folder.resolve("report-2017Q4/two_pass_comparison.html")).content().contains("Threshold stability over the whole history", "2016-12-30");
    }

    /** 1 and 1.0 are one value. */
    private static String numbers(String row) {
        return row.replaceAll("\\.0(?= |$)", "");
    }
}
