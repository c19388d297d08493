package dev.plimsoll.cli;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.SampleRuns;
import dev.plimsoll.WithFolder;
import dev.plimsoll.error.DataException;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.StrategiesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What production may run: the promoted baseline and nothing else, whatever state the named run is in. */
@Tag("thorough")
class ProductionStatesTest extends WithFolder {

    @TempDir
    private static Path shared;

    private static Path book;
    private static Path judged;
    private static String audit;

    /** Baselines never judged, judged FAIL, of research, and too short; and one that passed. */
    @BeforeAll
    static void storeTheRuns() {
        book = SampleRuns.write(shared.resolve("book"), AuditedBook.DAYS);
        judged = AuditedBook.bothPasses(shared.resolve("store.duckdb"));
        run("never", "--end", "2018-03-14");
        run("short", "--end", "2017-11-30");
        run("failed", "--end", "2018-03-15");
        run("research", "--research");
        run("research-scaled", "--precomputed-run-id", "research", "--research");
        run("failed-scaled", "--precomputed-run-id", "failed", "--end", "2018-03-15");
        Path loose = AuditedBook.write(shared.resolve("loose.yaml"), AuditedBook.LOOSE);
        Path fail = AuditedBook.write(shared.resolve("fail.yaml"), AuditedBook.FAIL);
        audit = Outcome.of("validate", "scaled", "--validation-config", loose, "--store", judged, "--json", "--quiet").json()
                .get("validation_audit_id").asString();
        assertThat(Outcome.of("validate", "failed-scaled", "--validation-config", fail, "--store", judged).code()).isEqualTo(2);
    }

    private static void run(String id, Object... more) {
        Outcome.of(List.of("run", "--inputs", book, "--run-id", id, "--store", judged), more).succeeded();
    }

    /** The store after steps of the production pointer: run ids in order, {@code -} for a revocation. */
    private Path after(String steps) throws IOException {
        Path file = Stores.copy(judged, folder.resolve("store.duckdb"));
        Store store = Store.at(file, Duration.ofSeconds(9));
        for (String step : steps == null ? new String[0] : steps.split(" ")) {
            if (step.equals("-")) {
                store.audits().revoke("bad data", "tester");
            } else {
                store.audits().promote(step, audit, Optional.empty(), "tester");
            }
        }
        return file;
    }

    private Path strategies(String run, String more) {
        return AuditedBook.write(folder.resolve("strategies.yaml"), "allocator_v1: {enabled: true, mode: precomputed, precomputed_run_id: "
                + run + more + "}\n");
    }

    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource(delimiter = '|', value = {
        "never    |               | was never judged, and never promoted         | plimsoll two-pass on its inputs",
        "never    | base          | was never judged, and never promoted         | plimsoll promote never",
        "failed   |               | was judged FAIL (validation                  | Name a promoted baseline",
        "base     |               | was judged PASS, but never promoted          | Promote it",
        "research |               | was made with --research                     | Make the run without --research",
        "base     | base -        | was revoked (record 2 of                     | Promote it again (plimsoll promote base)",
        "base     | base - never  | was revoked (record 2 of                     | Name never, which is promoted now",
        "base     | base never    | was superseded by never (record 2 of         | Name never, which is promoted now",
        "base     | base never -  | was superseded by never (record 2 of         | Nothing is promoted now",
        "short    | short         | days after 2017-11-30, the last daily scalar | Promote a baseline with newer data",
    })
    void anyOtherIsRefusedByCommandAndFacadeWithTheWayOutAndRunsAsResearchOnly(String run, String steps, String says, String remedy)
            throws IOException {
        Path store = after(steps);
        Path file = strategies(run, "");
        Map<String, String> before = Stores.contents(store);
        Outcome.of("run", "--inputs", book, "--strategies", file, "--run-id", "live", "--store", store)
                .failedWith(65, says, remedy, "Nothing was stored", "--research");
        RunRequest.Exposure production = RunRequest.Exposure.of(StrategiesFile.read(file));
        Plimsoll lab = Plimsoll.open(store.toString());
        RunRequest request = RunRequest.of(book).withRunId("live");
        assertFails(() -> lab.run(request.withExposure(production)), DataException.class, says);
        assertThat(Stores.contents(store)).isEqualTo(before);

        assertThat(lab.run(request.withExposure(production.forResearch())).id()).isEqualTo("live");
        assertThat(Stores.text(store, "SELECT mode, purpose FROM audit.run_overview WHERE run_id = 'live'"))
                .isEqualTo("precomputed | research");
    }

    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource(delimiter = '|', value = {"base | base", "base | never base", "base | base - base", "base | base never base"})
    void thePromotedOneRuns(String run, String steps) throws IOException {
        Path store = after(steps);
        Outcome.of("run", "--inputs", book, "--strategies", strategies(run, ""), "--run-id", "live", "--store", store).succeeded();
        assertThat(Stores.text(store, "SELECT mode, purpose, warnings FROM audit.run_overview WHERE run_id = 'live'"))
                .isEqualTo(Stores.text(store, "SELECT mode, 'production', warnings FROM audit.run_overview WHERE run_id = 'scaled'"));
        assertThat(Stores.text(store, "SELECT config FROM run_config WHERE run_id = 'live'"))
                .as("the key of such a run is what it was").isEqualTo(Stores.text(store, "SELECT config FROM run_config WHERE run_id = 'scaled'"));
    }

