package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunList;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.RunInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
        if (console.isJson()) {
            console.document(runs.stream().map(RunsCommand::document).toList());
        }
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

    static Map<String, Object> document(RunInfo run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run_id", run.runId());
        json.put("kind", run.kind());
        json.put("allocator_version", run.version());
        json.put("profile", run.profile().orElse(null));
        json.put("status", run.status());
        json.put("window_start", run.windowStart().toString());
        json.put("window_end", run.windowEnd().toString());
        json.put("mode", run.mode());
        json.put("state_rows", orNull(run.stateRows()));
        json.put("normal_days", orNull(run.normalDays()));
        json.put("elevated_days", orNull(run.elevatedDays()));
        json.put("stress_days", orNull(run.stressDays()));
        json.put("crisis_days", orNull(run.crisisDays()));
        json.put("scalar_mean", orNull(run.scalarMean()));
        json.put("scalar_min", orNull(run.scalarMin()));
        json.put("rebalances", orNull(run.rebalances()));
        json.put("warnings", run.warnings());
        json.put("error", run.error().orElse(null));
        json.put("created_at", run.createdAt().toString());
        json.put("author", run.author());
        json.put("run_key", run.runKey());
        json.put("content_sha256", run.contentSha256().orElse(null));
        return json;
    }

    private static Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
