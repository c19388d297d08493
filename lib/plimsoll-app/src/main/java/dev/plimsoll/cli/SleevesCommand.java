package dev.plimsoll.cli;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;
import static java.util.Optional.empty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.Plimsoll;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.kind.sleeves.SleeveBacktestReport;
import dev.plimsoll.kind.sleeves.SleeveBacktestReport.Summary;
import dev.plimsoll.kind.sleeves.SleeveBacktestRequest;
import dev.plimsoll.sleeve.AllocationConstraints.Constraint;
import dev.plimsoll.sleeve.AssetWeights;
import dev.plimsoll.sleeve.Combination;
import dev.plimsoll.sleeve.ConstraintCheck.ConstraintSlack;
import dev.plimsoll.sleeve.ConstraintCheck.Violations;
import dev.plimsoll.sleeve.Feasibility;
import dev.plimsoll.sleeve.Feasibility.KktResiduals;
import dev.plimsoll.sleeve.Feasibility.Multipliers;
import dev.plimsoll.sleeve.Projection;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.SleeveRequest;
import dev.plimsoll.store.files.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands about sleeves. */
@Command(subcommands = {SleevesCommand.Combine.class, SleevesCommand.Backtest.class})
final class SleevesCommand extends CommandGroup {

    /** Combines sleeves once, from a document, without a store. */
    @Command(name = "combine")
    static final class Combine extends BaseCommand {

        @Option(names = "--request", required = true, paramLabel = "FILE")
        private Path request;

        @Override
        int run() {
            SleeveRequest requests = SleeveRequest.read(request);
            List<Object> results = new ArrayList<>();
            int code = 0;
            for (int item = 0; item < requests.items().size(); item++) {
                try {
                    results.add(CombinationDocument.of(requests.combine(item)));
                } catch (PlimsollException e) {
                    if (!requests.many()) {
                        throw e;
                    }
                    code = BAD_DATA;
                    results.add(refused(e.getMessage(), e.exitCode()));
                }
            }
            // The result is JSON with or without --json: tools rely on it.
            console.result(Json.pretty(requests.many() ? results : results.get(0)));
            return code;
        }
    }

    /** Combines sleeves over all their rebalances and stores everything. */
    @Command(name = "backtest")
    static final class Backtest extends RecordingCommand {

        @Option(names = "--inputs", required = true, paramLabel = "DIR")
        private Path inputs;

        @Option(names = "--projection", paramLabel = "sequential|exact")
        private Optional<String> projection;

        @Option(names = "--with-allocator")
        private boolean withAllocator;

        @Mixin
        private ReportFolder reports;

        @Mixin
        private DecimalOption.Strict tables;

        @Override
        int run() {
            Plimsoll lab = lab();
            SleeveBacktestReport report = lab.sleeves(new SleeveBacktestRequest(inputs, label(), projection.map(Projection::parse), tables.strict, tables.sign()));
            Optional<RunReport> allocator = withAllocator ? Optional.of(lab.run(report.allocatorRequest())) : empty();
            List<String> runs = Stream.concat(Stream.of(report.id()), allocator.stream().map(RunReport::id)).toList();
            List<Path> files = filesAfter(runs, lab.store().path(),
                    () -> WholeFile.writeAll(reports.of(lab, report.id()), Chart.files(report.charts())));
            record Document(@JsonUnwrapped Summary sleeves,
                    @JsonInclude(NON_ABSENT) Optional<RunCommand.Document> allocatorRun, List<Path> files) {
            }
            return answer(report.describe().text() + allocator.map(run -> "\n\n" + run.describe().text()).orElse("")
                            + "\n\nThe charts are in " + files.get(0).toAbsolutePath().getParent(),
                    () -> new Document(report.summary(), allocator.map(RunCommand.Document::of), files));
        }
    }

    /** A combination of sleeves for programs. */
    private record CombinationDocument(Map<String, Double> totalWeights, @JsonProperty("n_positions") int positions, double gross,
            double net, @JsonInclude(NON_ABSENT) OptionalDouble turnover, Map<String, Map<String, Double>> perSleeveContrib,
            Checks feasibility, Map<String, Double> unconstrainedWeights, Map<Constraint, Map<String, Double>> movedByConstraint,
            List<String> budgetsWithoutPositions) {

        static CombinationDocument of(Combination combination) {
            Map<String, Map<String, Double>> contributions = new LinkedHashMap<>();
            for (int sleeve = 0; sleeve < combination.sleeves().size(); sleeve++) {
                contributions.put(combination.sleeves().get(sleeve), combination.contributions().ofSleeve(sleeve).toMap());
            }
            Map<Constraint, Map<String, Double>> moved = new EnumMap<>(Constraint.class);
            for (Constraint constraint : Constraint.values()) {
                AssetWeights moves = combination.ledger().moved(constraint);
                if (moves.gross() != 0) {
                    moved.put(constraint, moves.toMap());
                }
            }
            return new CombinationDocument(combination.weights().toMap(), combination.positions(), combination.gross(), combination.net(),
                    combination.turnover(), contributions, Checks.of(combination.feasibility()), combination.unconstrained().toMap(), moved,
                    combination.withoutPositions());
        }
    }

    private record Checks(Map<String, Boolean> initialViolations, Map<String, Boolean> finalViolations, boolean projectionApplied,
            Projection projection, String status, boolean feasible, boolean converged, int iterations, double distance,
            Map<Constraint, ConstraintSlack> slacks, List<Constraint> binding,
            @JsonInclude(NON_ABSENT) Optional<Multipliers> multipliers,
            @JsonInclude(NON_ABSENT) Optional<Double> largestResidual,
            @JsonInclude(Include.NON_EMPTY) List<Constraint> conflicting) {

        static Checks of(Feasibility feasibility) {
            Map<Constraint, ConstraintSlack> slacks = new LinkedHashMap<>();
            feasibility.check().slacks().forEach(slack -> slacks.put(slack.constraint(), slack));
            return new Checks(feasibility.initialViolations().toMap(),
                    feasibility.finalViolations().map(Violations::toMap).orElse(Map.of()), feasibility.projectionApplied(),
                    feasibility.projection(), feasibility.status().label(), feasibility.feasible(),
                    feasibility.converged(), feasibility.iterations(), feasibility.distance(), slacks, feasibility.binding(),
                    feasibility.multipliers(), feasibility.kkt().map(KktResiduals::largest), feasibility.conflicting());
        }
    }
}
