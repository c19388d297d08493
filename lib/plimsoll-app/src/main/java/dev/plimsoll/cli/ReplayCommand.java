package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.doc.Table;
import dev.plimsoll.store.Receipt;
import dev.plimsoll.store.Receipt.ReplayVerdict;
import dev.plimsoll.store.Receipt.ReplayedArtifact;
import dev.plimsoll.store.artifact.TableComparison.CellDifference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes stored runs again and says whether they come out the same. */
@Command(name = "replay", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Compute a stored run again from its stored inputs and configuration, compare every artifact with what is stored, "
                + "byte by byte, and record a receipt. The original is never touched.",
        footer = {"", "IDENTICAL: all the same. DIFFERENT: the first stage, row and column that differ are named.",
            "INPUT_DAMAGED: what the run started from is not what was recorded. FAILED: the computation",
            "ended in an error. Exit code 0 when every run is IDENTICAL, 2 when one is not.", "",
            "Examples:", "  plimsoll replay core_v9_2025", "  plimsoll replay --all --since 2026-01-01"})
final class ReplayCommand implements Callable<Integer> {

    private static final int NOT_IDENTICAL = 2;

    @Mixin
    private RunChoice choice;

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads that compute (default: all processors); results do not depend on it.")
    private Integer threads;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Optional<String> one = choice.one();
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        return one.isPresent() ? one(console, store.open().replay(one.get(), workers)) : all(console, store.open(), workers);
    }

    private static int one(Console console, Receipt receipt) {
        console.text(receipt.describe().text());
        console.document(Replayed.of(receipt));
        return receipt.isIdentical() ? 0 : NOT_IDENTICAL;
    }

    private int all(Console console, Plimsoll lab, int workers) {
        List<Receipt> receipts = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        choice.each(lab, output, "Replays", run -> {
            if (run.status().equals("COMPLETE")) {
                receipts.add(lab.replay(run.runId(), workers));
            } else {
                skipped.add(run.runId());
            }
        });
        skipped.forEach(run -> console.text("Run " + run + " is skipped: it is recorded as FAILED, so there is nothing to compare with."));
        if (!receipts.isEmpty()) {
            console.text(Table.of(List.of("run", "verdict", "identical", "artifacts", "first difference"),
                    receipts.stream().map(ReplayCommand::line).toList()).toString());
        }
        long identical = receipts.stream().filter(Receipt::isIdentical).count();
        console.text(identical + " of " + receipts.size() + (receipts.size() == 1 ? " run is" : " runs are") + " IDENTICAL."
                + (receipts.isEmpty() ? "" : " Chain head " + receipts.get(receipts.size() - 1).head() + "."));
        record Document(long identical, int replayed, List<String> skipped, List<Replayed> receipts) {
        }
        console.document(new Document(identical, receipts.size(), skipped, receipts.stream().map(Replayed::of).toList()));
        return identical == receipts.size() ? 0 : NOT_IDENTICAL;
    }

    private static List<Object> line(Receipt receipt) {
        List<Object> row = new ArrayList<>();
        row.add(receipt.runId());
        row.add(receipt.verdict());
        row.add(receipt.artifacts().stream().filter(ReplayedArtifact::identical).count());
        row.add(receipt.artifacts().size());
        row.add(receipt.error().orElseGet(() -> receipt.firstDifferent().map(artifact -> artifact.kind()
                + artifact.first().map(difference -> " at " + difference).orElse("")).orElse(null)));
        return row;
    }

    private static Double ulps(Optional<CellDifference> first) {
        return first.isPresent() && first.get().ulps().isPresent() ? first.get().ulps().getAsDouble() : null;
    }

    private record Replayed(int receipt, String runId, ReplayVerdict verdict, Optional<String> error, List<Compared> artifacts,
            Map<String, Object> environmentThen, Map<String, Object> environmentNow, String chainHead, int chainSequence, String author,
            Instant createdAt) {

        static Replayed of(Receipt receipt) {
            return new Replayed(receipt.sequence(), receipt.runId(), receipt.verdict(), receipt.error(),
                    receipt.artifacts().stream().map(Compared::of).toList(), receipt.environmentThen(), receipt.environmentNow(),
                    receipt.head().hash(), receipt.head().sequence(), receipt.author(), receipt.createdAt());
        }
    }

    private record Compared(String kind, boolean identical, Optional<String> recordedArtifactId, Optional<String> computedArtifactId,
            long rowsDiffering, OptionalInt firstBlock, Optional<LocalDate> date, Optional<String> rowKey, Optional<String> column,
            Optional<String> storedValue, Optional<String> computedValue, Double ulpDistance) {

        static Compared of(ReplayedArtifact artifact) {
            Optional<CellDifference> first = artifact.first();
            return new Compared(artifact.kind(), artifact.identical(), artifact.recordedId(), artifact.computedId(),
                    artifact.rowsDiffering(), artifact.firstBlock(), first.flatMap(CellDifference::date),
                    first.map(CellDifference::rowKey), first.flatMap(CellDifference::column), first.flatMap(CellDifference::stored),
                    first.flatMap(CellDifference::computed), ulps(first));
        }
    }
}
