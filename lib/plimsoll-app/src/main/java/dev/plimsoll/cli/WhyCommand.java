package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.store.SqlResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains the regime of one day. */
@Command(name = "why", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Explain the regime of one day: each signal with value, thresholds and margin, then the decision.",
        footer = {"", "A margin is how far a value lies beyond its threshold; 0 or more means the signal fires.", "", "Example:",
            "  plimsoll why core_v9_2025 2022-06-13"})
final class WhyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "Id of the run.")
    private String runId;

    @Parameters(index = "1", paramLabel = "DAY", description = "The day, as YYYY-MM-DD.")
    private LocalDate day;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Plimsoll lab = store.open();
        asOf.requireKnown(lab, runId);
        SqlResult why = lab.why(runId, day);
        console.text(text(why));
        if (console.isJson()) {
            console.document(Documents.of(why));
        }
        return 0;
    }

    private static String text(SqlResult why) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : why.rows()) {
            String sign = (String) cell(why, row, "fires_when");
            rows.add(List.of(cell(why, row, "signal"), cell(why, row, "feature"), rounded(cell(why, row, "value")),
                    sign + " " + cell(why, row, "enter_threshold"), rounded(cell(why, row, "enter_margin")),
                    fires(cell(why, row, "enter_fired")), sign + " " + cell(why, row, "exit_threshold"),
                    rounded(cell(why, row, "exit_margin")), fires(cell(why, row, "exit_fired"))));
        }
        return headline(why) + "\n\n" + Table.of(List.of("signal", "feature", "value", "ENTER", "margin", "fires", "EXIT", "margin",
                "fires"), rows) + "\n\n" + decision(why);
    }

    private static String headline(SqlResult why) {
        return String.format(Locale.ROOT, "%s on %s: %s, day %s of it, risk scalar %.6f (rules %s)", why.first("run_id"),
                why.first("date"), why.first("regime"), why.first("days_in_regime"), (Double) why.first("risk_scalar"),
                why.first("rule_version"));
    }

    private static String decision(SqlResult why) {
        Object target = why.first("target");
        Object previous = why.first("previous_regime");
        Object stayed = why.first("previous_days_in_regime");
        String aim = "ENTER score " + why.first("enter_score") + " gives target " + target + " (" + rule(why) + ").";
        String walk = switch ((String) why.first("decision")) {
            case "FIRST_DAY" -> "The first day takes its target.";
            case "UPGRADE" -> "That is more severe than " + previous + ", so the regime rises at once.";
            case "DOWNGRADE" -> previous + " had lasted " + stayed + " days (at least " + why.first("min_days_in_regime")
                    + ") and the EXIT score is down to " + why.first("exit_score") + ", so the regime falls.";
            case "HOLD_MIN_DAYS" -> "That is milder, but " + previous + " had lasted only " + stayed + " of at least "
                    + why.first("min_days_in_regime") + " days, so it holds.";
            case "HOLD_EXIT_SCORE" -> "That is milder, but the EXIT score is still " + why.first("exit_score") + ", so " + previous
                    + " holds.";
            default -> "That is the regime in force, so it stays.";
        };
        return aim + " " + walk;
    }

    private static String rule(SqlResult why) {
        int deep = 2;
        double dd = (Double) cell(why, why.rows().get(deep), "value");
        return switch ((String) why.first("target_rule")) {
            case "DD_CRISIS" -> String.format(Locale.ROOT, "drawdown %.6f is at or below the crisis level %s", dd,
                    cell(why, why.rows().get(deep), "crisis_threshold"));
            case "DD_STRESS" -> String.format(Locale.ROOT, "drawdown %.6f is at or below the stress level %s", dd,
                    cell(why, why.rows().get(deep), "stress_threshold"));
            case "SCORE_3" -> "three signals or more";
            case "SCORE_2" -> "two signals";
            case "SCORE_1" -> "one signal";
            default -> "no signal";
        };
    }

    private static Object cell(SqlResult why, List<Object> row, String column) {
        return row.get(why.columns().indexOf(column));
    }

    private static Num rounded(Object value) {
        return Num.fixed((Double) value, 6);
    }

    private static String fires(Object flag) {
        return (Boolean) flag ? "yes" : "no";
    }
}
