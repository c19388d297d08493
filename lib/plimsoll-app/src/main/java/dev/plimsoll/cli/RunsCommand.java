package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.run.RunList;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Lists the runs of the store. */
final class RunsCommand extends AsOfCommand {

    private static final int LIMIT = 50;

    @Option(names = "--limit", paramLabel = "N")
    private Integer limit;

    @Option(names = "--all")
    private boolean all;

    @Override
    int run() {
        if (all && limit != null) {
            throw new UsageException("--limit " + limit + " and --all are both given; expected one of the two.");
        }
        int most = limit != null ? limit : all || console.isJson() ? Integer.MAX_VALUE : LIMIT;
        requireRows(most, 1);
        Plimsoll lab = lab();
        Optional<Instant> then = moment();
        RunList runs = then.map(moment -> lab.asOf(moment).runs(most)).orElseGet(() -> lab.runs(most));
        return answer((runs.isEmpty() && then.isPresent() ? "No run was known at " + then.get() + "." : runs.describe().text())
                + (runs.size() < runs.total() ? "\n--limit N shows more, --all shows all." : ""), () -> runs);
    }
}
