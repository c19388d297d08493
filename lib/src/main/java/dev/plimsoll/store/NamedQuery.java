package dev.plimsoll.store;

import dev.plimsoll.error.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The audit queries of {@code sql/audit}, as the library carries them. */
public final class NamedQuery {

    private static final List<String> NAMES = List.of("transition_counts", "deepest_derisking", "near_misses", "shared_artifacts",
            "step4_why", "evidence_records");

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
        try (InputStream in = NamedQuery.class.getResourceAsStream("/dev/plimsoll/sql/audit/" + name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
