package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.run.RunList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the runs of the store. */
@Command(name = "runs", mixinStandardHelpOptions = true, sortOptions = false, description = "List the runs in the store, the latest first.",
        footer = {"", "Examples:", "  plimsoll runs", "  plimsoll runs --limit 5", "  plimsoll runs --json",
            "  plimsoll runs --as-of 2026-01-31"})
final class RunsCommand implements Callable<Integer> {

    private static final int LIMIT = 50;

    @Option(names = "--limit", paramLabel = "N",
            description = "Only the latest N runs (default: " + LIMIT + "; with --json, which is for programs, all).")
    private Integer limit;

    @Option(names = "--all", description = "Every run of the store.")
    private boolean all;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        int most = most(console.isJson());
        Plimsoll lab = store.open();
        RunList runs = asOf.moment().map(moment -> lab.asOf(moment).runs(most)).orElseGet(() -> lab.runs(most));
        console.text(runs.isEmpty() && asOf.moment().isPresent() ? "No run was known at " + asOf.moment().get() + "."
                : runs.describe().text());
        if (runs.size() < runs.total()) {
            console.text("--limit N shows more, --all shows all.");
        }
        console.document(runs);
        return 0;
    }

    private int most(boolean forPrograms) {
        if (all && limit != null) {
            throw new UsageException("--limit " + limit + " and --all are both given; expected one of the two.");
        }
        if (limit != null && limit < 1) {
            throw new UsageException("--limit " + limit + " is out of range; expected 1 or more.");
        }
        return limit != null ? limit : all || forPrograms ? Integer.MAX_VALUE : LIMIT;
    }
}
