package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.SmallRun;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/** diff, explain-diff, lineage, snapshot and --as-of as their user meets them. */
class DiffCommandsTest {

    private static final String EVIL = "evil <script>alert(1)</script> & 'quote'";

    @TempDir
    private static Path folder;

    private static Path store;

    @BeforeAll
    static void runTwice() throws IOException {
        store = Stores.fresh(folder.resolve("store.duckdb"));
        SmallRun.in(folder.resolve("inputs"));
        Path config = Files.writeString(folder.resolve("strict.yaml"), "thresholds: {vol_accel_enter: 1.01, vol_accel_exit: 1.0}\n");
        Outcome.of("run", "--inputs", folder.resolve("inputs"), "--run-id", "small", "--store", store).succeeded();
        Outcome.of("run", "--inputs", folder.resolve("inputs"), "--run-id", EVIL, "--config", config, "--research-version", "v2-strict",
                "--store", store).succeeded();
    }

    private static Outcome call(Object... words) {
        return Outcome.of(List.of(words), "--store", store);
    }

    @Test
    void theSameIsSaidInOneWordAndExitsWith0() {
        Outcome same = call("diff", "small", "small").succeeded();
        assertThat(same.out()).contains("output allocator_risk", "identical").startsWith("The same.\n").doesNotContain("Worst cells");
        assertThat(call("diff", "small", "small", "--json", "--quiet").succeeded().json().get("same").asBoolean()).isTrue();
    }

