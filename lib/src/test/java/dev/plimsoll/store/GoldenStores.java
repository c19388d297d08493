package dev.plimsoll.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the golden store of the schema version it is compiled with: {@code GoldenStores FOLDER} writes {@code FOLDER/vN.duckdb.gz}. It
 * uses nothing but what the library has had since version 1, or 2 for the audits, so that it compiles with the last commit of each
 * version; see src/test/resources/golden-stores/README.md.
 */
final class GoldenStores {

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
        zip(file);
    }

    // version 2 {
    private static void audits(Store store) {
        String audit = store.recordAudit(Drafts.audit("first", "second")).auditId();
        store.signOff(audit, "reviewer", false, "not yet");
        store.signOff(audit, "reviewer", true, "all of it");
        store.promote("first", audit, Optional.empty(), "tester");
        store.revoke("for the test", "tester");
    }
    // }

    private static void zip(Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(file + ".gz"))) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            Files.copy(file, out);
        }
        Files.delete(file);
    }
}
