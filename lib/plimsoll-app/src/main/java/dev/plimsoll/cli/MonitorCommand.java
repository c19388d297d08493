package dev.plimsoll.cli;

import dev.plimsoll.MonitoringResult;
import dev.plimsoll.audit.Monitoring;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The regular look at a run in production. */
@Command(name = "monitor", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Weekly or monthly look: two-pass over the new data, thrashing, top events, mean scalar, what changed, alerts.",
        footer = {"", "Exit code: 0 nothing to report, 1 the mean scalar is out of its bounds, 2 an alert", "was raised.", "", "Example:",
            "  plimsoll monitor --inputs runs/core_v9"})
final class MonitorCommand implements Callable<Integer> {

    @Mixin
    private TwoPassOptions options;

    @Mixin
    private ValidationOptions validation;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        MonitoringResult result = store.open().monitor(options.request(), validation.config());
        Monitoring monitoring = result.monitoring();
        StringBuilder out = new StringBuilder(AuditText.comparison(result.audit()));
        out.append(String.format(Locale.ROOT, "\n\nAs of %s: mean applied scalar %.4f is %s; %d thrashing episodes; "
                + "%d events below the threshold in the top list",
                monitoring.figures().asOf(), monitoring.meanScalar(), monitoring.meanWithin() ? "within bounds" : "OUT OF BOUNDS",
                monitoring.thrashing().size(), monitoring.topEvents().size()));
        monitoring.comparedWith().ifPresent(day -> out.append("\nSince the look of ").append(day).append(": ")
                .append(monitoring.news().isEmpty() ? "no news" : ""));
        monitoring.news().forEach(news -> out.append("\n  ").append(news));
        String alerts = AuditText.alerts(result.audit().alerts());
        out.append(alerts.isEmpty() ? "\nNo alerts." : "\n" + alerts);
        console.text(out.append('\n').append(AuditText.recorded(result.record())).toString());
        if (console.isJson()) {
            record Document(String auditId, boolean alreadyRecorded, LocalDate asOf, Map<String, Double> figures,
                    boolean meanScalarWithinBounds, List<String> news, AuditDocuments audit) {
            }
            console.document(new Document(result.record().auditId(), result.record().alreadyStored(), monitoring.figures().asOf(),
                    monitoring.figures().values(), monitoring.meanWithin(), monitoring.news(),
                    AuditDocuments.of(result.audit(), List.of())));
        }
        return !result.audit().alerts().isEmpty() ? 2 : monitoring.meanWithin() ? 0 : 1;
    }
}
