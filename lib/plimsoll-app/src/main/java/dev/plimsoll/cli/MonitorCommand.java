package dev.plimsoll.cli;

import dev.plimsoll.governance.MonitoringResult;
import dev.plimsoll.governance.MonitoringResult.Monitoring;
import java.time.LocalDate;
import java.util.List;
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
        console.text(result.describe().text());
        if (console.isJson()) {
            record Document(String auditId, boolean alreadyRecorded, LocalDate asOf, Map<String, Double> figures,
                    boolean meanScalarWithinBounds, List<String> news, AuditDocuments audit) {
            }
            console.document(new Document(result.record().auditId(), result.record().alreadyStored(), monitoring.metrics().asOf(),
                    monitoring.metrics().values(), monitoring.meanWithin(), monitoring.news(),
                    AuditDocuments.of(result.audit(), List.of())));
        }
        return !result.audit().alerts().isEmpty() ? 2 : monitoring.meanWithin() ? 0 : 1;
    }
}
