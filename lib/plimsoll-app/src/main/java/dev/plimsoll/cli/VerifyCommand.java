package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Is the store as it was recorded? */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Check that the store holds what was recorded and nothing else: hash every row again, follow the chain, compare "
            + "tables, views and triggers with the released ones.",
        footer = {"", "Exit code: 0 intact, 2 not: every finding names record, table, artifact and block.",
            "Records cut off at the end show only against a head that is known from elsewhere:",
            "reports, receipts and this command print it, and with PLIMSOLL_HEADS=FILE every",
            "command appends its head to FILE, with which this one compares them.", "", "Examples:", "  plimsoll verify", "  plimsoll verify baseline_2025",
            "  plimsoll verify --head 3f5a…",
            "  plimsoll verify --pack exports/evidence_2025Q4"})
final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "RUN", description = "Runs whose records and artifacts to check (default: everything).")
    private List<String> runs = new ArrayList<>();

    @Option(names = "--all", description = "Check everything, which is the default.")
    private boolean all;

    @Option(names = "--head", paramLabel = "HASH", description = "Hash of a record known from elsewhere; it must be in the chain.")
    private String head;

    @Option(names = "--pack", paramLabel = "DIR", description = "Check an evidence pack instead: its files and the store in it.")
    private Path pack;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        if (all && !runs.isEmpty()) {
            throw new UsageException("Name runs to verify, or --all, not both. See plimsoll verify --help.");
        }
        if (pack != null && (all || head != null || !runs.isEmpty())) {
            throw new UsageException("--pack stands alone: the pack's own head and all of its store are checked. See plimsoll verify --help.");
        }
        VerifyReport report = verify(new VerifyRequest(runs, Optional.ofNullable(head)), console);
        console.text(report.toString());
        console.document(VerifyDocument.of(report));
        return report.intact() ? 0 : 2;
    }

    private VerifyReport verify(VerifyRequest request, VerifyListener listener) {
        return pack == null ? store.open().verify(request, listener) : Plimsoll.verifyPack(pack, listener);
    }

    private VerifyReport verify(VerifyRequest request, Console console) {
        if (!output.showsProgress()) {
            return verify(request, VerifyListener.NONE);
        }
        TerminalBar bar = TerminalBar.of("Verify", console);
        try {
            return verify(request, new VerifyListener() {
                @Override
                public void planned(long rows) {
                    bar.plan(Math.toIntExact(Math.min(rows, Integer.MAX_VALUE)));
                }

                @Override
                public void verified(long rows) {
                    bar.stepBy(rows);
                }
            });
        } finally {
            bar.close();
        }
    }
}
