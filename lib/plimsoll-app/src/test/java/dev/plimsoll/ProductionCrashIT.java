package dev.plimsoll;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.governance.ProductionFiles;
import dev.plimsoll.store.ConsistencyCheck;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.audit.Audits.Promotion;
import dev.plimsoll.store.files.StrategiesFile;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promotions and revocations killed with SIGKILL around their commit: the next command makes pointer and strategies file agree. */
@Tag("thorough")
class ProductionCrashIT extends WithFolder {

    private static final int DAYS = 390;
    private static final int KILLS = SOAK ? 20 : 3;

    @TempDir
    private static Path shared;

    private static Path template;
    private static String audit;

    private Path children;
    private Path store;
    private Path strategies;

    @BeforeAll
    static void makeAStore() {
        template = Stores.fresh(shared.resolve("store.duckdb"));
        Path book = SampleRuns.write(shared.resolve("book"), DAYS);
        Plimsoll.open(template.toString()).twoPass(new TwoPassRequest(RunRequest.of(book).withRunId("base"), Optional.empty(),
                Optional.of("scaled")), ValidationConfig.standard());
        audit = Stores.text(template, "SELECT audit_id FROM audit_record WHERE kind = 'validation'");
    }

    @BeforeEach
    void promote() throws IOException {
        children = Files.createDirectory(folder.resolve("children"));
        store = Stores.copy(template, folder.resolve("store.duckdb"));
        strategies = folder.resolve("live").resolve("strategies.yaml");
        Plimsoll lab = Plimsoll.open(store.toString());
        new ProductionFiles(lab.store()).promote(strategies, "base",
                () -> lab.store().audits().promote("base", audit, Optional.of("a test"), "tester"));
    }

    private void killed(String where, boolean revoking) {
        List<String> args = new ArrayList<>(List.of(store.toString(), strategies.toString(), where));
        if (!revoking) {
            args.addAll(List.of("base", audit));
        }
        try (Child victim = Child.start(children, Child.testCommand(children, StepToBeKilled.class, args))) {
            victim.awaitOutput(where);
            victim.kill();
        }
    }

    private List<String> parts() {
        return Stores.files(strategies.getParent()).stream().filter(name -> name.endsWith(".part")).toList();
    }

    /** A process of the command line and a call of the library in turn. */
    private void next(int turn) {
        if (turn % 2 == 0) {
            assertThat(Plimsoll.open(store.toString()).strategies(strategies)).isNotNull();
            return;
        }
        try (Child command = Child.plimsoll(children, "validate", "scaled", "--store", store.toString())) {
            assertThat(command.exitCode()).as(command.err()).isBetween(0, 2);
        }
    }

    private String steps() {
        return Stores.text(store, "SELECT count(*), max(sequence) FROM promotion");
    }

    @Test
    void aStepKilledBetweenItsCommitAndItsFileIsCompletedByTheNextCommand() {
        for (int kill = 1; kill <= KILLS; kill++) {
            boolean revoking = kill % 2 == 1;
            killed("recorded", revoking);
            assertThat(StrategiesFile.read(strategies).enabled()).as("the old file after kill " + kill).isEqualTo(revoking);
            assertThat(parts()).hasSize(1);

            next(kill);
            Promotion pointer = Plimsoll.open(store.toString()).store().audits().production().orElseThrow();
            assertThat(pointer.sequence()).as("kill " + kill + " was after the commit").isEqualTo(kill + 1);
            assertThat(pointer.runId().isPresent()).isEqualTo(!revoking);
            assertThat(StrategiesFile.read(strategies).enabled()).as("healed after kill " + kill).isEqualTo(!revoking);
            assertThat(StrategiesFile.read(strategies).precomputedRunId()).isEqualTo(pointer.runId());
            assertThat(parts()).isEmpty();
            assertThat(ConsistencyCheck.problems(store)).as("after kill " + kill).isEmpty();
        }
        System.out.println("Killed " + KILLS + " steps between commit and file: all were completed. Steps stored: " + steps() + ".");
    }

    @Test
    void aStepKilledBeforeItsCommitChangesNeitherPointerNorFile() throws IOException {
        String before = Files.readString(strategies);
        for (int kill = 1; kill <= KILLS; kill++) {
            killed("prepared", true);
            assertThat(parts()).hasSize(1);
            next(kill);
            assertThat(steps()).isEqualTo("1 | 1");
            assertThat(Files.readString(strategies)).isEqualTo(before);
            assertThat(parts()).isEmpty();
        }
    }
}
