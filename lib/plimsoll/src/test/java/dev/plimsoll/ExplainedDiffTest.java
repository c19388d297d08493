package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.allocator.AllocatorV1;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.evidence.DiffExplanation;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.run.RunPipeline;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.files.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Why two runs differ: what comes from inputs, what from configuration, what from the code, and what is left. */
class ExplainedDiffTest {

    /** One of each kind; the modes of the allocator are computed again elsewhere. */
    static final List<String> KINDS = List.of("baseline", "delivered", "sleeves", "step4", "allocation");

    private static final double ROUNDING = 1e-12;

    @TempDir
    private static Path folder;

    private static final Map<String, DiffExplanation> EXPLAINED = new HashMap<>();

    private static Plimsoll lab;
    private static ChainHead head;

    @BeforeAll
    static void makeRunsThatDifferInOneThingEach() throws IOException {
        lab = Plimsoll.open(EveryRun.at(folder.resolve("store.duckdb")).toString());
        Path strict = Files.writeString(folder.resolve("strict.yaml"), "thresholds: {vol_accel_enter: 1.01, vol_accel_exit: 1.0}\n");
        RunRequest book = RunRequest.of(SampleRuns.write(folder.resolve("book"), EveryRun.DAYS));
        RunRequest longer = RunRequest.of(SampleRuns.write(folder.resolve("longer"), 500));
        ConfigFile config = ConfigFile.read(strict);
        lab.run(book.withConfig(config).withResearchVersion("v2-strict").withRunId("config"));
        lab.run(longer.withRunId("inputs"));
        lab.run(longer.withConfig(config).withResearchVersion("v2-strict").withRunId("both"));
        // The same inputs and settings by code that applies other thresholds than it says, as an older version might have.
        new RunPipeline(lab.store()).run(new AllocatorKind((inputs, constants) -> AllocatorV1.run(inputs, config.allocator())),
                book.withRunId("code"));
        head = lab.store().head().orElseThrow();
    }

    private static DiffExplanation explained(String a, String b) {
        return EXPLAINED.computeIfAbsent(a + " " + b, key -> lab.explainDiff(a, b));
    }

    private static Map<String, DiffExplanation.Change> explain(String a, String b) {
        DiffExplanation explanation = explained(a, b);
        assertThat(explanation.notes()).isEmpty();
        for (DiffExplanation.Change f : explanation.figures()) {
            assertThat(f.inputs().orElseThrow() + f.config().orElseThrow() + f.code().orElseThrow() + f.residual().orElseThrow())
                    .as("parts of %s add up", f.name()).isCloseTo(f.change().orElseThrow(), within(ROUNDING));
            assertThat(f.inputsShare().orElseThrow() + f.configShare().orElseThrow() + f.code().orElseThrow())
                    .as("shares of %s add up", f.name()).isCloseTo(f.change().orElseThrow(), within(ROUNDING));
        }
        return explanation.figures().stream().collect(Collectors.toMap(DiffExplanation.Change::name, f -> f));
    }

    private static void assertOnly(DiffExplanation.Change figure, String part) {
        Map<String, OptionalDouble> parts = Map.of("inputs", figure.inputs(), "config", figure.config(), "code", figure.code());
        assertThat(figure.change().orElseThrow()).as(figure.name()).isNotZero();
        parts.forEach((name, value) -> assertThat(value.orElseThrow()).as("%s of %s", name, figure.name())
                .isEqualTo(name.equals(part) ? figure.change().orElseThrow() : 0));
        assertThat(figure.residual()).hasValue(0);
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void aRunOfAnyKindHasFiguresAndDoesNotDifferFromItself(String id) {
        DiffExplanation explanation = explained(id, id);
        assertThat(explanation.sameInputs()).isTrue();
        assertThat(explanation.sameConfig()).isTrue();
        assertThat(explanation.figures()).hasSizeGreaterThan(4).allSatisfy(f -> {
            assertThat(f.a()).isPresent().isEqualTo(f.b());
            assertThat(List.of(f.inputs(), f.config(), f.code(), f.residual())).containsOnly(OptionalDouble.of(0));
        });
        assertThat(lab.diff(id, id).isSame()).isTrue();
        assertThat(lab.store().head()).as("nothing is stored").contains(head);
    }

    @Test
    void otherSettingsAloneExplainAll() {
        Map<String, DiffExplanation.Change> figures = explain("baseline", "config");
        assertOnly(figures.get("mean scalar"), "config");
        assertOnly(figures.get("regime transitions"), "config");
        assertOnly(figures.get(DiffExplanation.CELLS), "config");
        assertThat(figures.get("final equity").change()).as("the book itself is an input").hasValue(0);
    }

    @Test
    void otherInputsAloneExplainAll() {
        Map<String, DiffExplanation.Change> figures = explain("baseline", "inputs");
        assertOnly(figures.get("final equity"), "inputs");
        assertOnly(figures.get("days in NORMAL"), "inputs");
        assertOnly(figures.get("mean scalar"), "inputs");
    }

    /** Stored by other code under the same inputs and settings: computing it again brings the first run back. */
    @Test
    void otherCodeAloneExplainsAll() {
        Map<String, DiffExplanation.Change> figures = explain("baseline", "code");
        assertOnly(figures.get("mean scalar"), "code");
        assertThat(figures.get("mean scalar").codeA()).hasValue(0);
        assertThat(figures.get("mean scalar").codeB()).isEqualTo(figures.get("mean scalar").change());
        assertThat(lab.sql("SELECT run_id, first_run_id, differing_kinds FROM audit.irreproducible "
                + "WHERE differing_kinds IS NOT NULL").rows())
                .as("and it is a red row").containsExactly(List.of("code", "baseline",
                        "allocator_regime, allocator_risk, allocator_risk_applied"));
    }

    @Test
    void whatBothDoTogetherIsTheResidual() {
        Map<String, DiffExplanation.Change> both = explain("baseline", "both");
        Map<String, DiffExplanation.Change> config = explain("baseline", "config");
        Map<String, DiffExplanation.Change> inputs = explain("baseline", "inputs");
        DiffExplanation.Change days = both.get("days in NORMAL");
        assertThat(days.inputs()).isEqualTo(inputs.get("days in NORMAL").change());
        assertThat(days.config()).isEqualTo(config.get("days in NORMAL").change());
        assertThat(days.residual().orElseThrow()).as("the strict settings also change the days that came on").isNotZero();
        assertThat(explained("baseline", "both").sameInputs()).isFalse();
        assertThat(lab.store().head()).as("nothing is stored").contains(head);
    }

    /** A baseline and its scaled book: the scalars come with the setting that names their run. */
    @Test
    void scalingABookIsAMatterOfConfiguration() {
        assertOnly(explain("baseline", "precomputed").get("final equity"), "config");
        assertThat(explained("baseline", "precomputed").sameInputs()).isTrue();
    }

    @Test
    void runsOfTheAllocatorAndImportsAreOneKind() {
        assertThat(lab.diff("baseline", "imported").onlyB()).isNotEmpty().allMatch(place -> place.role().name().equals("given"));
        assertFails(() -> lab.diff("baseline", "step4"), UsageException.class, "kind step4");
        assertFails(() -> lab.explainDiff("sleeves", "step4"), UsageException.class, "kind step4");
    }
}
