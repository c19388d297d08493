package dev.plimsoll.cli;

import dev.plimsoll.AsOf;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.LatestRuns;
import dev.plimsoll.store.RunInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        LatestRuns latest = asOf.moment().isPresent() ? known(lab.asOf(asOf.moment().get()), most) : lab.store().runs(most);
        List<RunInfo> runs = latest.runs();
        console.text(runs.isEmpty() ? none(asOf.moment()) : Table.of(
                List.of("run", "kind", "status", "rules", "first day", "last day", "rows", "mean scalar", "warnings", "recorded (UTC)"),
                runs.stream().map(RunsCommand::row).toList()).toString());
        if (runs.size() < latest.total()) {
            console.text("… the latest " + Num.count(runs.size()) + " of " + Num.count(latest.total())
                    + " runs; --limit N shows more, --all shows all.");
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

    private static LatestRuns known(AsOf then, int most) {
        List<RunInfo> known = then.runs();
        return new LatestRuns(known.stream().limit(most).toList(), known.size());
    }

    private static String none(Optional<Instant> moment) {
        return moment.map(then -> "No run was known at " + then + ".")
                .orElse("No runs yet. Make one: plimsoll run --inputs DIR, or plimsoll demo.");
    }

    private static List<Object> row(RunInfo run) {
        List<Object> row = new ArrayList<>();
        row.add(run.runId());
        row.add(run.kind());
        row.add(run.status());
        row.add(run.hasAllocator() ? run.version() : null);
        row.add(run.windowStart());
        row.add(run.windowEnd());
        row.add(orNull(run.stateRows()));
        row.add(run.scalarMean().isPresent() ? Num.fixed(run.scalarMean().getAsDouble(), 6) : null);
        row.add(run.warnings());
        row.add(run.createdAt().toString().substring(0, 19).replace('T', ' '));
        return row;
    }

    private static Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
