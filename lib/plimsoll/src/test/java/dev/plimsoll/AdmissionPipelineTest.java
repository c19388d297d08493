package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.PromotionGates.PromotionDecision.PromotionGate;
import dev.plimsoll.kind.allocation.AdmissionReport;
import dev.plimsoll.kind.allocation.AdmissionRequest;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A candidate judged on two stored runs: its figures, its place in the store, and that it can be computed again. */
class AdmissionPipelineTest {

    @TempDir
    static Path folder;

    private static Plimsoll lab;

    private static final String REQUEST = """
            {"as_of": "2026-02-12T14:30:00Z", "account": {"equity": "100000"}, "positions": [],
             "intents": [{"intent_id": "i1", "strategy_id": "carry", "strategy_family": "carry", "symbol": "AAPL", "side": "buy",
                "qty": "20", "price": "100", "timeframe": "1Day", "event_ts": "2026-02-12T14:29:00Z", "order_type": "market",
                "time_in_force": "day"}],
             "market": [{"symbol": "AAPL", "price": "100", "spread_bps": "2", "volatility": "0.2", "adv_notional": "100000"}],
             "regime": {"label": "trend", "confidence": "0.9"}, "kill_switch": false}
            """;

    @BeforeAll
    static void twoRuns() throws IOException {
        lab = Plimsoll.open(folder.resolve("store.duckdb").toString());
        lab.run(RunRequest.of(SampleRuns.write(folder.resolve("with"), EveryRun.DAYS)).withRunId("with"));
        Path without = SampleRuns.write(folder.resolve("without"), EveryRun.DAYS);
        List<String> rows = Files.readAllLines(without.resolve("sleeve_returns.csv"));
        int carry = List.of(rows.get(0).split(",")).indexOf("carry");
        Files.write(without.resolve("sleeve_returns.csv"), rows.stream().map(row -> without(row, carry)).toList());
        List<String> equity = Files.readAllLines(without.resolve("equity_curve.csv"));
        double level = 1;
        for (int row = 1; row < equity.size(); row++) { // a little less each day
            String[] cells = equity.get(row).split(",");
            equity.set(row, cells[0] + "," + Double.parseDouble(cells[1]) * level);
            level *= 0.9999;
        }
        Files.write(without.resolve("equity_curve.csv"), equity);
        lab.run(RunRequest.of(without).withRunId("without"));
    }

    private static String without(String row, int column) {
        String[] cells = row.split(",", -1);
        StringBuilder rest = new StringBuilder(cells[0]);
        for (int c = 1; c < cells.length; c++) {
            rest.append(c == column ? "" : "," + cells[c]);
        }
        return rest.toString();
    }

    private static AllocationRequest request() {
        return AllocationRequestFile.parse(REQUEST, "request");
    }

    private static AllocationConfig config(String participation) {
        return AllocationConfigFile.parse("enabled: true\ncapacity: {participation_cap_pct_adv: " + participation + "}\n", "config");
    }

    private static AdmissionReport admit(String id, String participation) {
        return lab.admit(AdmissionRequest.of("carry", "without", "with", request(), config(participation)).withRunId(id));
    }

    @Test
    void aCandidateThatHelpsAndKeepsItsCapsUnderStressIsAdmitted() {
        AdmissionReport report = admit("good", "0.5");
        assertThat(report.decision().admitted()).isTrue();
        assertThat(report.decision().checks()).extracting(check -> check.gate()).containsExactly(PromotionGate.values());
        assertThat(lab.sql("SELECT DISTINCT candidate, without_run_id, with_run_id, admitted FROM audit.admission WHERE run_id = 'good'")
                .rows()).containsExactly(List.of("carry", "without", "with", true));
        assertThat(lab.sql("SELECT gate::VARCHAR FROM audit.admission WHERE run_id = 'good' ORDER BY gate").rows()).hasSize(6);
    }

    /** 2,000 of 100,000 are 2 % of a day's volume, and 4 % of half of it. */
    @Test
    void aCandidateTooLargeForABadMarketIsNot() {
        assertThat(admit("large", "0.03").decision().admitted()).isFalse();
        assertThat(lab.sql("SELECT admitted, passed, with_value::DOUBLE, limit_value::DOUBLE, subject FROM audit.admission "
                + "WHERE run_id = 'large' AND gate = 'stress_participation'").rows())
                .containsExactly(List.of(false, false, 0.04, 0.03, "AAPL"));
        assertThat(lab.sql("SELECT count(*) FROM audit.admission WHERE run_id = 'large' AND NOT passed").rows().get(0).get(0))
                .isEqualTo(1L);
    }

    /** Against SQL on the stored rows: shares of population standard deviations, squared. */
    @Test
    void concentrationIsTheHerfindahlIndexOfVolatilityShares() {
        admit("index", "0.5");
        double sql = (Double) lab.sql("WITH v AS (SELECT stddev_pop(ret) AS vol FROM run_artifact JOIN sleeve_return_v1 USING (artifact_id) "
                + "WHERE run_id = 'with' GROUP BY sleeve) SELECT sum(pow(vol / (SELECT sum(vol) FROM v), 2)) FROM v").rows().get(0).get(0);
        double stored = (Double) lab.sql("SELECT with_value::DOUBLE FROM audit.admission WHERE run_id = 'index' AND gate = 'concentration'")
                .rows().get(0).get(0);
        assertThat(stored).isCloseTo(sql, within(1e-9)).isBetween(0.2, 0.9);
    }

    @Test
    void itIsAStoredRunThatReplaysVerifiesAndLeadsBackToBothRuns() {
        admit("kept", "0.5");
        assertThat(lab.replay("kept").verdict()).hasToString("IDENTICAL");
        assertThat(lab.sql("SELECT intact FROM audit.integrity WHERE run_id = 'kept'").rows()).containsExactly(List.of(true));
        assertThat(admit("kept", "0.5").recorded().alreadyStored()).isTrue();
        assertThat(lab.sql("SELECT DISTINCT other.run_id FROM artifact_input AS i JOIN run_artifact AS other ON other.artifact_id = "
                + "i.input_artifact_id WHERE i.run_id = 'kept' AND other.run_id IN ('with', 'without') ORDER BY ALL").rows())
                .containsExactly(List.of("with"), List.of("without"));
        assertFails(() -> lab.certify("kept", 3, 1), UsageException.class, "is an admission");
    }

    @Test
    void whatCannotBeJudgedIsRefusedWithNothingStored() {
        assertFails(() -> lab.admit(AdmissionRequest.of("value", "without", "with", request(), config("0.5"))), UsageException.class,
                "The strategy value has no sleeve in run with, which has [carry");
        assertFails(() -> lab.admit(AdmissionRequest.of("carry", "with", "with", request(), config("0.5"))), UsageException.class,
                "expected the portfolio without it");
        assertFails(() -> lab.admit(AdmissionRequest.of("carry", "without", "with",
                AllocationRequestFile.parse(REQUEST.replace("\"strategy_id\": \"carry\"", "\"strategy_id\": \"tsmom\""), "request"),
                config("0.5"))), DataException.class, "no intent of the candidate carry");
        assertFails(() -> lab.admit(AdmissionRequest.of("carry", "none", "with", request(), config("0.5"))), InputMissingException.class,
                "There is no run none");
        assertThat(lab.sql("SELECT run_id FROM run WHERE kind = 'admission' AND run_id LIKE 'admission%'").rows()).isEmpty();
    }
}
