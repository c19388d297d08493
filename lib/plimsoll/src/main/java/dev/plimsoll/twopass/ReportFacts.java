package dev.plimsoll.twopass;

import java.util.List;
import java.util.Optional;

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
        String baseline = literal(baselineRunId);
        String scaled = literal(scaledRunId);
        return List.of(
                new Check("Which runs these are, and the hashes of what they hold",
                        "SELECT run_id, allocator_version, status, content_sha256 FROM audit.run_overview\nWHERE run_id IN (" + baseline
                        + ", " + scaled + ");"),
                new Check("Days in each regime",
                        "SELECT regime, count(*) AS days FROM audit.regime_day\nWHERE run_id = " + baseline
                                + " GROUP BY regime, severity ORDER BY severity;"),
                new Check("Every change of regime, with the signals behind it",
                        "FROM audit.regime_transition WHERE run_id = " + baseline + ";"),
                new Check("The lowest applied scalars",
                        "SELECT date, risk_scalar_applied FROM main.run_artifact\n"
                                + "JOIN main.allocator_risk_v1_applied USING (artifact_id)\nWHERE run_id = " + baseline
                                + " AND role = 'output'\nORDER BY risk_scalar_applied, date LIMIT 10;"));
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

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
