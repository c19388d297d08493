package dev.plimsoll.kind.allocator;

import static dev.plimsoll.RunRequest.Exposure.Purpose.PRODUCTION;
import static java.util.Optional.empty;
import static java.util.stream.IntStream.range;

import dev.plimsoll.RunRequest.Exposure;
import dev.plimsoll.RunRequest.Exposure.Purpose;
import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.exposure.ComputeMode.AllocatorMode;
import dev.plimsoll.error.DataException;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Audits.AuditInfo;
import dev.plimsoll.store.audit.Audits.Promotion;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.timeseries.DateIndex;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What production may run: the promoted baseline's scalars, as long as they are fresh. Replay does not come through here. */
public final class ProductionGuard {

    /** Code of the warning that a run's scalars end well before its rebalances. */
    public static final String SCALARS_STALE = "SCALARS_STALE";

    private static final int STALE_FROM_DAYS = 8;
    private static final String NOTHING = " Nothing was stored. ";
    private static final String OR_RESEARCH = ", or give --research to try it: such a run is marked and cannot be promoted.";

    private ProductionGuard() {
    }

    /** Production applies stored scalars; scalars of a run's own are research. */
    public static void requireStoredScalars(Exposure exposure, AllocatorConfig config) {
        if (exposure.purpose() == PRODUCTION && exposure.mode() == AllocatorMode.COMPUTE && config.isV1()) {
            throw new DataException("The strategies file is enabled with mode compute, which applies the run's own scalars and is "
                    + "research; production runs v1 with mode precomputed only." + NOTHING + "Name the promoted baseline with mode "
                    + "precomputed" + OR_RESEARCH);
        }
    }

    /** The named run must be the one that the production pointer of this store is at. */
    public static void requirePromoted(Store store, Exposure exposure, String runId) {
        if (exposure.purpose() == PRODUCTION) {
            store.inOneOpening(() -> {
                whyNot(store, runId).ifPresent(why -> {
                    throw new DataException(why);
                });
                return runId;
            });
        }
    }

    private static Optional<String> whyNot(Store store, String runId) {
        List<Promotion> steps = store.audits().promotions();
        int last = steps.size() - 1;
        int own = last;
        while (own >= 0 && !steps.get(own).runId().equals(Optional.of(runId))) {
            own--;
        }
        if (own >= 0 && own == last) {
            return empty();
        }
        String run = "The run " + runId + ", which the strategies file names for production, ";
        if (own >= 0) {
            Promotion next = steps.get(own + 1);
            Optional<String> now = steps.get(last).runId();
            String since = " (record " + next.sequence() + " of " + next.createdAt()
                    + next.revokedReason().map(why -> ": " + why).orElse("") + ").";
            String what = next.runId().map(id -> "was superseded by " + id).orElse("was revoked");
            String remedy = now.map(id -> "Name " + id + ", which is promoted now").orElse(next.runId().isPresent()
                    ? "Nothing is promoted now: promote a run (plimsoll promote RUN)"
                    : "Promote it again (plimsoll promote " + runId + "), set enabled: false");
            return Optional.of(run + what + since + NOTHING + remedy + OR_RESEARCH);
        }
        if (Purpose.isResearch(Json.parse(store.config(runId), "run " + runId))) {
            return Optional.of(run + "was made with --research and is never promoted." + NOTHING + "Make the run without --research, "
                    + "audit and promote that one" + OR_RESEARCH);
        }
        Optional<AuditInfo> judged = store.audits().latestOfBaseline("validation", runId);
        if (judged.isEmpty()) {
            return Optional.of(run + "was never judged, and never promoted." + NOTHING + "Run plimsoll two-pass on its inputs, plimsoll "
                    + "sign-off and plimsoll promote " + runId + OR_RESEARCH);
        }
        String verdict = judged.get().verdict().orElse("CAUTION");
        return Optional.of(verdict.equals("FAIL")
                ? run + "was judged FAIL (validation " + judged.get().auditId() + ") and cannot be promoted." + NOTHING
                        + "Name a promoted baseline" + OR_RESEARCH
                : run + "was judged " + verdict + ", but never promoted." + NOTHING + "Promote it (plimsoll sign-off, plimsoll promote "
                        + runId + ")" + OR_RESEARCH);
    }

    /**
     * Rebalances that the named run's daily scalars do not reach: far after them refused in production, from eight days on a warning.
     *
     * @param rebalances of the run to make
     * @param lastScalar last daily scalar of the run it names
     */
    public static Optional<Warning> freshness(Exposure exposure, DateIndex rebalances, LocalDate lastScalar) {
        List<LocalDate> stale = range(0, rebalances.size()).mapToObj(rebalances::date)
                .filter(day -> age(lastScalar, day) >= STALE_FROM_DAYS).toList();
        if (stale.isEmpty()) {
            return empty();
        }
        String named = "the run " + exposure.precomputedRunId().orElseThrow();
        if (exposure.purpose() == PRODUCTION) {
            stale.stream().filter(day -> age(lastScalar, day) > exposure.maxScalarAge()).findFirst().ifPresent(day -> {
                throw new DataException("The rebalance of " + day + " is " + age(lastScalar, day) + " days after " + lastScalar
                        + ", the last daily scalar of " + named + "; expected at most " + exposure.maxScalarAge()
                        + " (max_scalar_age in the strategies file)." + NOTHING + "Promote a baseline with newer data" + OR_RESEARCH);
            });
        }
        LocalDate last = stale.get(stale.size() - 1);
        return Optional.of(new Warning(SCALARS_STALE, stale.size() + " rebalances from " + stale.get(0) + " on are "
                + STALE_FROM_DAYS + " days or more after " + lastScalar + ", the last daily scalar of " + named + "; the latest is "
                + age(lastScalar, last) + " days after it. Promote a baseline with newer data. [count=" + stale.size() + ", first="
                + stale.get(0) + ", worst=" + age(lastScalar, last) + "]"));
    }

    private static long age(LocalDate lastScalar, LocalDate day) {
        return ChronoUnit.DAYS.between(lastScalar, day);
    }
}
