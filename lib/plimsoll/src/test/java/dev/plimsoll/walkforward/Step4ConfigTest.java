package dev.plimsoll.walkforward;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.Step4Config.DrawdownCaps;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.Step4Config.Objective;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class Step4ConfigTest {

    private static final Step4Config DEFAULTS = Step4File.defaults();

    @Test
    void defaultsAreTheDocumentedOnes() {
        assertThat(DEFAULTS).isEqualTo(new Step4Config(10_000, 0.6, 24, 1200, 6, 0.30, 42, LabelAlignment.SEED,
                new DrawdownCaps(0.32, 0.24, 0.20, 0.18)));
        assertThat(List.of(Objective.values())).extracting(DEFAULTS.drawdownCaps()::of).containsExactly(0.32, 0.24, 0.20, 0.18);
    }

    @Test
    void copyChangesOneValue() {
        assertThat(with(DEFAULTS, "startCapital", 1, "trainRatio", 0.5, "minHistoryMonths", 30, "bootstrapSamples", 7,
                "bootstrapBlockMonths", 3, "promoteDrawdownCap", 0.1, "seed", 9, "labelAlignment", LabelAlignment.MATCHED, "drawdownCaps",
                new DrawdownCaps(0.1, 0.2, 0.3, 0.4)))
                .isEqualTo(new Step4Config(1, 0.5, 30, 7, 3, 0.1, 9, LabelAlignment.MATCHED, new DrawdownCaps(0.1, 0.2, 0.3, 0.4)));
    }

    @Test
    void everyValueIsChecked() {
        refused("start_capital is 0.0", () -> with(DEFAULTS, "startCapital", 0));
        refused("start_capital is NaN", () -> with(DEFAULTS, "startCapital", Double.NaN));
        refused("start_capital is Infinity", () -> with(DEFAULTS, "startCapital", Double.POSITIVE_INFINITY));
        refused("train_ratio is 0.0", () -> with(DEFAULTS, "trainRatio", 0));
        refused("train_ratio is 1.0", () -> with(DEFAULTS, "trainRatio", 1));
        refused("min_history_months is 0", () -> with(DEFAULTS, "minHistoryMonths", 0));
        refused("bootstrap_samples is 0", () -> with(DEFAULTS, "bootstrapSamples", 0, "bootstrapBlockMonths", 6));
        refused("bootstrap_samples is 100001", () -> with(DEFAULTS, "bootstrapSamples", 100_001, "bootstrapBlockMonths", 6));
        refused("bootstrap_block_months is 0", () -> with(DEFAULTS, "bootstrapSamples", 1, "bootstrapBlockMonths", 0));
        refused("promote_dd_cap is 0.0", () -> with(DEFAULTS, "promoteDrawdownCap", 0));
        refused("promote_dd_cap is 1.1", () -> with(DEFAULTS, "promoteDrawdownCap", 1.1));
        refused("seed is -1", () -> with(DEFAULTS, "seed", -1));
        refused("seed is 2147483648", () -> with(DEFAULTS, "seed", 2147483648L));
        refused("objective return is 0.0", () -> new DrawdownCaps(0, 0.2, 0.2, 0.2));
        refused("objective balanced is 2.0", () -> new DrawdownCaps(0.2, 2, 0.2, 0.2));
        refused("objective calmar is NaN", () -> new DrawdownCaps(0.2, 0.2, Double.NaN, 0.2));
        refused("objective robust is -0.1", () -> new DrawdownCaps(0.2, 0.2, 0.2, -0.1));
    }

    private static void refused(String message, Supplier<?> value) {
        assertFails(value::get, UsageException.class, message);
    }
}
