package dev.plimsoll.cli;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.NamedQuery;
import dev.plimsoll.store.SqlResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the store in SQL. */
@Command(name = "sql", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Ask the store in SQL. The query can read the store and nothing else, and change nothing. Times are UTC.",
        footer = {"", "Examples:", "  plimsoll sql \"FROM audit.run_overview\"",
            "  plimsoll sql \"FROM audit.regime_transition WHERE run_id = ?\" -p core_v9_2025",
            "  plimsoll sql --named deepest_derisking -p core_v9_2025", "  plimsoll sql --file my_query.sql",
            "  echo \"FROM audit.run_overview\" | plimsoll sql -"})
final class SqlCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "The query, or - for standard input.")
    private String query;

    @Option(names = "--file", paramLabel = "FILE", description = "Read the query from a file.")
    private Path file;

    @Option(names = "--named", paramLabel = "NAME",
            description = "An audit query of sql/audit: transition_counts, deepest_derisking, near_misses, shared_artifacts, step4_why, "
                    + "evidence_records.")
    private String named;

    @Option(names = {"-p", "--param"}, paramLabel = "VALUE", description = "Value for the next ? in the query; may be repeated.")
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "ROWS", defaultValue = "200",
            description = "Rows to show at most as a table (default: ${DEFAULT-VALUE}); with --json all are given.")
    private int limit;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        if (limit < 0) {
            throw new UsageException("--limit " + limit + " is out of range; expected 0 or more rows.");
        }
        SqlResult result = store.open().store().sql(text(), parameters, console.isJson() ? Integer.MAX_VALUE : limit);
        if (console.isJson()) {
            console.document(Documents.of(result));
        } else {
            console.text(TextTable.of(result) + (result.truncated() ? "\n… the first " + limit + " rows; --limit shows more." : ""));
        }
        return 0;
    }

    private String text() {
        if (Stream.of(query, file, named).filter(Objects::nonNull).count() != 1) {
            throw new UsageException("Give one query: as an argument, as - for standard input, with --file FILE or with --named NAME.");
        }
        if (named != null) {
            return NamedQuery.text(named);
        }
        try {
            return file != null ? Files.readString(file)
                    : query.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : query;
        } catch (IOException e) {
            throw new InputMissingException("The query cannot be read: " + e.getMessage() + ". Check the path.", e);
        }
    }
}
