package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SampleRuns;
import dev.plimsoll.WithFolder;
import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way into production: nothing goes there without a validation, by these bounds, that a person signed. */
class PromotionTest extends WithFolder {

    private static byte[] validated;
    private static String audit;

    private Path store;
    private Path loose;
    private Path production;

    @BeforeEach
    void makeAStore() {
        store = AuditedBook.bothPasses(folder.resolve("store.duckdb"));
        loose = AuditedBook.write(folder.resolve("loose.yaml"), AuditedBook.LOOSE);
        production = folder.resolve("production.yaml");
    }

    /** Makes the store one with a validation that passed, and returns its id; the validation is made once. */
    private String validated() {
        if (validated == null) {
            audit = validate(loose, 0);
            validated = Stores.bytes(store);
        }
        Stores.write(store, validated);
        return audit;
    }

    private String validate(Path bounds, int exit) {
        Outcome outcome = Outcome.of("validate", "scaled", "--validation-config", bounds, "--store", store, "--json", "--quiet");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(exit);
        return outcome.json().get("validation_audit_id").asString();
    }

    private void signOff(String decision, Object... more) {
        Outcome.of(List.of("sign-off", "scaled", "--reviewer", "A. Risk", "--decision", decision, "--store", store), more).succeeded();
    }

    private Outcome promote(Path bounds, Object... more) {
        return Outcome.of(List.of("promote", "base", "--validation-config", bounds, "--to", production, "--store", store), more);
    }

