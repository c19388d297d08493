package dev.plimsoll.store;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.SampleRuns;
import dev.plimsoll.store.chain.Incidents;
import dev.plimsoll.store.schema.Migrator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the golden store of the schema version it is compiled with: {@code GoldenStores FOLDER} writes {@code FOLDER/vN.duckdb.gz}. It
 * uses nothing but what the library has had since version 1, 2 for the audits or 6 for the evidence, so that it compiles with the last commit of each
 * version; see src/test-fixtures/resources/golden-stores/README.md.
 */
final class GoldenStores {

    private static final int COMPUTED_DAYS = 400; // version 6

    private GoldenStores() {
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int version = Migrator.bundled().version();
        Path file = folder.resolve("v" + version + ".duckdb");
        Files.deleteIfExists(file);
        Store store = Store.at(file);
        store.record(Drafts.run("first"));
        store.record(Drafts.everything("second", "first"));
        store.recordFailure(Drafts.run("broken", Drafts.inputs()), new IllegalStateException("boom"));
        audits(store); // version 2
        evidence(store); // version 6
        zip(file);
    }

    // version 6 {
    /** A run that was computed, so that it can be computed again: a replay must find the same bytes for ever. */
    private static void evidence(Store store) throws IOException {
        Path inputs = SampleRuns.write(Files.createTempDirectory("golden").resolve("sample"), COMPUTED_DAYS);
        Plimsoll lab = Plimsoll.open(store.path().toString());
        lab.run(RunRequest.of(inputs).withRunId("computed"));
        lab.replay("computed");
        lab.certify("computed", 2, 6);
        store.file().write(connection -> Incidents.append(connection, "FOR_THE_TEST", "Nothing happened.", Optional.empty()));
    }
    // }

    // version 2 {
    private static void audits(Store store) {
        String audit = store.audits().record(Drafts.audit("first", "second")).auditId();
        store.audits().signOff(audit, "reviewer", false, "not yet");
        store.audits().signOff(audit, "reviewer", true, "all of it");
        store.audits().promote("first", audit, Optional.empty(), "tester");
        store.audits().revoke("for the test", "tester");
    }
    // }

    private static void zip(Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(file + ".gz"))) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(Stores.bytes(file));
        }
        Files.delete(file);
    }
}
