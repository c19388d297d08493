package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SampleRuns;
import dev.plimsoll.store.identity.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The evidence of a quarter: complete, checkable without us, never half written. */
class EvidencePackTest {

    @TempDir
    private static Path folder;

    private static Path store;
    private static Path pack;
    private static JsonNode answer;

    @BeforeAll
    static void revalidateAQuarterAndExportItsEvidence() throws IOException {
        store = folder.resolve("store.duckdb");
        pack = folder.resolve("evidence");
        SampleRuns.write(folder.resolve("book"), AuditedBook.DAYS);
        AuditedBook.write(folder.resolve("loose.yaml"), AuditedBook.LOOSE);
        revalidate("2017Q4");
        revalidate("2018Q1");
        String scaled = Outcome.of("sql", "SELECT scaled_run_id FROM audit.revalidation WHERE quarter = '2018Q1'", "--json", "--store", store)
                .succeeded().json().get(0).get("scaled_run_id").asString();
        Outcome.of("validate", scaled, "--validation-config", folder.resolve("loose.yaml"), "--store", store).succeeded();
        Outcome.of("replay", scaled, "--store", store).succeeded();
        Outcome.of("sign-off", scaled, "--reviewer", "@ada", "--decision", "approved", "--note", "=HYPERLINK(\"x\")", "--store", store)
                .succeeded();
        answer = Outcome.of("export", "--evidence", "2018Q1", "--to", pack, "--store", store, "--json").succeeded().json();
    }

