package dev.plimsoll.store;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Subject;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.store.schema.Library;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes two runs the same run. */
class RunIdentityTest {

    private static final Artifact OTHER_RETURNS = TextRows.artifact(ArtifactSchema.PORTFOLIO_RETURN, """
            date        ret
            2024-01-02  0.01
            2024-01-03  -0.0075000000000000015
            """);
    private static final Artifact OTHER_RISK = TextRows.artifact(ArtifactSchema.ALLOCATOR_RISK, """
            date        risk_scalar
            2024-01-02  1
            2024-01-03  0.8750000000000001
            """);

    private static RunDraft of(Map<String, Object> config, RunArtifact... artifacts) {
        return new RunDraft(Drafts.subject(Optional.empty()), config, List.of(artifacts), List.of(), List.of());
    }

    private static final Map<String, Object> CONFIG = Map.of("mode", "off", "x", 1.5);

    private static RunDraft base() {
        return of(CONFIG, Drafts.input(Drafts.RETURNS), Drafts.output(Drafts.RISK, Map.of("mean", 0.9), Drafts.RETURNS));
    }

    @Test
    void theRunKeyIsTheHashOfInputsConfigLibraryAndSchemas() {
        assertThat(base().configJson()).isEqualTo("{\"mode\":\"off\",\"x\":1.5}");
        assertThat(base().runKey()).isEqualTo(Sha256.hex("plimsoll/run-key/1\n"
                + "input " + Drafts.RETURNS.id() + "\n\n"
                + Sha256.hex("{\"mode\":\"off\",\"x\":1.5}") + "\n"
                + Library.version() + "\n\n"
                + "allocator_regime 1\nallocator_risk 1\nallocator_risk_applied 1\nallocator_state 1\nasset_return 1\nequity_curve 1\n"
                + "exposure_day 1\nexposure_rebalance 1\nexternal_return 1\nportfolio_return 1\nscaled_weight 1\nsleeve_return 1\n"
                + "trend_unit_return 1\nweight 1\n"));
        assertThat(base().contentSha256()).isEqualTo(Sha256.hex("plimsoll/content/1\n"
                + Sha256.hex("{\"mode\":\"off\",\"x\":1.5}") + "\n"
                + "input portfolio_return " + Drafts.RETURNS.id() + "\n"
                + "output allocator_risk " + Drafts.RISK.id() + "\n"));
    }

    @Test
    void anotherInputConfigOrRoleIsAnotherRun() {
        RunArtifact input = Drafts.input(Drafts.RETURNS);
        RunArtifact output = Drafts.output(Drafts.RISK, Map.of(), Drafts.RETURNS);
        List<RunDraft> others = List.of(base(),
                of(CONFIG, Drafts.input(OTHER_RETURNS), output),
                of(CONFIG, input, Drafts.input(Drafts.EQUITY), output),
                of(CONFIG, Drafts.given(Drafts.RETURNS), output),
                of(Map.of("mode", "off", "x", 1.5000000000000002), input, output),
                of(Map.of("mode", "off", "X", 1.5), input, output));
        assertThat(others).extracting(RunDraft::runKey).doesNotHaveDuplicates();
        assertThat(others).extracting(RunDraft::contentSha256).doesNotHaveDuplicates();
    }

    @Test
    void aRunHasItsKeyBeforeItHasOutputs() {
        assertThat(of(CONFIG, Drafts.input(Drafts.RETURNS)).runKey()).isEqualTo(base().runKey());
    }

    @Test
    void otherOutputsChangeTheContentButNotTheKey() {
        RunDraft other = of(CONFIG, Drafts.input(Drafts.RETURNS), Drafts.output(OTHER_RISK, Map.of(), Drafts.RETURNS));
        assertThat(other.runKey()).isEqualTo(base().runKey());
        assertThat(other.contentSha256()).isNotEqualTo(base().contentSha256());
    }

    @Test
    void nameAuthorReasonWarningsMetaAndOrderAreNoPartOfIt() {
        Subject named = new Subject(RunKind.IMPORT, Optional.of("name"), Optional.of("core"), "v1.0", LocalDate.parse("1999-01-01"),
                LocalDate.parse("2030-01-01"), "off", Optional.empty(), Optional.of("old"), Optional.of("why"), "somebody");
        Map<String, Object> reordered = new LinkedHashMap<>();
        reordered.put("x", 1.50);
        reordered.put("mode", "off");
        List<RunArtifact> artifacts = new ArrayList<>(List.of(Drafts.input(Drafts.RETURNS), Drafts.output(Drafts.RISK, Map.of())));
        Collections.reverse(artifacts);
        RunDraft same = new RunDraft(named, reordered, artifacts, List.of(new RunDraft.Warning("A", "b")), List.of());
        assertThat(same.runKey()).isEqualTo(base().runKey());
        assertThat(same.contentSha256()).isEqualTo(base().contentSha256());
    }

    @Test
    void theDefaultIdNamesProfileOrKindWindowAndKey() {
        String key = base().runKey().substring(0, 8);
        assertThat(base().defaultId()).isEqualTo("allocator_20240102_20240103_" + key);
        Subject core = new Subject(RunKind.IMPORT, Optional.empty(), Optional.of("core_v9"), "v1.0", LocalDate.parse("2020-01-06"),
                LocalDate.parse("2025-10-31"), "off", Optional.empty(), Optional.empty(), Optional.empty(), "tester");
        assertThat(new RunDraft(core, CONFIG, base().artifacts(), List.of(), List.of()).defaultId())
                .isEqualTo("core_v9_20200106_20251031_" + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\u0000b", "\u007f", "\u0085x"})
    void idsThatCannotBeReadAreRefused(String id) {
        assertFails(() -> Drafts.run(id), UsageException.class, "run id");
    }

    @Test
    void anIdHasUpToTwoHundredCharactersOfAnyScript() {
        assertThat(Drafts.run("é🚢; DROP TABLE run --'\"/..\\").subject().requestedId()).isPresent();
        Drafts.run("x".repeat(200));
        assertFails(() -> Drafts.run("x".repeat(201)), UsageException.class, "(201 characters)", "1 to 200");
    }
}
