// Lists a run's changes of regime and checks v1's rules on them in SQL. Exit code 0: every rule holds, 2: one does not.
//
//   plimsoll shell notebooks/scripts/audit_regime_transitions.jsh [RUN]
//
// RUN (argument or environment; default: the latest allocator run), PLIMSOLL_STORE (the store).
import dev.plimsoll.*;

var lab = Plimsoll.open();
var named = args.length > 0 ? args[0] : System.getenv("RUN");
var run = named != null ? named : (String) lab.sql("""
    SELECT run_id FROM audit.run_overview WHERE kind IN ('allocator', 'import') AND status = 'COMPLETE'
    ORDER BY created_at DESC LIMIT 1""").first("run_id");

System.out.println("Run " + run);
System.out.println(lab.named("transition_counts", run));

var rules = lab.sql("""
    SELECT 'a regime is not left for a milder one before its 5th day' AS rule,
        count(*) FILTER (to_severity < from_severity AND days_in_from_regime < 5) AS exceptions
    FROM audit.regime_transition WHERE run_id = ?
    UNION ALL
    SELECT 'a worse target is taken up on the same day',
        count(*) FILTER (target_severity > previous_severity AND decision <> 'UPGRADE')
    FROM audit.regime_day WHERE run_id = ?
    UNION ALL
    SELECT 'the ENTER score is the number of signals that fire',
        count(*) FILTER (enter_score <> enter_vol_fast::INTEGER + enter_corr_spike::INTEGER + enter_dd_deep::INTEGER
            + enter_dd_worsening::INTEGER)
    FROM audit.regime_day WHERE run_id = ?""", run, run, run);
System.out.println(rules);

/exit rules.asMaps().stream().allMatch(rule -> ((Number) rule.get("exceptions")).longValue() == 0) ? 0 : 2
