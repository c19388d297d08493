package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Situations from the field, as far as they concern allocations; skipped where the folder of cases is absent. */
class AllocationCasesTest {

    @TempDir
    Path folder;

    private Outcome allocated(String name, Path config) {
        Path folderOfCase = SharedData.path("../cases/" + name).normalize();
        Path store = Stores.fresh(folder.resolve(name + ".duckdb"));
        return Outcome.of("allocate", "--request", folderOfCase.resolve("request.json"), "--config",
                config == null ? folderOfCase.resolve("cfg.yaml") : config, "--store", store);
    }

    private static List<String> decisions(Outcome outcome) {
        List<String> decisions = new ArrayList<>();
        outcome.json().get("decisions").forEach(d -> decisions.add(d.get("symbol").asString() + " " + d.get("approved_qty").asString() + " "
                + d.get("status").asString() + " " + d.get("reason_codes")));
        return decisions;
    }

    @Test
    void aPositionThatIsNoWholeLotIsClosed() throws IOException {
        assertThat(decisions(allocated("al_lot100_close", null).succeeded())).containsExactly("AAA 150 approved []");
        Path config = folder.resolve("whole-lots.yaml");
        Files.writeString(config, "enabled: true\nlots: {default: 100, odd_lot_close: false}\n");
        assertThat(decisions(allocated("al_lot100_close", config).succeeded())).containsExactly("AAA 100 clipped [\"allocator_clip_lot\"]");
    }

    @Test
    void aLiquidationUnderNegativeEquityIsApproved() {
        assertThat(decisions(allocated("al_neg_equity", null).succeeded()))
                .containsExactly("AAA 10 approved []", "BBB 0 rejected [\"allocator_reject_symbol_capacity\"]");
    }

    @Test
    void anIntentFromTomorrowIsRefused() {
        allocated("al_future_intent", null).failedWith(65, "request.json, intents[0].event_ts: found 2026-02-13T00:00:00Z",
                "no later than as_of, which is 2026-02-12T14:30:00Z");
    }

    @Test
    void percentOfTheDailyVolumeIsRefused() {
        allocated("al_pct_participation5", null).failedWith(65, "cfg.yaml, capacity.participation_cap_pct_adv: found 5",
                "decimal fraction from 0 to 1");
    }
}
