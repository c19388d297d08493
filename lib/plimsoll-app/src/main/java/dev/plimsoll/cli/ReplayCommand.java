package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.doc.Table;
import dev.plimsoll.store.Receipt;
import dev.plimsoll.store.ReplayedArtifact;
import dev.plimsoll.store.artifact.CellDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        console.document(document(receipt));
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
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identical", identical);
        json.put("replayed", receipts.size());
        json.put("skipped", skipped);
        json.put("receipts", receipts.stream().map(ReplayCommand::document).toList());
        console.document(json);
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

    private static Map<String, Object> document(Receipt receipt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("receipt", receipt.sequence());
        json.put("run_id", receipt.runId());
        json.put("verdict", receipt.verdict().name());
        json.put("error", receipt.error().orElse(null));
        json.put("artifacts", receipt.artifacts().stream().map(ReplayCommand::document).toList());
        json.put("environment_then", receipt.environmentThen());
        json.put("environment_now", receipt.environmentNow());
        json.put("chain_head", receipt.head().hash());
        json.put("chain_sequence", receipt.head().sequence());
        json.put("author", receipt.author());
        json.put("created_at", receipt.createdAt().toString());
        return json;
    }

    private static Map<String, Object> document(ReplayedArtifact artifact) {
        Optional<CellDifference> first = artifact.first();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", artifact.kind());
        json.put("identical", artifact.identical());
        json.put("recorded_artifact_id", artifact.recordedId().orElse(null));
        json.put("computed_artifact_id", artifact.computedId().orElse(null));
        json.put("rows_differing", artifact.rowsDiffering());
        json.put("first_block", artifact.firstBlock().isPresent() ? artifact.firstBlock().getAsInt() : null);
        json.put("date", first.flatMap(CellDifference::date).map(Object::toString).orElse(null));
        json.put("row_key", first.map(CellDifference::rowKey).orElse(null));
        json.put("column", first.flatMap(CellDifference::column).orElse(null));
        json.put("stored_value", first.flatMap(CellDifference::stored).orElse(null));
        json.put("computed_value", first.flatMap(CellDifference::computed).orElse(null));
        json.put("ulp_distance", ulps(first));
        return json;
    }
}
