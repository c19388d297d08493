package dev.plimsoll.cli;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.SampleRuns;
import dev.plimsoll.Sampled;
import dev.plimsoll.WithFolder;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.StrategiesFile;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The strategies file and the production pointer say the same, whatever happens between them. */
class ProductionFilesTest extends WithFolder {

    /** Four meet each next command once. */
    private static final int CRASHES = Sampled.of(4, 20, 20);

    @TempDir
    private static Path shared;

    private static Path book;
    private static Path signedOff;
    private static Path loose;

    private Path store;
    private Path production;

    @BeforeAll
    static void signTheValidation() {
        book = SampleRuns.write(shared.resolve("book"), AuditedBook.DAYS);
        signedOff = AuditedBook.bothPasses(shared.resolve("store.duckdb"));
        loose = AuditedBook.write(shared.resolve("loose.yaml"), AuditedBook.LOOSE);
        Outcome.of("validate", "scaled", "--validation-config", loose, "--store", signedOff).succeeded();
        Outcome.of("sign-off", "scaled", "--reviewer", "A", "--decision", "approved", "--store", signedOff).succeeded();
    }

    @BeforeEach
    void copyTheStore() throws IOException {
        store = Stores.copy(signedOff, folder.resolve("store.duckdb"));
        production = folder.resolve("live").resolve("strategies.yaml");
    }

    private Outcome promote(Path file) {
        return Outcome.of("promote", "base", "--validation-config", loose, "--to", file, "--store", store);
    }

    private Outcome revoke(Object... more) {
        return Outcome.of(List.of("promote", "--revoke", "new data", "--store", store), more);
    }

    private Outcome next(int turn) {
        return switch (turn % 4) {
            case 0 -> Outcome.of("run", "--inputs", book, "--strategies", production, "--run-id", "live-" + turn, "--store", store);
            case 1 -> Outcome.of("sign-off", "scaled", "--reviewer", "A", "--decision", "approved", "--store", store);
            case 2 -> Outcome.of("validate", "scaled", "--validation-config", loose, "--store", store);
            default -> Outcome.of("monitor", "--inputs", book, "--baseline-run-id", "base", "--scaled-run-id", "scaled",
                    "--validation-config", loose, "--store", store);
        };
    }

    private static List<String> leftovers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".part")).toList();
        }
    }

    /** The step is recorded and the file cannot be put in its place: what a kill between the two leaves. */
    @Tag("sampled")
    @Test
    void aCrashBetweenRecordAndFileIsHealedByTheNextCommand() throws IOException {
        Path live = production.getParent();
        Path aside = folder.resolve("aside.yaml");
        promote(production).succeeded();
        for (int crash = 1; crash <= CRASHES; crash++) {
            boolean revoking = crash % 2 == 1;
            Files.move(production, aside);
            Files.createDirectories(production.resolve("in-the-way"));
            (revoking ? revoke("--to", production) : promote(production)).failedWith(74, "strategies.yaml", "a folder is in its place",
                    "The store has the step recorded");
            assertThat(Stores.text(store, "SELECT max(sequence) FROM promotion")).isEqualTo(String.valueOf(crash + 1));
            assertThat(leftovers(live)).hasSize(1);
            Files.delete(production.resolve("in-the-way"));
            Files.delete(production);
            Files.move(aside, production);
            assertThat(StrategiesFile.read(production).enabled()).as("the old file").isEqualTo(revoking);

            assertThat(next(crash).code()).isLessThan(3);
            assertThat(StrategiesFile.read(production).enabled()).as("healed after crash " + crash).isEqualTo(!revoking);
            assertThat(leftovers(live)).isEmpty();
        }
        assertThat(Stores.text(store, "SELECT DISTINCT mode FROM run WHERE run_id LIKE 'live-%'")).isEqualTo("precomputed");
    }

    @Test
    void aFileWhoseStepWasNotRecordedIsRemoved() throws IOException {
        promote(production).succeeded();
        String before = Files.readString(production);
        Files.move(production, folder.resolve("aside"));
        Files.createDirectories(production.resolve("in-the-way"));
        revoke().failedWith(74, "a folder is in its place");
        String part = leftovers(production.getParent()).get(0);
        Files.delete(production.resolve("in-the-way"));
        Files.delete(production);
        assertThat(revoke().succeeded().out()).as("the file that was not put in place is known")
                .endsWith(production + " says enabled: false.\n");
        promote(production).succeeded();
        Files.writeString(production.resolveSibling(part), StrategiesFile.revoked()); // as before a record that never came
        next(1).succeeded();
        assertThat(Files.readString(production)).isEqualTo(before);
        assertThat(leftovers(production.getParent())).isEmpty();
    }

    @Test
    void aRevocationRewritesTheFilesThatPromotionsWroteWhereverTheyAre() {
        Path other = folder.resolve("other").resolve("p.yaml");
        promote(production).succeeded();
        promote(other).succeeded();
        assertThat(revoke().succeeded().out()).contains(production + " says enabled: false", other + " says enabled: false");
        assertThat(StrategiesFile.read(production).enabled()).isFalse();
        assertThat(StrategiesFile.read(other).enabled()).isFalse();
    }

    @Test
    void theFacadeDoesTheSame() throws IOException {
        Plimsoll lab = Plimsoll.open(store.toString());
        assertThat(lab.promote("base", Optional.empty(), ValidationConfig.read(loose), production).promotion()).isPresent();
        assertThat(lab.strategies(production).precomputedRunId()).contains("base");
        assertThat(lab.strategiesFiles()).containsExactly(production);
        Files.delete(production);
        Files.createDirectories(production.resolve("in-the-way"));
        assertFails(() -> lab.revoke("bad data"), OutputException.class, "a folder is in its place");
        Files.delete(production.resolve("in-the-way"));
        assertThat(lab.strategies(production).enabled()).isFalse();
        assertThat(Stores.text(store, "SELECT revoked_reason FROM promotion ORDER BY sequence DESC LIMIT 1")).isEqualTo("bad data");
    }

    @Test
    void aFileThatCannotBeWrittenStopsThePromotionBeforeItsRecord() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        Stores.unchanged(store, () -> promote(file.resolve("strategies.yaml")).failedWith(74, "a-file"));
    }
}
