package dev.plimsoll.store.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.plimsoll.store.artifact.ArtifactTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a run was in its regime on a day, from the trace it stored.
 *
 * @param regime regime in force
 * @param signals ENTER signals that fired, in order
 * @param enterScore how many those are; empty where no trace was stored
 * @param exitScore how many EXIT signals fired
 * @param target regime the ENTER rules alone would give
 * @param targetRule the rule that gave it
 * @param decision what the walk did with the target
 * @param daysInRegime how long the regime has lasted
 */
@JsonPropertyOrder({"regime", "decision", "target", "target_rule"})
public record RegimeReason(String regime, @JsonProperty("enter_signals") List<String> signals, Optional<Integer> enterScore,
        Optional<Integer> exitScore, Optional<String> target, Optional<String> targetRule, Optional<String> decision,
        Optional<Integer> daysInRegime) {

    private static final List<String> SIGNALS = List.of("vol_fast", "corr_spike", "dd_deep", "dd_worsening");

    static RegimeReason of(ArtifactTable regimes, int row) {
        List<String> fired = new ArrayList<>();
        for (String signal : SIGNALS) {
            if (cell(regimes, row, "enter_" + signal).equals(Optional.of(true))) {
                fired.add(signal);
            }
        }
        return new RegimeReason(text(regimes, row, "regime").orElseThrow(), List.copyOf(fired), number(regimes, row, "enter_score"),
                number(regimes, row, "exit_score"), text(regimes, row, "target"), text(regimes, row, "target_rule"),
                text(regimes, row, "decision"), number(regimes, row, "days_in_regime"));
    }

    private static Optional<Object> cell(ArtifactTable table, int row, String column) {
        for (int c = 0; c < table.present().size(); c++) {
            if (table.present().get(c).name().equals(column)) {
                return Optional.ofNullable(table.cell(row, c));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(ArtifactTable table, int row, String column) {
        return cell(table, row, column).map(String.class::cast);
    }

    private static Optional<Integer> number(ArtifactTable table, int row, String column) {
        return cell(table, row, column).map(value -> Math.toIntExact((Long) value));
    }

    /**
     * The reason in words.
     *
     * @return such as {@code UPGRADE to STRESS by SCORE_2 (vol_fast, corr_spike)}
     */
    @Override
    public String toString() {
        if (decision.isEmpty()) {
            return "no trace stored";
        }
        String fired = signals.isEmpty() ? "no signal" : String.join(", ", signals);
        return decision.get() + ": target " + target.orElse("?") + " by " + targetRule.orElse("?") + " (" + fired + "), exit score "
                + exitScore.map(String::valueOf).orElse("?") + ", day " + daysInRegime.map(String::valueOf).orElse("?");
    }
}
