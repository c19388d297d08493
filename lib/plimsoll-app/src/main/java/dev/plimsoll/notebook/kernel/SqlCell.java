package dev.plimsoll.notebook.kernel;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.notebook.java.JavaSession;
import dev.plimsoll.store.query.SqlResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cell magic {@code %%sql [store]}: the rest of the cell is a query. The store is a variable of the session, or a file; without a
 * name it is the store that was opened last, as the variable of type {@link Plimsoll} that was declared last.
 */
record SqlCell(JavaSession session) {

    private static final Pattern MAGIC = Pattern.compile("\\s*%%sql(?:[ \\t]+(?<store>[^\\r\\n]*))?(?:\\R(?<query>.*))?", Pattern.DOTALL);

    static boolean isSql(String source) {
        return MAGIC.matcher(source).matches();
    }

    SqlResult run(String source) {
        Matcher cell = MAGIC.matcher(source);
        String query = cell.matches() && cell.group("query") != null ? cell.group("query").strip() : "";
        if (query.isEmpty()) {
            throw new UsageException("The cell %%sql has no query. Write it below the first line, such as: from audit.run_overview.");
        }
        String store = cell.group("store") == null ? "" : cell.group("store").strip();
        Plimsoll lab = lab(store);
        return session.call(() -> lab.sql(query.replaceFirst(";\\s*$", "")));
    }

    private Plimsoll lab(String store) {
        List<String> names = session.variablesOf(Plimsoll.class);
        if (store.isEmpty() && names.isEmpty()) {
            throw new UsageException("The cell %%sql does not know which store to ask. Open one before, such as "
                    + "var lab = Plimsoll.open(\"store.duckdb\"), or name its file: %%sql artifacts/plimsoll.duckdb.");
        }
        String name = store.isEmpty() ? names.get(0) : store;
        if (names.contains(name)) {
            if (session.valueOf(name) instanceof Plimsoll lab) {
                return lab;
            }
            throw new UsageException("The variable " + name + " is null; open the store first: " + name
                    + " = Plimsoll.open(\"store.duckdb\").");
        }
        if (!Files.exists(Path.of(name))) {
            throw new UsageException("The cell %%sql names the store '" + excerpt(name)
                    + "', which is neither a file nor a variable of type Plimsoll ("
                    + (names.isEmpty() ? "there is none" : "there is " + String.join(", ", names)) + ").");
        }
        return Plimsoll.open(name);
    }
}
