package dev.plimsoll.run;

import static dev.plimsoll.doc.Num.fixed;

import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.store.query.SqlResult;
import java.util.List;

/**
 * Why a day has its regime: each signal with value, thresholds and margin, and the decision. A margin is how far a value lies beyond its
 * threshold; 0 or more means that the signal fires.
 *
 * @param signals one row per signal, as the macro {@code audit.why_regime} gives them
 */
public record Why(SqlResult signals) implements Describable {

    private static final int DECIMALS = 6;

    /**
     * The signals.
     *
     * @return four rows
     */
    public List<List<Object>> rows() {
        return signals.rows();
    }

    /**
     * What the day has once, such as {@code regime}, {@code risk_scalar} or {@code decision}.
     *
     * @param column its name
     * @return the value, or null for NULL
     */
    public Object first(String column) {
        return signals.first(column);
    }

    @Override
    public Doc describe() {
        List<List<Object>> rows = rows().stream().map(row -> List.of(cell(row, "signal"), cell(row, "feature"), number(row, "value"),
                cell(row, "fires_when") + " " + cell(row, "enter_threshold"), number(row, "enter_margin"), fires(row, "enter_fired"),
                cell(row, "fires_when") + " " + cell(row, "exit_threshold"), number(row, "exit_margin"), fires(row, "exit_fired"))).toList();
        return Doc.of(first("run_id") + " on " + first("date") + ": " + first("regime") + ", day " + first("days_in_regime")
                + " of it, risk scalar " + fixed((Double) first("risk_scalar"), DECIMALS) + " (rules " + first("rule_version") + ")",
                Table.of("", Column.all("signal", "feature", "value", "ENTER", "margin", "fires", "EXIT", "margin", "fires"), rows),
                new Text(decision()));
    }

    private String decision() {
        Object previous = first("previous_regime");
        Object stayed = first("previous_days_in_regime");
        String aim = "ENTER score " + first("enter_score") + " gives target " + first("target") + " (" + rule() + ").";
        String walk = switch ((String) first("decision")) {
            case "FIRST_DAY" -> "The first day takes its target.";
            case "UPGRADE" -> "That is more severe than " + previous + ", so the regime rises at once.";
            case "DOWNGRADE" -> previous + " had lasted " + stayed + " days (at least " + first("min_days_in_regime")
                    + ") and the EXIT score is down to " + first("exit_score") + ", so the regime falls.";
            case "HOLD_MIN_DAYS" -> "That is milder, but " + previous + " had lasted only " + stayed + " of at least "
                    + first("min_days_in_regime") + " days, so it holds.";
            case "HOLD_EXIT_SCORE" -> "That is milder, but the EXIT score is still " + first("exit_score") + ", so " + previous + " holds.";
            default -> "That is the regime in force, so it stays.";
        };
        return aim + " " + walk;
    }

    private String rule() {
        List<Object> drawdown = rows().get(2);
        return switch ((String) first("target_rule")) {
            case "DD_CRISIS" -> "drawdown " + number(drawdown, "value") + " is at or below the crisis level "
                    + cell(drawdown, "crisis_threshold");
            case "DD_STRESS" -> "drawdown " + number(drawdown, "value") + " is at or below the stress level "
                    + cell(drawdown, "stress_threshold");
            case "SCORE_3" -> "three signals or more";
            case "SCORE_2" -> "two signals";
            case "SCORE_1" -> "one signal";
            default -> "no signal";
        };
    }

    private Object cell(List<Object> row, String column) {
        return row.get(signals.columns().indexOf(column));
    }

    private Num number(List<Object> row, String column) {
        return fixed((Double) cell(row, column), DECIMALS);
    }

    private String fires(List<Object> row, String column) {
        return (Boolean) cell(row, column) ? "yes" : "no";
    }

    /** The description, for JShell. */
    @Override
    public String toString() {
        return describe().text();
    }
}