    @Test
    void differencesAreShownFromSettingsToReasonsAndExitWith1() {
        Outcome diff = call("diff", "small", EVIL, "--limit", "2");
        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.err()).isEmpty();
        assertThat(diff.out()).containsSubsequence("Different: 3 settings, 3 artifacts,", "Settings that differ", "allocator.thresholds.vol_accel_enter  1.3     1.01",
                "Artifacts", "input asset_return", "identical", "output allocator_regime", "different", "Columns that differ",
                "enter_vol_fast", "Worst cells (the first 2 of ", "Days in another regime (the first 2 of ", "why B",
                "(vol_fast)");
    }

    @Test
    void jsonHoldsAllCellsAndDays() {
        Outcome diff = call("diff", "small", EVIL, "--limit", "2", "--json", "--quiet");
        assertThat(diff.code()).isEqualTo(1);
        JsonNode json = diff.json();
        assertThat(json.get("cells").size()).isEqualTo(json.get("differing_cells").asInt()).isGreaterThan(20);
        assertThat(json.get("regime_flips").size()).isEqualTo(json.get("regime_flip_days").asInt()).isGreaterThan(2);
        JsonNode flip = json.get("regime_flips").get(0);
        assertThat(flip.get("a").get("regime")).isNotEqualTo(flip.get("b").get("regime"));
        assertThat(StreamSupport.stream(json.get("config").spliterator(), false).map(c -> c.get("path").asString()))
                .contains("allocator.thresholds.vol_accel_exit", "allocator.version");
    }

    @Test
    void aToleranceThatCoversAllNumbersLeavesTheLabels() {
        JsonNode json = call("diff", "small", EVIL, "--abs", "1000", "--json", "--quiet").json();
        assertThat(StreamSupport.stream(json.get("cells").spliterator(), false).map(c -> c.get("column").asString()).distinct().toList())
                .isSubsetOf("regime", "previous_regime", "enter_vol_fast", "exit_vol_fast", "target", "target_rule", "decision")
                .isNotEmpty();
    }

    @Test
    void aRunThatIsNotThereOrWasNotKnownThenIsInputMissing() {
        call("diff", "small", "nobody").failedWith(66, "nobody");
        call("diff", "small", EVIL, "--as-of", "2020-01-31").failedWith(66, "small", "was not known at 2020-01-31T23:59:59.999999Z",
                "it was recorded at 2");
        call("why", "small", "2020-04-01", "--as-of", "2020-01-31").failedWith(66, "was not known");
        call("show", "small", "--as-of", "2020-01-31T12:00:00+02:00").failedWith(66, "was not known at 2020-01-31T10:00:00Z");
        call("explain-diff", "small", "small", "--as-of", "2020-01-31").failedWith(66, "was not known");
    }

    @Test
    void valuesOutOfRangeAreUsageErrorsThatSayWhatIsExpected() {
        call("diff", "small", "small", "--abs", "-1").failedWith(64, "absolute -1.0", "expected each to be 0 or more");
        call("diff", "small", "small", "--limit", "-1").failedWith(64, "--limit -1", "expected 0 or more");
        call("lineage", "small", "--limit", "0").failedWith(64, "--limit 0", "expected 1 or more");
        call("runs", "--limit", "0").failedWith(64, "--limit 0", "expected 1 or more");
        call("runs", "--limit", "2", "--all").failedWith(64, "--limit 2 and --all", "expected one of the two");
        call("runs", "--as-of", "yesterday").failedWith(64, "found yesterday", "expected a day such as 2026-01-31");
        call("runs", "--as-of", "2026-01-31T12:00:00").failedWith(64, "with its offset");
    }

    @Test
    void asOfTheLastRecordEverythingIsKnownAndBeforeItTheLastRunIsNot() {
        String first = Stores.text(store, "SELECT strftime(recorded_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ') FROM chain "
                + "WHERE subject_id = 'small'");
        assertThat(call("runs", "--as-of", first, "--json", "--quiet").succeeded().json().findValuesAsString("run_id"))
                .containsExactly("small");
        assertThat(call("runs", "--as-of", "2999-12-31", "--json", "--quiet").succeeded().json().findValuesAsString("run_id"))
                .containsExactlyInAnyOrder("small", EVIL);
        assertThat(call("runs", "--as-of", "2999-12-31", "--limit", "1").succeeded().out()).contains(EVIL, "The latest 1 of 2 runs\n")
                .doesNotContain("small");
        assertThat(call("runs", "--as-of", "2020-01-31").succeeded().out()).contains("No run was known at 2020-01-31T23:59:59.999999Z.");
        assertThat(call("show", "small", "--as-of", first).succeeded().out()).isEqualTo(call("show", "small").out());
        assertThat(call("why", "small", "2020-04-01", "--as-of", "2999-12-31").succeeded().out())
                .isEqualTo(call("why", "small", "2020-04-01").out());
    }

    @Test
    void explainDiffTellsWhatTheSettingsDid() {
        Outcome explained = call("explain-diff", "small", EVIL).succeeded();
        assertThat(explained.out()).contains("inputs the same, configuration differs", "mean scalar", "regime transitions", "residual");
        JsonNode figures = call("explain-diff", "small", EVIL, "--json", "--quiet").succeeded().json().get("figures");
        JsonNode mean = StreamSupport.stream(figures.spliterator(), false).filter(f -> f.get("figure").asString().equals("mean scalar"))
                .findFirst().orElseThrow();
        assertThat(mean.get("config").asDouble()).isEqualTo(mean.get("change").asDouble()).isNotZero();
        assertThat(mean.get("inputs").asDouble()).isZero();
    }

    @Test
    void lineageIsATreeOfTextAndOfJson() {
        assertThat(call("lineage", "small").succeeded().out()).contains("Made from\n├─ input: artifact asset_return, 390 rows,",
                ", also used by " + EVIL, "Used by\n", "output: artifact allocator_regime", "from allocator_state");
        JsonNode inputs = call("lineage", "small", "--limit", "2", "--json", "--quiet").succeeded().json().get("made_from").get(0);
        assertThat(inputs.get("relation").asString()).isEqualTo("input");
        assertThat(inputs.get("total").asInt()).isEqualTo(6);
        assertThat(inputs.get("nodes").size()).isEqualTo(2);
        call("lineage", "nobody").failedWith(66, "nobody");
    }

    @Test
    void theLineagePageIsWellFormedAndNeedsNeitherScriptNorNetwork() throws Exception {
        Path page = folder.resolve("pages/lineage.html");
        assertThat(call("lineage", EVIL, "--html", page).succeeded().out()).contains("Written: " + page);
        String html = Files.readString(page);
        assertThat(html).doesNotContain("<script", "http://", "https://", "<link", "src=", "href=", "url(")
                .contains("prefers-color-scheme: dark");
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
        assertThat(document.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("Lineage of " + EVIL);
        assertThat(document.getElementsByTagName("li").getLength()).isGreaterThan(10);
    }

    @Test
    void aSnapshotIsAStoreForEveryReadingCommand() {
        Path snapshot = folder.resolve("snapshot.duckdb");
        JsonNode json = call("snapshot", snapshot, "--json", "--quiet").succeeded().json();
        assertThat(json.get("sha256").asString()).isEqualTo(Stores.sha256(snapshot));
        assertThat(json.get("chain_head").asString()).isEqualTo(Stores.text(store, "SELECT arg_max(record_hash, sequence) FROM chain"));
        assertThat(Outcome.of("why", "small", "2020-04-01", "--store", snapshot).succeeded().out())
                .isEqualTo(call("why", "small", "2020-04-01").out());
        call("snapshot", snapshot).failedWith(64, snapshot.toString(), "never replaces one");
    }
}
