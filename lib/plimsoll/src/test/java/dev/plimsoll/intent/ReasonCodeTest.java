package dev.plimsoll.intent;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.DataException;
import dev.plimsoll.intent.Sizing.Cap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonCodeTest {

    @Test
    void theListSaysWhatEachCodeMeansAndWhatToDo() throws IOException {
        Path list = Path.of(System.getProperty("plimsoll.root"), "docs", "reason-codes.md");
        assertThat(Files.readAllLines(list).stream().filter(line -> line.startsWith("| `"))
                .map(line -> line.split("` \\| \\S+ .* \\| \\S+ ")[0]))
                .containsExactlyElementsOf(Arrays.stream(ReasonCode.values()).map(reason -> "| `" + reason.label()).toList());
    }

    @Test
    void theSetIsExactlyThis() {
        List<String> expected = new ArrayList<>(List.of("allocator_reject_zero_qty", "allocator_reject_no_price",
                "allocator_reject_qty_below_min", "allocator_regime_low_confidence", "allocator_disabled_passthrough", "allocator_clip_lot",
                "allocator_reject_stale_intent"));
        for (String cap : List.of("symbol_capacity", "gross_exposure", "net_exposure", "strategy_budget", "symbol_budget",
                "correlation_capacity", "participation", "slippage", "turnover", "concentration")) {
            expected.add("allocator_clip_" + cap);
            expected.add("allocator_reject_" + cap);
        }
        for (String gate : List.of("kill_switch", "global_notional", "symbol_exposure", "strategy_contribution", "gross_exposure",
                "net_exposure", "buying_power", "price_band", "shorts_not_allowed")) {
            expected.add("risk_reject_" + gate);
        }
        assertThat(Arrays.stream(ReasonCode.values()).map(ReasonCode::label)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Arrays.stream(Cap.values()).map(Cap::label)).containsExactly("symbol_capacity", "gross_exposure", "net_exposure",
                "strategy_budget", "symbol_budget", "correlation_capacity", "participation", "slippage", "turnover", "concentration");
    }

    @Test
    void codesReadBack() {
        for (ReasonCode reason : ReasonCode.values()) {
            assertThat(ReasonCode.parse(reason.label())).isEqualTo(reason);
            assertThat(reason.isClip() && reason.isReject()).isFalse();
        }
        assertFails(() -> ReasonCode.parse("unknown"), DataException.class);
    }
}