    @Test
    void scalarsThatEndEarlyAreWarnedOfAsLongAsTheFileAllows() throws IOException {
        Path store = after("short");
        Outcome.of("run", "--inputs", book, "--strategies", strategies("short", ", max_scalar_age: 200"), "--run-id", "live", "--store",
                store).succeeded();
        assertThat(Stores.text(store, "SELECT message FROM run_warning WHERE run_id = 'live' AND code = 'SCALARS_STALE'"))
                .contains("8 days or more after 2017-11-30", "[count=");
        assertThat(Outcome.of("replay", "live", "--store", store).succeeded().out()).contains("IDENTICAL");
    }

    @Test
    void modeComputeInAnEnabledFileIsResearch() throws IOException {
        Path store = after(null);
        Path file = AuditedBook.write(folder.resolve("compute.yaml"), "allocator_v1: {enabled: true, mode: compute}\n");
        Outcome.of("run", "--inputs", book, "--strategies", file, "--run-id", "live", "--store", store)
                .failedWith(65, "mode compute", "production runs v1 with mode precomputed only", "--research");
        assertFails(() -> Plimsoll.open(store.toString()).run(RunRequest.of(book)
                .withExposure(RunRequest.Exposure.of(StrategiesFile.read(file)))), DataException.class, "mode compute");
        Outcome.of("run", "--inputs", book, "--strategies", file, "--research", "--run-id", "live", "--store", store).succeeded();
        assertThat(Stores.text(store, "SELECT mode, purpose FROM audit.run_overview WHERE run_id = 'live'")).isEqualTo("compute | research");
    }

    @Test
    void optionsBesideAnEnabledFileDoNotOpenProduction() throws IOException {
        Path store = after("base");
        Path file = strategies("base", "");
        Outcome.of("run", "--inputs", book, "--strategies", file, "--precomputed-run-id", "never", "--run-id", "live", "--store", store)
                .failedWith(65, "was never judged");
        Outcome.of("run", "--inputs", book, "--strategies", file, "--mode", "compute", "--run-id", "live", "--store", store)
                .failedWith(65, "mode compute");
    }

    @Test
    void whatWasMadeForResearchIsNeverPromotedAndReplays() throws IOException {
        Path store = after(null);
        Path loose = shared.resolve("loose.yaml");
        Outcome.of("validate", "research-scaled", "--validation-config", loose, "--store", store).succeeded();
        Outcome.of("sign-off", "research-scaled", "--reviewer", "A", "--decision", "approved", "--store", store).succeeded();
        for (String run : List.of("research", "research-scaled")) {
            Outcome.of("promote", run, "--validation-config", loose, "--to", folder.resolve("p.yaml"), "--store", store)
                    .failedWith(64, "was made with --research", "cannot be promoted");
        }
        assertThat(Stores.text(store, "SELECT count(*) FROM promotion")).isEqualTo("0");
        assertThat(Outcome.of("replay", "research-scaled", "--store", store).succeeded().out()).contains("IDENTICAL");
    }
}
