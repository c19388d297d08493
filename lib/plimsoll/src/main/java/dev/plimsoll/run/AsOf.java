package dev.plimsoll.run;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.query.SqlResult;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.run.RunInfo.LatestRuns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A store as it was known at a moment: what was recorded later is not there. As nothing recorded is ever changed, what is there is what was
 * there then.
 *
 * <pre>{@code
 * lab.asOf(Instant.parse("2026-01-31T23:59:59Z")).runs();
 * }</pre>
 *
 * @param store what is asked
 * @param moment as of when
 */
public record AsOf(Store store, Instant moment) {

    /**
     * Runs known then, failed ones too.
     *
     * @return the latest first
     */
    public RunList runs() {
        Map<String, Instant> since = store.knownSince();
        return new RunList(store.runs().stream().filter(run -> known(since.get(run.runId()))).toList());
    }

    /**
     * The latest of the runs known then.
     *
     * @param limit how many at most
     * @return the latest first; the list also knows how many there were
     */
    public RunList runs(int limit) {
        List<RunInfo> known = runs();
        return new RunList(new LatestRuns(known.stream().limit(limit).toList(), known.size()), limit);
    }

    /**
     * A run, if it was known then.
     *
     * @param runId its id
     * @return the run
     * @throws InputMissingException when there is none of that id, or it was recorded later; names when
     */
    public RunInfo run(String runId) {
        RunInfo run = store.run(runId);
        Instant since = store.knownSince().get(runId);
        if (!known(since)) {
            throw new InputMissingException("Run " + runId + " was not known at " + moment + ": " + (since == null
                    ? "it has no record in the hash chain, so nobody can say since when it is known. See plimsoll verify."
                    : "it was recorded at " + since + ". Ask as of then or later, or list what was known: plimsoll runs --as-of " + moment
                            + "."));
        }
        return run;
    }

    private boolean known(Instant since) {
        return since != null && !since.isAfter(moment);
    }

    /**
     * What was known of a day: the last state up to it, from the latest run of each book that stood then and from the run in production.
     *
     * @param day the day
     * @return rows of the macro {@code audit.regime_day_as_of}
     */
    public SqlResult regimes(LocalDate day) {
        return store.sql("FROM audit.regime_day_as_of(?, ?)", List.of(day, sqlMoment()), Integer.MAX_VALUE);
    }

    /**
     * Which run was in production.
     *
     * @return one row of the macro {@code audit.production_as_of}, or none before the first promotion
     */
    public SqlResult production() {
        return store.sql("FROM audit.production_as_of(?)", List.of(sqlMoment()), 1);
    }

    /**
     * Audits known then with the last judgement known then.
     *
     * @return rows of the macro {@code audit.audits_as_of}, the latest first
     */
    public SqlResult audits() {
        return store.sql("FROM audit.audits_as_of(?)", List.of(sqlMoment()), Integer.MAX_VALUE);
    }

    /** As text: the driver would take an instant through the zone of the process. */
    private String sqlMoment() {
        return moment.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
