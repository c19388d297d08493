package dev.plimsoll.run;

import static dev.plimsoll.store.kind.ArtifactSchema.TREND_UNIT_RETURN;

import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.door.SanityReport;
import dev.plimsoll.door.SanityReport.DailyTables;
import dev.plimsoll.door.SanityReport.Finding;
import dev.plimsoll.store.files.ExecutionOptions;
import dev.plimsoll.store.files.RunDirectoryReader.Content;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The sanity report of what a run was given. Asked where inputs come in, never where a stored run is computed again. */
public final class DoorReport {

    private DoorReport() {
    }

    /** Looks at what was given, not at what was simulated from it. */
    public static SanityReport of(Content content, ExecutionOptions execution) {
        RunInputs inputs = content.inputs();
        Optional<Integer> lag = inputs.simulated() ? Optional.of(execution.effectiveLag()) : execution.lag();
        boolean givenUnits = !content.computedKinds().contains(TREND_UNIT_RETURN.kind());
        return SanityReport.of(new DailyTables(inputs.assetReturns(), inputs.weights(), lag,
                Optional.of(inputs.portfolioReturns()).filter(given -> !inputs.simulated()),
                Optional.of(inputs.equity()).filter(given -> !inputs.simulated()),
                inputs.trendUnitReturns().filter(units -> givenUnits), inputs.sleeveReturns()));
    }

    /** What was held when the window starts, and is carried in. */
    public static Optional<Finding> carried(RunInputs inputs) {
        Optional<Panel> weights = inputs.weights().filter(w -> w.rows() > 0 && w.dates().first().isBefore(inputs.requestedStart()));
        if (!inputs.simulated() || weights.isEmpty()) {
            return Optional.empty();
        }
        long held = 0;
        double largest = 0;
        for (int c = 0; c < weights.get().width(); c++) {
            double weight = weights.get().value(0, c);
            held += weight == 0 ? 0 : 1;
            largest = Math.abs(weight) > Math.abs(largest) ? weight : largest;
        }
        LocalDate day = weights.get().dates().first();
        return Optional.of(new Finding("WEIGHTS_BEFORE_START", "The weights of " + day + ", the last before the start "
                + inputs.requestedStart() + ", are carried in: " + held + " assets are held from the first day on, with a weight of up to "
                + largest + ".", held, day, largest));
    }

    /** The findings as they are stored, or a refusal of them. */
    public static List<Warning> warnings(SanityReport report, boolean strict, String where) {
        if (strict) {
            report.refuse(where);
        }
        return report.findings().stream().map(finding -> new Warning(finding.code(), finding.text())).toList();
    }
}
