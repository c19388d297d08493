package dev.plimsoll.kind.sleeves;

import dev.plimsoll.SleeveBacktestReport;
import dev.plimsoll.SleeveBacktestRequest;
import dev.plimsoll.door.SanityReport;
import dev.plimsoll.error.DataException;
import dev.plimsoll.portfolio.ExecutionSimulation.SimulatedBook;
import dev.plimsoll.run.Account;
import dev.plimsoll.run.DoorReport;
import dev.plimsoll.run.RunRecorder;
import dev.plimsoll.sleeve.Overlay.MacroScaler;
import dev.plimsoll.sleeve.Overlay.VolatilityManagedScaler;
import dev.plimsoll.sleeve.Overlay;
import dev.plimsoll.sleeve.Overlay.MacroScaler;
import dev.plimsoll.sleeve.Overlay.VolatilityManagedScaler;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator;
import dev.plimsoll.sleeve.SleeveBacktest;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.artifact.SleeveArtifacts;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.SleeveDirectory;
import dev.plimsoll.store.files.SleeveSettings;
import dev.plimsoll.store.files.TableReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A sleeve backtest: directory → positions → overlays → combination → execution → one store transaction. */
public final class SleevePipeline {

    private static final int NAMED_DATES = 10;

    private final Store store;
    private final RunRecorder recorder;
    private final Function<SleeveDirectory, SleeveBacktestResult> computation;

    public SleevePipeline(Store store) {
        this(store, SleevePipeline::backtest);
    }

    /** With another computation; a seam, so that a test can make it fail. */
    public SleevePipeline(Store store, Function<SleeveDirectory, SleeveBacktestResult> computation) {
        this.store = store;
        this.recorder = new RunRecorder(store);
        this.computation = computation;
    }

    public SleeveBacktestReport run(SleeveBacktestRequest request) {
        Store.preload();
        TableReader reader = new TableReader(request.decimal());
        SleeveDirectory read = SleeveDirectory.read(request.inputs(), reader);
        SleeveSettings settings = request.projection().map(read.settings()::withProjection).orElse(read.settings());
        return run(request, new SleeveDirectory(settings, read.assetReturns(), read.positions(), read.scalars()), reader.notes());
    }

    /** What was read already, by whatever rules its settings have; a seam, so that a test can store what an earlier version stored. */
    public SleeveBacktestReport run(SleeveBacktestRequest request, SleeveDirectory inputs, List<Note> notes) {
        SleeveSettings settings = inputs.settings();
        List<RunDraft.Warning> findings = DoorReport.warnings(SanityReport.ofSleeves(inputs.assetReturns(), inputs.positions(),
                settings.execution().effectiveLag()), request.strict(), request.inputs().toString());
        RunDraft.Subject subject = Account.checked(new RunDraft.Subject(RunKind.SLEEVES, request.runId(), Optional.empty(), "none",
                inputs.assetReturns().dates().first(), inputs.assetReturns().dates().last(), "off", Optional.empty(), request.supersedes(),
                request.reason(), request.author().orElse(Account.name())));
        RunDraft soFar = new RunDraft(subject, Map.of("sleeves", settings.asConfig()), inputArtifacts(inputs), List.of(), List.of());
        SleeveBacktestResult result = recorder.computing(() -> soFar, () -> computation.apply(inputs));
        List<RunArtifact> artifacts = new ArrayList<>(soFar.artifacts());
        artifacts.addAll(outputs(inputs, soFar.artifacts(), result));
        List<RunDraft.Warning> warnings = new ArrayList<>(findings);
        warnings.addAll(warnings(settings, result));
        RunDraft draft = new RunDraft(subject, soFar.config(), artifacts, warnings, List.of());
        Recorded recorded = recorder.record(() -> soFar, draft);
        return new SleeveBacktestReport(recorded, settings, inputs.assetReturns(), result, draft.warnings(), store.path(),
                notes);
    }

    /** The pure computation, from what is stored alone. */
    public static SleeveBacktestResult backtest(SleeveDirectory inputs) {
        SleeveSettings settings = inputs.settings();
        Map<String, List<Overlay>> overlays = new LinkedHashMap<>();
        for (SleeveSettings.OverlaySetting setting : settings.overlays()) {
            Overlay overlay = setting instanceof SleeveSettings.Volatility volatility
                    ? new VolatilityManagedScaler(volatility.target(), volatility.lookBack(), volatility.cap())
                    : new MacroScaler(inputs.scalars().get(((SleeveSettings.Macro) setting).scalars()));
            for (String sleeve : setting.sleeves()) {
                if (!inputs.positions().containsKey(sleeve)) {
                    throw new DataException("An overlay of kind " + setting.kind() + " names the sleeve " + sleeve
                            + ", which has no positions; there are " + inputs.positions().keySet() + ". Correct its name.");
                }
            }
            for (String sleeve : setting.sleeves().isEmpty() ? inputs.positions().keySet() : new TreeSet<>(setting.sleeves())) {
                overlays.computeIfAbsent(sleeve, s -> new ArrayList<>()).add(overlay);
            }
        }
        return new SleeveBacktest(new PortfolioSleeveAllocator(settings.constraints(), settings.projection(), settings.rules()),
                settings.budgets(), overlays, settings.execution().effectiveLag(), settings.execution().slippageBp(),
                settings.missingDates(), settings.allowInfeasible()).run(inputs.positions(), inputs.assetReturns());
    }