    private static void revalidate(String quarter) {
        Outcome.of("revalidate", "--quarter", quarter, "--inputs", folder.resolve("book"), "--report-dir", folder.resolve(quarter),
                "--validation-config", folder.resolve("loose.yaml"), "--store", store).succeeded();
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(pack)) {
            return walk.filter(Files::isRegularFile).map(file -> pack.relativize(file).toString()).sorted().toList();
        }
    }

    @Test
    void everyFileIsListedWithItsHash() throws IOException {
        List<String> listed = new ArrayList<>();
        for (String line : Files.readAllLines(pack.resolve("SHA256SUMS"))) {
            String name = line.substring(66);
            assertThat(Sha256.hex(Sha256.digest().digest(Files.readAllBytes(pack.resolve(name))))).as(name).isEqualTo(line.substring(0, 64));
            listed.add(name);
        }
        listed.add("SHA256SUMS");
        assertThat(files()).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(answer.get("files").size()).isEqualTo(listed.size());
    }

    @Test
    void thePackHoldsSnapshotDefinitionChainReceiptsReportsAndVerifier() throws IOException {
        assertThat(files()).contains("index.html", "manifest.json", "verification.txt", "chain.csv", "records.csv", "runs.csv",
                "receipts.csv", "certificates.csv", "incidents.csv", "sql/schema/V001__foundation.sql", "sql/view/run_overview.sql",
                "sql/verify/PlimsollVerify.java", "sql/verify/verify.sql", "sql/verify/README.md", answer.get("snapshot").asString());
        assertThat(files()).anyMatch(name -> name.matches("reports/validation_[0-9a-f]{12}/two_pass_comparison.html"))
                .anyMatch(name -> name.matches("audits/revalidation_[0-9a-f]{12}.json"));
    }

    @Test
    void itIsAboutTheQuarterAndNotTheOneBefore() {
        List<String> kinds = new ArrayList<>();
        for (JsonNode row : Outcome.of("sql", "SELECT kind, quarter FROM main.audit_record WHERE list_contains(?::VARCHAR[], audit_id) "
                + "ORDER BY sequence", "-p", answer.get("audits").toString(), "--json", "--store", store).succeeded().json()) {
            kinds.add(row.get("kind").asString() + " " + row.get("quarter").asString());
        }
        assertThat(kinds).contains("revalidation 2018Q1").doesNotContain("revalidation 2017Q4");
        assertThat(answer.get("runs").size()).isEqualTo(2);
        assertThat(answer.get("runs_without_identical_replay").size()).as("only the scaled run was replayed").isEqualTo(1);
    }

    @Test
    void theSnapshotVerifiesAndIsTheStateThatTheHeadNames() {
        Path snapshot = pack.resolve(answer.get("snapshot").asString());
        Outcome.of("verify", "--head", answer.get("chain_head").asString(), "--store", snapshot).succeeded();
        assertThat(answer.get("intact").asBoolean()).isTrue();
    }

    @Test
    void aSpreadsheetExecutesNoCellAndThePackSaysHow() throws IOException {
        assertThat(Files.readString(pack.resolve("sign_offs.csv"))).contains(",'@ada,APPROVED,\"'=HYPERLINK(\"\"x\"\")\",");
        assertThat(Files.readString(pack.resolve("index.html"))).contains("one apostrophe put before them");
        assertThat(Files.readString(pack.resolve("manifest.json"))).contains("one apostrophe put before them");
    }

    @Test
    void aPackIsCheckedByItselfAndAFilePutInLaterIsToldOf() throws IOException {
        JsonNode whole = Outcome.of("verify", "--pack", pack, "--json").succeeded().json();
        assertThat(whole.get("intact").asBoolean()).isTrue();
        assertThat(whole.get("known_head").get("hash")).isEqualTo(answer.get("chain_head"));
        assertThat(whole.get("notes")).isEmpty();

        Path copy = folder.resolve("copy");
        try (Stream<Path> walk = Files.walk(pack)) {
            for (Path file : walk.toList()) {
                Files.copy(file, copy.resolve(pack.relativize(file).toString()));
            }
        }
        Files.writeString(Files.createDirectories(copy.resolve("reports/extra")).resolve("two_pass.html"), "all is well");
        Files.createSymbolicLink(copy.resolve("store/other.duckdb"), store);
        Outcome added = Outcome.of("verify", "--pack", copy).succeeded();
        assertThat(added.out()).contains("Note: The manifest does not name the file reports/extra/two_pass.html: it was put into the pack later",
                "Note: The manifest does not name the file store/other.duckdb, a symbolic link: ", "Intact.");

        Files.delete(copy.resolve("chain.csv"));
        Files.move(copy.resolve("runs.csv"), folder.resolve("runs.csv"));
        Files.createSymbolicLink(copy.resolve("runs.csv"), folder.resolve("runs.csv"));
        Files.writeString(copy.resolve("verification.txt"), "Intact.\n");
        Outcome changed = Outcome.of("verify", "--pack", copy);
        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.out()).contains("FILE_MISSING", "file chain.csv", "file runs.csv", "a symbolic link", "FILE_CHANGED",
                "file verification.txt", "NOT INTACT: 3 findings.");
        Files.writeString(copy.resolve("manifest.json"), Files.readString(copy.resolve("manifest.json")).replace("2018Q1", "2018Q2"));
        assertThat(Outcome.of("verify", "--pack", copy).out()).contains("file SHA256SUMS", "NOT INTACT: 4 findings.");
        Outcome.of("verify", "--pack", folder).failedWith(66, "manifest.json", folder.toString());
        Outcome.of("verify", "--pack", copy, "--all").failedWith(64, "--pack");
    }

    @Test
    void thePageNeedsNoScriptAndNoNetwork() throws IOException {
        String page = Files.readString(pack.resolve("index.html"));
        assertThat(page).contains("INTACT", answer.get("chain_head").asString(), "sha256sum -c SHA256SUMS", "verify.sql")
                .doesNotContain("<script", "http://", "https://", "src=");
    }

    @Test
    void aFolderThatIsThereIsNotReplaced() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken"));
        Files.writeString(taken.resolve("note.txt"), "mine");
        Outcome.of("export", "--evidence", "2018Q1", "--to", taken, "--store", store).failedWith(64, taken.toString(), "not replaced");
        assertThat(taken).isDirectoryContaining("glob:**note.txt");
    }

    @Test
    void aQuarterWithoutAnyRecordLeavesNothing() {
        Path none = folder.resolve("none");
        Outcome.of("export", "--evidence", "2011Q2", "--to", none, "--store", store).failedWith(65, "2011Q2", "revalidate");
        assertThat(none).doesNotExist();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aRunAndAQuarterTogetherAreRefused() {
        Outcome.of("export", "x", "--evidence", "2018Q1", "--to", pack, "--store", store).failedWith(64, "not both");
        Outcome.of("export", "--to", pack, "--store", store).failedWith(64, "--evidence QUARTER");
    }
}
