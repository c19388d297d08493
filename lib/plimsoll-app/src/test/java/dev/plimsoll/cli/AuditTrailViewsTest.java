package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.Sample;
import dev.plimsoll.TwoPassRequest;
import dev.plimsoll.governance.Quarter;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.store.query.SqlResult;
import dev.plimsoll.twopass.ValidationConfig;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected rows of the views on exposure and audits, on the sample market's two passes. */
class AuditTrailViewsTest {

    private static Plimsoll lab;

    @BeforeAll
    static void twoPassSignOffAndRevalidate(@TempDir Path folder) {
        Sample.market(SampleMarket.DEFAULT_SEED, folder.resolve("sample"));
        lab = Plimsoll.open(folder.resolve("store.duckdb").toString());
        TwoPassRequest request = new TwoPassRequest(RunRequest.of(folder.resolve("sample")).withRunId("base"), Optional.empty(),
                Optional.of("pass2"));
        lab.twoPass(request, ValidationConfig.standard());
        lab.signOff("pass2", "A. Risk", true, "seen");
        TwoPassRequest quarterly = new TwoPassRequest(RunRequest.of(folder.resolve("sample")), Optional.empty(), Optional.empty());
        lab.revalidate(Quarter.parse("2025Q2"), quarterly, ValidationConfig.standard(), false);
        lab.revalidate(Quarter.parse("2025Q3"), quarterly, ValidationConfig.standard(), false);
        lab.store().audits().promote("base", lab.store().audits().latest("validation", "pass2").orElseThrow().auditId(),
                Optional.of("thrashing reviewed"), "tester");
        lab.store().audits().revoke("new data", "tester");
    }

    private static List<String> rows(String query) {
        SqlResult result = lab.sql(query);
        return result.rows().stream().map(row -> row.stream().map(AuditTrailViewsTest::text).reduce((a, b) -> a + " " + b).orElse(""))
                .toList();
    }

    private static String text(Object cell) {
        return cell instanceof Double number ? BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_EVEN).toPlainString()
                : String.valueOf(cell);
    }

    @Test
    void regimeEpisodesCoverEveryStateRowOnce() {
        assertThat(rows("SELECT count(*), sum(rows) FROM audit.regime_episode WHERE run_id = 'base'")).containsExactly("99 2864");
        assertThat(rows("SELECT regime, first_day, last_day, rows, deepest_drawdown, lowest_scalar FROM audit.regime_episode "
                + "WHERE run_id = 'base' ORDER BY first_day LIMIT 3")).containsExactly(
                        "NORMAL 2016-10-20 2016-11-28 34 -0.028324 1.000000", "ELEVATED 2016-11-29 2016-12-23 22 -0.029418 0.850268",
                        "NORMAL 2016-12-25 2016-12-26 2 -0.008328 0.887701");
    }

    @Test
    void scalarDistributionHasARowPerRegime() {
        assertThat(rows("SELECT regime, days, min_scalar, max_scalar FROM audit.scalar_distribution WHERE run_id = 'base' ORDER BY regime"))
                .containsExactly("NORMAL 2061 0.521761 1.000000", "ELEVATED 592 0.625000 0.962500", "STRESS 198 0.393953 0.887500",
                        "CRISIS 13 0.341937 0.614175");
    }

    @Test
    void deriskEventsAreDatedAtTheirLowestWithTheDayThatDecided() {
        assertThat(rows("SELECT first_rebalance, last_rebalance, date, depth, rebalances, decided_on FROM audit.derisk_event "
                + "WHERE run_id = 'base' ORDER BY depth LIMIT 2")).containsExactly(
                        "2018-02-02 2018-03-09 2018-03-02 0.383131 6 2018-02-23", "2020-02-14 2020-11-13 2020-03-13 0.393953 40 2020-03-06");
    }

    @Test
    void exposureShowsScalarTurnoverAndBothPasses() {
        assertThat(rows("SELECT date, risk_scalar_applied, risk_scalar, regime, warm_up, turnover_raw, turnover_scaled "
                + "FROM audit.exposure_rebalance WHERE run_id = 'pass2' ORDER BY risk_scalar_applied LIMIT 1"))
                        .containsExactly("2018-03-02 0.383131 0.848682 NORMAL false 0.853498 0.606527");
        assertThat(rows("SELECT date, ret_baseline, ret_scaled, equity_baseline, equity_scaled FROM audit.exposure_day "
                + "WHERE run_id = 'pass2' ORDER BY date LIMIT 2")).containsExactly(
                        "2016-08-12 0.000000 0.000000 1.000000 1.000000", "2016-08-14 -0.000980 -0.000980 0.999020 0.999020");
        assertThat(rows("SELECT count(*) FROM audit.exposure_rebalance WHERE run_id = 'pass2'")).containsExactly("490");
    }

    @Test
    void twoPassHasOneRowPerAuditWithBothPassesAndTheirDifference() {
        assertThat(rows("SELECT baseline_run_id, scaled_run_id, baseline_cagr, scaled_cagr, cagr_delta, max_drawdown_delta, "
                + "mean_applied_scalar FROM audit.two_pass WHERE baseline_run_id = 'base'"))
                        .containsExactly("base pass2 0.109954 0.100838 -0.009116 0.017395 0.935651");
    }

    @Test
    void validationShowsEachFigureWithItsVerdictAndTheSignOff() {
        assertThat(rows("SELECT question, name, value, verdict, overall, signed_off, reviewer FROM audit.validation "
                + "WHERE scaled_run_id = 'pass2' AND question IN (1, 3) ORDER BY question, position")).containsExactly(
                        "1 max_drawdown_improvement 0.017395 CAUTION CAUTION APPROVED A. Risk",
                        "1 worst_month_change 0.014931 PASS CAUTION APPROVED A. Risk",
                        "1 worst_quarter_change 0.006961 PASS CAUTION APPROVED A. Risk",
                        "3 transitions_per_year 10.656297 PASS CAUTION APPROVED A. Risk",
                        "3 thrashing_episodes 17.000000 CAUTION CAUTION APPROVED A. Risk");
    }

    @Test
    void revalidationsStandInOrderEachWithTheOneBefore() {
        assertThat(rows("SELECT quarter, verdict, decision, alerts, previous_audit_id IS NULL FROM audit.revalidation ORDER BY quarter"))
                .containsExactly("2025Q2 CAUTION KEEP_V1 0 true", "2025Q3 CAUTION KEEP_V1 0 false");
        assertThat(rows("SELECT count(*) FROM audit.alert")).containsExactly("0");
    }

    @Test
    void productionKeepsEveryStepAndMarksTheOneInForce() {
        assertThat(rows("SELECT sequence, run_id, current, verdict, accepted_caution, revoked_reason, author FROM audit.production "
                + "ORDER BY sequence")).containsExactly("1 base false CAUTION thrashing reviewed null tester",
                        "2 null true null null new data tester");
    }

    @Test
    void macrosAnswerForOneRun() {
        assertThat(rows("SELECT transitions, transitions_per_year FROM audit.transitions_per_year('base')")).containsExactly("98 10.656297");
        assertThat(rows("SELECT date, regime, decision FROM audit.regime_between('base', '2020-02-19', '2020-02-23') LIMIT 2"))
                .allSatisfy(row -> assertThat(row).startsWith("2020-02-"));
        assertThat(rows("SELECT count(*) FROM audit.regime_between('base', '2016-10-20', '2016-11-28')")).containsExactly("34");
    }
}