    public static List<RunArtifact> inputArtifacts(SleeveDirectory inputs) {
        List<RunArtifact> artifacts = new ArrayList<>();
        artifacts.add(input(InputArtifacts.panel(ArtifactSchema.ASSET_RETURN, inputs.assetReturns())));
        artifacts.add(input(SleeveArtifacts.positions(inputs.positions())));
        if (!inputs.scalars().isEmpty()) {
            artifacts.add(input(SleeveArtifacts.scalars(inputs.scalars())));
        }
        return artifacts;
    }

    private static RunArtifact input(Artifact artifact) {
        return new RunArtifact(Role.input, artifact, Map.of(), List.of());
    }

    public static List<RunArtifact> outputs(SleeveDirectory inputs, List<RunArtifact> used, SleeveBacktestResult result) {
        List<String> from = used.stream().map(artifact -> artifact.artifact().id()).toList();
        String assets = from.get(0);
        List<RunArtifact> artifacts = new ArrayList<>();
        Artifact positions = used.get(1).artifact();
        if (!inputs.settings().overlays().isEmpty()) {
            positions = SleeveArtifacts.positions(result.positions());
            artifacts.add(output(positions, from));
        }
        Artifact contributions = SleeveArtifacts.contributions(result);
        artifacts.add(output(contributions, List.of(positions.id())));
        artifacts.add(output(SleeveArtifacts.feasibility(result), List.of(contributions.id())));
        artifacts.add(output(SleeveArtifacts.ledger(result), List.of(contributions.id())));
        Artifact weights = InputArtifacts.panel(ArtifactSchema.WEIGHT, result.weights());
        artifacts.add(output(weights, List.of(contributions.id())));
        SimulatedBook book = result.book();
        List<String> earned = List.of(weights.id(), assets);
        artifacts.add(output(InputArtifacts.series(ArtifactSchema.PORTFOLIO_RETURN, book.returns()), earned));
        artifacts.add(output(InputArtifacts.series(ArtifactSchema.EQUITY_CURVE, book.equity()), earned));
        artifacts.add(output(InputArtifacts.panel(ArtifactSchema.TREND_UNIT_RETURN, result.trendUnitReturns()), earned));
        List<String> attributed = List.of(contributions.id(), weights.id(), assets);
        artifacts.add(output(InputArtifacts.panel(ArtifactSchema.SLEEVE_RETURN, result.sleeveReturns()), attributed));
        artifacts.add(output(SleeveArtifacts.attribution(result.attribution()), attributed));
        return artifacts;
    }

    private static RunArtifact output(Artifact artifact, List<String> madeFrom) {
        return new RunArtifact(Role.output, artifact, Map.of(), madeFrom);
    }

    private static List<RunDraft.Warning> warnings(SleeveSettings settings, SleeveBacktestResult result) {
        List<RunDraft.Warning> warnings = new ArrayList<>();
        List<String> unused = settings.budgets().bySleeve().keySet().stream().filter(s -> !result.positions().containsKey(s)).toList();
        if (!unused.isEmpty()) {
            warnings.add(new RunDraft.Warning("BUDGET_WITHOUT_POSITIONS", "These sleeves have a budget but no positions, so their risk is "
                    + "not used: " + String.join(", ", unused) + "."));
        }
        notHeld(result).ifPresent(warnings::add);
        List<String> infeasible = new ArrayList<>();
        for (int k = 0; k < result.combinations().size(); k++) {
            if (!result.combinations().get(k).feasibility().feasible()) {
                infeasible.add(result.weights().dates().date(k).toString());
            }
        }
        if (!infeasible.isEmpty()) {
            warnings.add(new RunDraft.Warning("INFEASIBLE_REBALANCES", infeasible.size() + " of " + result.combinations().size()
                    + " rebalances still break a constraint after the " + settings.projection().key() + " projection, the first on "
                    + infeasible.get(0) + "; see audit.feasibility."));
        }
        return warnings;
    }

    private static Optional<RunDraft.Warning> notHeld(SleeveBacktestResult result) {
        List<LocalDate> dates = result.notHeld();
        if (dates.isEmpty()) {
            return Optional.empty();
        }
        double worst = result.combinations().stream().mapToDouble(c -> c.feasibility().notHeld().orElse(0)).max().orElse(0);
        String named = dates.stream().limit(NAMED_DATES).map(LocalDate::toString).collect(Collectors.joining(", "))
                + (dates.size() > NAMED_DATES ? " and " + (dates.size() - NAMED_DATES) + " more" : "");
        return Optional.of(new RunDraft.Warning("EXACT_INFEASIBLE_HELD", "On " + dates.size() + " of " + result.combinations().size()
                + " rebalances the exact projection ended outside a constraint by more than 1e-9, and the previous weights, scaled into "
                + "the constraints, were held instead (none at the first): " + named + ". Correct the constraints or the positions, or "
                + "write allow_infeasible: true to hold what it gives. [count=" + dates.size() + ", first=" + dates.get(0) + ", worst="
                + worst + "]"));
    }
}
