package dev.plimsoll.twopass;

import dev.plimsoll.error.Resource;
import dev.plimsoll.store.file.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the figures of a report come from, so that anyone can find and check them. No clock: the same store gives the same report.
 *
 * @param runs the runs it rests on
 * @param ruleVersion rule version, such as v1.0 or v2-research
 * @param libraryVersion version of this library
 * @param gitCommit commit the library was built from
 * @param configSha256 hash of the configuration
 * @param chainHead hash of the last record of the store's hash chain when the report was written
 */
public record ReportFacts(List<Run> runs, String ruleVersion, String libraryVersion, Optional<String> gitCommit,
        Optional<String> configSha256, Optional<String> chainHead) {

    public ReportFacts {
        runs = List.copyOf(runs);
    }

    /**
     * A run and its part.
     *
     * @param role what it is here, such as {@code baseline} or {@code scaled}
     * @param runId its id
     * @param contentSha256 identity of what it holds
     */
    public record Run(String role, String runId, Optional<String> contentSha256) {
    }

    /**
     * A query that shows a figure of the report.
     *
     * @param what what it answers
     * @param sql a query over the store, complete as it stands
     */
    public record Check(String what, String sql) {
    }

    /**
     * The queries for a run's regimes, transitions, applied scalars and identity, on the views every store has.
     *
     * @param baselineRunId run whose regimes and scalars the report shows
     * @param scaledRunId the scaled run; may be the same
     * @return queries to show in a report
     */
    public static List<Check> checksOf(String baselineRunId, String scaledRunId) {
        String queries = Resource.text("twopass/checks.sql").replace("{baseline}", Rows.literal(baselineRunId))
                .replace("{scaled}", Rows.literal(scaledRunId));
        return Stream.of(queries.strip().split("\n\n")).map(query -> query.split("\n", 2))
                .map(lines -> new Check(lines[0].substring("-- ".length()), lines[1])).toList();
    }

    /**
     * With the head of the hash chain.
     *
     * @param head 64 hexadecimal digits
     * @return a copy
     */
    public ReportFacts withChainHead(String head) {
        return new ReportFacts(runs, ruleVersion, libraryVersion, gitCommit, configSha256, Optional.of(head));
    }
}
