package dev.plimsoll.cli;

import dev.plimsoll.TwoPassResult;
import dev.plimsoll.audit.Alert;
import dev.plimsoll.audit.Finding;
import dev.plimsoll.audit.ScalarUsage;
import dev.plimsoll.audit.TwoPassComparison;
import dev.plimsoll.audit.ValidationAnswer;
import dev.plimsoll.audit.ValidationResult;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.store.AuditInfo;
import dev.plimsoll.store.RunDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A two-pass audit and its validation for a person. */
final class AuditText {

    private AuditText() {
    }

    static String comparison(TwoPassResult result) {
        TwoPassComparison c = result.comparison();
        PerformanceMetrics a = c.baseline().metrics();
        PerformanceMetrics b = c.scaled().metrics();
        List<List<Object>> rows = List.of(
                percent("CAGR", a.cagr(), b.cagr()), percent("volatility", a.annVol(), b.annVol()),
                List.of("Sharpe", number(a.sharpe()), number(b.sharpe()), number(b.sharpe() - a.sharpe())),
                percent("max drawdown", a.maxDrawdown(), b.maxDrawdown()),
                percent("worst month", a.worstMonth().value(), b.worstMonth().value()),
                percent("worst quarter", a.worstQuarter().value(), b.worstQuarter().value()));
        StringBuilder out = new StringBuilder();
        out.append("Two passes, ").append(a.start()).append(" to ").append(a.end()).append("\n  baseline  ").append(c.baseline().runId())
                .append("\n  scaled    ").append(c.scaled().runId());
        for (RunDraft.Warning warning : result.warnings()) {
            out.append("\nwarning ").append(warning.code()).append(": ").append(warning.message());
        }
        out.append("\n\n").append(Table.of(List.of("", "baseline", "scaled", "scaled - baseline"), rows));
        ScalarUsage usage = c.scaled().usage().orElseThrow();
        out.append(String.format(Locale.ROOT,
                "\n\n%d rebalances, %.1f %% scaled, mean scalar %.4f, min %.4f; %d regime changes, %.1f a year",
                usage.rebalances(), 100 * usage.shareScaled(), usage.mean(), usage.min(), c.transitions(), c.transitionsPerYear()));
        return out.toString();
    }

    private static List<Object> percent(String name, double a, double b) {
        return List.of(name, String.format(Locale.ROOT, "%8.2f %%", 100 * a), String.format(Locale.ROOT, "%8.2f %%", 100 * b),
                String.format(Locale.ROOT, "%+8.2f points", 100 * (b - a)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%8.4f", value);
    }

    static String validation(ValidationResult validation) {
        StringBuilder out = new StringBuilder();
        for (ValidationAnswer answer : validation.answers()) {
            out.append(answer.number()).append(". ").append(answer.question()).append("  ").append(answer.verdict()).append('\n');
            List<List<Object>> rows = new ArrayList<>();
            for (Finding f : answer.findings()) {
                rows.add(List.of("  ", f.verdict(), f.name(), f.value().isPresent() ? Num.fixed(f.value().getAsDouble(), 6) : "",
                        f.unit(), f.bounds(), f.effect()));
            }
            out.append(Table.of(List.of("  ", "", "figure", "value", "unit", "bounds", ""), rows).toString().lines()
                    .map(String::stripTrailing).reduce((x, y) -> x + "\n" + y).orElse("")).append("\n\n");
        }
        return out.append("Overall: ").append(validation.overall()).toString();
    }

    /** The four answers, a line each, and the verdict. */
    static String summary(ValidationResult validation) {
        StringBuilder out = new StringBuilder();
        for (ValidationAnswer answer : validation.answers()) {
            out.append(String.format(Locale.ROOT, "  %-8s %d. %s\n", answer.verdict(), answer.number(), answer.question()));
        }
        return out.append("  ").append(validation.overall()).append(" overall").toString();
    }

    static String recorded(AuditInfo audit) {
        return (audit.alreadyStored() ? "Recorded before as audit " : "Recorded as audit ") + audit.auditId();
    }

    static String alerts(List<Alert> alerts) {
        StringBuilder out = new StringBuilder();
        for (Alert alert : alerts) {
            out.append(out.isEmpty() ? "" : "\n").append("ALERT ").append(alert.code()).append(": ").append(alert.message());
        }
        return out.toString();
    }
}
