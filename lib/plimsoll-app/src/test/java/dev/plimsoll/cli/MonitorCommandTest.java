package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SampleRuns;
import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The regular look: what is new since the last one, and whether anyone has to be woken. */
class MonitorCommandTest extends WithFolder {

    @TempDir
    private static Path shared;

    private static Path book;
    private static Path loose;
    /** A store after the first look, at the data up to 2017-12-31. */
    private static Path looked;
    private static Outcome first;

    private Path store;

    @BeforeAll
    static void lookAtTheYearsBefore() {
        book = SampleRuns.write(shared.resolve("book"), AuditedBook.DAYS);
        loose = AuditedBook.write(shared.resolve("loose.yaml"), AuditedBook.LOOSE);
        looked = shared.resolve("store.duckdb");
        first = Outcome.of("monitor", "--inputs", book, "--validation-config", loose, "--end", "2017-12-31", "--json", "--store", looked);
    }

    @BeforeEach
    void copyTheStore() {
        store = Stores.copy(looked, folder.resolve("store.duckdb"));
    }

    private Outcome look(Path bounds, Object... more) {
        return Outcome.of(List.of("monitor", "--inputs", book, "--validation-config", bounds, "--store", store), more);
    }

    private JsonNode json() {
        Outcome outcome = look(loose, "--json", "--quiet");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.json();
    }

    @Test
    void theFirstLookHasNothingToCompareWith() {
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("is within bounds", "No alerts.", "Recorded as audit ").doesNotContain("Since the look of");
        assertThat(Stores.text(store, "SELECT sequence, kind FROM audit_record ORDER BY sequence"))
                .isEqualTo("1 | two_pass\n2 | validation\n3 | monitoring");
    }

    /** The sample market's first crisis is in February 2018. */
    @Test
    void aLookAtMoreDataTellsWhatCameNewAndGivenAgainIsTheSameRecord() {
        JsonNode second = json();
        assertThat(second.get("as_of").asString()).isEqualTo("2018-03-30");
        List<String> news = new ArrayList<>();
        second.get("news").forEach(item -> news.add(item.asString()));
        assertThat(news).anySatisfy(item -> assertThat(item).startsWith("top event: 2018-03-02 applied 0.383131"))
                .allSatisfy(item -> assertThat(item).contains("2018-"));
        assertThat(Stores.text(store, "SELECT previous_audit_id FROM audit_record WHERE audit_id = '" + second.get("audit_id").asString()
                + "'")).isEqualTo(first.json().get("audit_id").asString());

        var before = Stores.contents(store);
        Outcome both = look(loose, "--json").succeeded();
        assertThat(both.err()).contains("Since the look of 2017-12-31", "top event: 2018-03-02", "Recorded before as audit "
                + second.get("audit_id").asString());
        JsonNode again = both.json();
        assertThat(again.get("already_recorded").asBoolean()).isTrue();
        assertThat(second.get("already_recorded").asBoolean()).isFalse();
        assertThat(again.get("audit_id")).isEqualTo(second.get("audit_id"));
        assertThat(again.get("news")).isEqualTo(second.get("news"));
        assertThat(Stores.contents(store)).isEqualTo(before);
    }

    @Test
    void anotherBooksLookIsNotComparedWith() {
        Path other = SampleRuns.write(folder.resolve("other"), AuditedBook.DAYS);
        AuditedBook.write(other.resolve("meta.json"), "{\"strategy_profile\": \"other\"}\n");
        Outcome look = Outcome.of("monitor", "--inputs", other, "--validation-config", loose, "--store", store).succeeded();
        assertThat(look.out()).contains("Recorded as audit ").doesNotContain("Since the look of");
    }

    @Test
    void aMeanScalarOutOfItsBoundsIsExitCodeOne() {
        Path strict = AuditedBook.write(folder.resolve("strict.yaml"),
                AuditedBook.LOOSE.replace("mean_scalar_low: 0.01", "mean_scalar_low: 1.0"));
        Outcome outcome = look(strict, "--end", "2017-12-31");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains("OUT OF BOUNDS", "No alerts.");
    }

    /** Also after a look at the same days whose bounds gave no alert: that is not its record. */
    @Test
    void anAlertIsExitCodeTwoAndIsStoredWithItsEvidence() {
        look(loose).succeeded();
        Path strict = AuditedBook.write(folder.resolve("strict.yaml"), AuditedBook.LOOSE
                .replace("alerts: {transitions_per_year: 1000, mean_scalar: 0.01}", "alerts: {transitions_per_year: 0, mean_scalar: 1.0}"));
        Outcome outcome = look(strict);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.out().lines().filter(line -> line.startsWith("ALERT "))).hasSize(2);
        assertThat(Stores.text(store, "SELECT count(*), count(*) FILTER (length(evidence) > 0) FROM alert JOIN audit_record "
                + "USING (audit_id) WHERE kind = 'monitoring'")).isEqualTo("2 | 2");
    }
}