    private void refused(Path bounds, String condition, Object... more) {
        Map<String, String> before = Stores.contents(store);
        Outcome outcome = promote(bounds, more);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).contains("FAILS  " + condition, "Refused: 1 of 7 conditions do not hold. Nothing was recorded");
        assertThat(Stores.contents(store)).isEqualTo(before);
        assertThat(production).doesNotExist();
    }

    @Test
    void withoutAValidationItIsRefused() {
        promote(loose).failedWith(64, "Run base has no validation", "plimsoll validate");
        Outcome scaled = Outcome.of("promote", "scaled", "--validation-config", loose, "--to", production, "--store", store);
        assertThat(scaled.code()).isEqualTo(2);
        assertThat(scaled.out()).contains("FAILS  SIGN_OFF: no sign-off recorded");
        assertThat(Stores.text(store, "SELECT count(*) FROM audit_record")).isEqualTo("0");
        assertThat(production).doesNotExist();
    }

    @Test
    void withoutASignOffOrAfterARejectionItIsRefused() {
        validated();
        refused(loose, "SIGN_OFF: no sign-off recorded");
        signOff("rejected");
        refused(loose, "SIGN_OFF: no sign-off recorded");
        signOff("approved");
        signOff("rejected");
        refused(loose, "SIGN_OFF: no sign-off recorded");
        assertThat(Stores.text(store, "SELECT decision FROM sign_off ORDER BY sequence")).isEqualTo("REJECTED\nAPPROVED\nREJECTED");
    }

    @Test
    void aSignOffOfOtherBoundsDoesNotCount() {
        validated();
        signOff("approved");
        Path other = AuditedBook.write(folder.resolve("other.yaml"), AuditedBook.OTHER);
        refused(other, "SIGN_OFF: no sign-off recorded");
        validate(other, 0);
        refused(other, "SIGN_OFF: no sign-off recorded");
    }

    /** Made again, a validation is found and not written twice, so it is not the one recorded last. */
    @Test
    void aValidationMadeBeforeAnotherCanBeSignedAndPromoted() {
        String first = validated();
        String second = validate(AuditedBook.write(folder.resolve("other.yaml"), AuditedBook.OTHER), 0);
        assertThat(second).isNotEqualTo(first);
        assertThat(validate(loose, 0)).isEqualTo(first);
        signOff("approved", "--audit", first);
        assertThat(Stores.text(store, "SELECT audit_id FROM sign_off")).isEqualTo(first);
        assertThat(promote(loose, "--accept-caution", "to be sure").code()).isZero();
        assertThat(Stores.text(store, "SELECT audit_id, accepted_caution FROM promotion")).as("a reason given for a pass is not stored")
                .isEqualTo(first + " | NULL");
        Outcome.of("sign-off", "scaled", "--reviewer", "A", "--decision", "approved", "--audit", "0".repeat(64), "--store", store)
                .failedWith(64, "has no validation " + "0".repeat(64), second);
    }

    @Test
    void promotedItIsWhatRunFollowsUntilRevoked() throws IOException {
        validated();
        signOff("approved", "--note", "seen");
        Outcome promoted = promote(loose);
        assertThat(promoted.code()).as(promoted.err()).isZero();
        assertThat(promoted.out()).contains("Run base is in production (record 1)").doesNotContain("FAILS");
        assertThat(Stores.text(store, "SELECT sequence, run_id, audit_id, accepted_caution, revoked_reason FROM promotion"))
                .isEqualTo("1 | base | " + audit + " | NULL | NULL");
        assertThat(Files.readString(production)).isEqualTo("""
                # Written by plimsoll promote: production applies the scalars of this baseline run.
                allocator_v1:
                  enabled: true
                  mode: precomputed
                  precomputed_run_id: "base"
                  apply_missing_scalar_as: 1.0
                  state_version: "v1.0"
                  regime_version: "v1.0"
                  risk_version: "v1.0"
                """);
        Path book = SampleRuns.write(folder.resolve("book"), AuditedBook.DAYS);
        Outcome.of("run", "--inputs", book, "--strategies", production, "--run-id", "live", "--store", store).succeeded();
        assertThat(Stores.text(store, "SELECT mode, precomputed_run_id FROM run WHERE run_id = 'live'")).isEqualTo("precomputed | base");
        assertThat(Stores.text(store, "SELECT count(DISTINCT artifact_id) FROM run_artifact JOIN artifact USING (artifact_id) "
                + "WHERE kind = 'exposure_rebalance' AND run_id IN ('scaled', 'live')")).as("the scaled run over again").isEqualTo("1");

        Outcome.of("promote", "--revoke", "new data", "--to", production, "--store", store).succeeded();
        assertThat(Stores.text(store, "SELECT sequence, run_id, audit_id, revoked_reason FROM promotion ORDER BY sequence"))
                .isEqualTo("1 | base | " + audit + " | NULL\n2 | NULL | NULL | new data");
        Outcome.of("run", "--inputs", book, "--strategies", production, "--run-id", "after", "--store", store).succeeded();
        assertThat(Stores.text(store, "SELECT mode FROM run WHERE run_id = 'after'")).isEqualTo("off");
    }

    @Test
    void aCautionIsAcceptedWithAReasonOnlyWhichIsStored() {
        Path caution = AuditedBook.write(folder.resolve("caution.yaml"), AuditedBook.CAUTION);
        validate(caution, 1);
        signOff("approved");
        refused(caution, "STAGE_6_5: CAUTION, not accepted");
        promote(caution, "--accept-caution", " ").failedWith(64, "blank");
        assertThat(promote(caution, "--accept-caution", "calm was not").code()).isZero();
        assertThat(Stores.text(store, "SELECT run_id, accepted_caution FROM promotion")).isEqualTo("base | calm was not");
        assertThat(production).exists();
    }

    @Test
    void aFailIsNeverAccepted() {
        Path fail = AuditedBook.write(folder.resolve("fail.yaml"), AuditedBook.FAIL);
        validate(fail, 2);
        signOff("approved");
        refused(fail, "STAGE_6_5: FAIL, which cannot be accepted");
        refused(fail, "STAGE_6_5: FAIL, which cannot be accepted", "--accept-caution", "we want it");
    }

    @Test
    void underTheStandardBoundsTheShortBookFailsTheCanonicalWindow() {
        assertThat(Outcome.of("validate", "scaled", "--store", store).code()).isBetween(0, 2);
        signOff("approved");
        Outcome outcome = Outcome.of("promote", "base", "--accept-caution", "x", "--to", production, "--store", store);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).contains("FAILS  CANONICAL_WINDOW", "canonical 2020-01-01..2025-12-31", "FAILS  STRESS_FLAGGED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "promote                                                          | 64 | --revoke",
        "promote base --revoke why                                        | 64 | --revoke",
        "promote nobody                                                   | 66 | nobody",
        "validate base                                                    | 64 | is a baseline",
        "validate nobody                                                  | 66 | nobody",
        "sign-off nobody --reviewer A --decision approved                 | 64 | nobody has no validation",
        "sign-off scaled --reviewer A --decision approved                 | 64 | scaled has no validation",
        "sign-off scaled --reviewer A --decision maybe                    | 64 | \"maybe\" is unknown",
    })
    void whatCannotBeIsRefusedAndNothingIsRecorded(String words, int exit, String says) {
        Stores.unchanged(store, () -> Outcome.of(List.of(words.split(" +")), "--store", store).failedWith(exit, says));
    }
}
