package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Store;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What runs and show say of the store. */
class RunsAndShowCommandsTest extends TwoRunsTest {

    @Test
    void runsListsTheLatestFirst() {
        List<String> ids = new ArrayList<>();
        inStore("runs", "--json").succeeded().json().forEach(run -> ids.add(run.get("run_id").asString()));
        assertThat(ids).contains("sample", "small").endsWith("sample");
        assertThat(inStore("runs").succeeded().out()).startsWith("run ").contains("COMPLETE", "2016-01-04").doesNotContain("The latest");
    }

    @Test
    void runsUpToALimitSaysHowManyThereAreAndHowToSeeThem() {
        int total = inStore("runs", "--json").succeeded().json().size();
        String latest = inStore("runs", "--json").json().get(0).get("run_id").asString();
        assertThat(inStore("runs", "--limit", "1").succeeded().out().lines()).hasSize(5)
                .startsWith("The latest 1 of " + total + " runs").endsWith("--limit N shows more, --all shows all.");
        assertThat(inStore("runs", "--limit", "1", "--json").succeeded().json().findValuesAsString("run_id")).containsExactly(latest);
        assertThat(inStore("runs", "--all").succeeded().out()).isEqualTo(inStore("runs").out());
        assertThat(inStore("runs", "--limit", "" + total).succeeded().out()).doesNotContain("The latest");
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
        assertThat(inStore("show", "sample").succeeded().out()).contains("COMPLETE", "content hash", "allocator_risk_applied",
                "  longest     NORMAL ", "  top         NORMAL->NORMAL ");
    }

    @Test
    void aFailedRunIsShownWithItsError(@TempDir Path other) {
        Path file = other.resolve("failed.duckdb");
        LocalDate day = LocalDate.parse("2020-01-01");
        RunDraft.Subject subject = new RunDraft.Subject(RunKind.ALLOCATOR, Optional.of("broken"), Optional.empty(), "v1.0", day, day, "off",
                Optional.empty(), Optional.empty(), Optional.empty(), "tester");
        Store.at(file).recordFailure(new RunDraft(subject, Map.of(), List.of(), List.of(), List.of()),
                new IllegalStateException("the sky\nfell"));
        assertThat(Outcome.of("show", "broken", "--store", file).succeeded().out()).contains("FAILED", "the sky fell");
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
}
