package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.StoreBusyException;
import dev.plimsoll.store.Certificate;
import dev.plimsoll.store.Certificate.LookaheadCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tests stored runs for lookahead. */
@Command(name = "certify", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Look for lookahead in a stored run: everything after some seeded days is changed, the run is computed again, and "
                + "what it said up to those days must stay the same to the byte. The certificate is recorded.",
        footer = {"", "Step 4's candidates, scores and promotion are statements of the whole run and are left out, as is",
            "the execution lag that is found from all days of a given book.",
            "Exit code 0 when every run tested is CLEAN, 2 when one is not, or could not be tested.", "",
            "Examples:", "  plimsoll certify core_v9_2025 --cuts 10", "  plimsoll certify --all"})
final class CertifyCommand implements Callable<Integer> {

    private static final int NOT_CLEAN = 2;

    @Mixin
    private RunChoice choice;

    @Option(names = "--cuts", paramLabel = "N", defaultValue = "3", description = "Days to cut at (default: ${DEFAULT-VALUE}).")
    private int cuts;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42",
            description = "Where cuts and changes come from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Optional<String> one = choice.one();
        return one.isPresent() ? one(console, store.open().certify(one.get(), cuts, seed)) : all(console, store.open());
    }

    private static int one(Console console, Certificate certificate) {
        console.text(certificate.describe().text());
        console.document(Tested.of(certificate));
        return certificate.isClean() ? 0 : NOT_CLEAN;
    }

    private int all(Console console, Plimsoll lab) {
        List<Certificate> certificates = new ArrayList<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        List<String> untested = new ArrayList<>();
        choice.each(lab, output, "Certificates", run -> {
            try {
                if (run.status().equals("COMPLETE")) {
                    certificates.add(lab.certify(run.runId(), cuts, seed));
                } else {
                    skipped.put(run.runId(), "Run " + run.runId() + " is recorded as FAILED, so there is nothing to test.");
                }
            } catch (StoreBusyException e) {
                throw e;
            } catch (PlimsollException e) {
                skipped.put(run.runId(), e.getMessage());
                if (!(e instanceof DataException)) { // which is what a run of a single day gives: it has nothing to look ahead to
                    untested.add(run.runId());
                }
            }
        });
        skipped.values().forEach(why -> console.text("Skipped: " + why));
        if (!certificates.isEmpty()) {
            console.text(Table.of(List.of("run", "verdict", "cuts", "rows compared", "first row that changed"),
                    certificates.stream().map(CertifyCommand::line).toList()).toString());
        }
        long clean = certificates.stream().filter(Certificate::isClean).count();
        console.text(clean + " of " + certificates.size() + (certificates.size() == 1 ? " run tested is" : " runs tested are") + " CLEAN."
                + (certificates.isEmpty() ? "" : " Chain head " + certificates.get(certificates.size() - 1).head() + "."));
        record Document(long clean, int tested, Map<String, String> skipped, List<Tested> certificates) {
        }
        console.document(new Document(clean, certificates.size(), skipped, certificates.stream().map(Tested::of).toList()));
        return clean == certificates.size() && untested.isEmpty() ? 0 : NOT_CLEAN;
    }

    private static List<Object> line(Certificate certificate) {
        List<Object> row = new ArrayList<>();
        row.add(certificate.runId());
        row.add(certificate.verdict());
        row.add(certificate.cuts());
        row.add(certificate.rowsCompared());
        row.add(certificate.firstLookahead().map(check -> check.kind() + " up to " + check.cut() + ": " + check.rowKey().orElse(""))
                .orElse(null));
        return row;
    }

    private record Tested(int certificate, String runId, String verdict, int cuts, long seed, long rowsCompared,
            List<LookaheadCheck> checks, String chainHead, int chainSequence, String author, Instant createdAt) {

        static Tested of(Certificate certificate) {
            return new Tested(certificate.sequence(), certificate.runId(), certificate.verdict(),
                    certificate.cuts(), certificate.seed(), certificate.rowsCompared(), certificate.checks(), certificate.head().hash(),
                    certificate.head().sequence(), certificate.author(), certificate.createdAt());
        }
    }
}
