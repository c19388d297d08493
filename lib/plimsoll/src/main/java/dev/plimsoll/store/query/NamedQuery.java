package dev.plimsoll.store.query;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.schema.Migrator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The audit queries of {@code sql/audit}, as the library carries them. */
public final class NamedQuery {

    private static final List<String> NAMES = List.of("transition_counts", "deepest_derisking", "near_misses", "shared_artifacts",
            "step4_why", "evidence_records", "recorded_runs");

    /** How the first line of each ends. */
    private static final Pattern PARAMETERS = Pattern.compile("Parameters?: (.+)\\.$");

    private NamedQuery() {
    }

    /**
     * Names of the queries.
     *
     * @return file names in sql/audit, without ending
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Text of a query; its first line says which question it answers and which parameters it takes.
     *
     * @param name one of {@link #names()}
     * @return SQL with {@code ?} for parameters
     * @throws UsageException for any other name
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new UsageException("There is no named query " + name + "; expected one of " + String.join(", ", NAMES) + ".");
        }
        return Migrator.text("audit/" + name + ".sql");
    }

    /**
     * The parameters of a query.
     *
     * @param name one of {@link #names()}
     * @return what each stands for, in their order; empty when it takes none
     * @throws UsageException for any other name
     */
    public static List<String> parameters(String name) {
        Matcher named = PARAMETERS.matcher(text(name).lines().findFirst().orElseThrow());
        return named.find() ? List.of(named.group(1).split(", ")) : List.of();
    }

    /**
     * Text of a query that is given its parameters.
     *
     * @param name one of {@link #names()}
     * @param values what it is given
     * @return as {@link #text(String)}
     * @throws UsageException for any other name, and when there are more or fewer values than parameters; names them
     */
    public static String text(String name, List<?> values) {
        List<String> parameters = parameters(name);
        if (parameters.size() != values.size()) {
            throw new UsageException("The named query " + name + " takes " + (parameters.isEmpty() ? "no parameters"
                    : PlainText.count(parameters.size(), "parameter") + ": " + String.join(", ", parameters))
                    + "; " + values.size() + (values.size() == 1 ? " was" : " were") + " given. Give each in its place; on the command line "
                    + "with -p VALUE.");
        }
        return text(name);
    }
}
