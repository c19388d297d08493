package dev.plimsoll.kind.sleeves;

import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_FEASIBILITY;
import static dev.plimsoll.store.kind.ArtifactSchema.ASSET_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.OVERLAY_SCALAR;
import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_POSITION;
import static java.util.Optional.empty;
import static java.util.stream.Collectors.joining;

import dev.plimsoll.door.SanityReport;
import dev.plimsoll.error.DataException;
import dev.plimsoll.run.DoorReport;
import dev.plimsoll.run.KindOfRun;
import dev.plimsoll.run.RunMetrics;
import dev.plimsoll.run.RunPipeline.Prepared;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.sleeve.Overlay;
import dev.plimsoll.sleeve.Overlay.MacroScaler;
import dev.plimsoll.sleeve.Overlay.VolatilityManagedScaler;
import dev.plimsoll.sleeve.PortfolioSleeveAllocator;
import dev.plimsoll.sleeve.SleeveBacktest;
import dev.plimsoll.sleeve.SleeveBacktestResult;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.SleeveDirectory;
import dev.plimsoll.store.files.SleeveSettings;
import dev.plimsoll.store.files.SleeveSettings.Macro;
import dev.plimsoll.store.files.SleeveSettings.OverlaySetting;
import dev.plimsoll.store.files.SleeveSettings.Volatility;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.timeseries.DateIndex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** A sleeve backtest: directory → positions → overlays → combination → execution. */
public record SleevesKind(Function<SleeveDirectory, SleeveBacktestResult> computation) implements KindOfRun<SleeveBacktestRequest, SleevesKind.Backtest> {

    public static final RunKind NAME = RunKind.of("sleeves",
            "asset_return portfolio_return equity_curve weight trend_unit_return sleeve_return sleeve_position "
                    + "overlay_scalar sleeve_contribution allocation_feasibility constraint_ledger sleeve_attribution");

    private static final int NAMED_DATES = 10;

    /** What was combined, and what came out. */
    public record Backtest(SleeveDirectory inputs, SleeveBacktestResult result) {
    }

    public SleevesKind() {
        this(SleevesKind::backtest);
    }

    @Override
    public RunKind name() {
        return NAME;
    }

    @Override
    public Prepared<Backtest> prepare(Store store, SleeveBacktestRequest request) {
        TableReader reader = new TableReader(request.decimal());
        SleeveDirectory read = SleeveDirectory.read(request.inputs(), reader);
        SleeveSettings settings = request.projection().map(read.settings()::withProjection).orElse(read.settings());
        return prepare(request, new SleeveDirectory(settings, read.assetReturns(), read.positions(), read.scalars()), reader.notes());
    }

    /** What was read already, by whatever rules its settings have; a seam, so that a test can store what an earlier version stored. */
    public Prepared<Backtest> prepare(SleeveBacktestRequest request, SleeveDirectory inputs, List<Note> notes) {
        SleeveSettings settings = inputs.settings();
        List<Warning> findings = DoorReport.warnings(SanityReport.ofSleeves(inputs.assetReturns(), inputs.positions(),
                settings.execution().effectiveLag()), request.strict(), request.inputs().toString());
        DateIndex days = inputs.assetReturns().dates();
        RunDraft soFar = new RunDraft(request.label().subject(name(), empty(), days.first(), days.last()),
                Map.of("sleeves", settings.asConfig()), SleeveArtifacts.inputs(inputs), List.of(), List.of());
        return new Prepared<>(() -> soFar, () -> new Backtest(inputs, computation.apply(inputs)),
                backtest -> soFar.with(SleeveArtifacts.outputs(inputs, soFar.artifacts(), backtest.result()),
                        warnings(findings, settings, backtest.result())), notes);
    }

    @Override
    public Backtest recompute(StoredRun from, int threads) {
        SleeveDirectory inputs = new SleeveDirectory(SleeveSettings.ofConfig(from.section("sleeves"), from.source()),
                from.require(ASSET_RETURN).panel(),
                SleeveArtifacts.positions(from.require(SLEEVE_POSITION)),
                from.input(OVERLAY_SCALAR).map(SleeveArtifacts::scalars).orElse(Map.of()));
        return new Backtest(inputs, computation.apply(inputs));
    }

    @Override
    public List<RunArtifact> outputs(StoredRun from, Backtest backtest) {
        return SleeveArtifacts.outputs(backtest.inputs(), SleeveArtifacts.inputs(backtest.inputs()), backtest.result());
    }

    @Override
    public RunMetrics metrics(Map<String, ArtifactTable> tables) {
        return new RunMetrics(tables).addEquity().addMean("mean gross", ALLOCATION_FEASIBILITY, "gross")
                .addMean("mean turnover", ALLOCATION_FEASIBILITY, "turnover")
                .addCount("rebalances projected", ALLOCATION_FEASIBILITY, "projection_applied", true);
    }

    /** The pure computation, from what is stored alone. */
    private static SleeveBacktestResult backtest(SleeveDirectory inputs) {
        SleeveSettings settings = inputs.settings();
        Map<String, List<Overlay>> overlays = new LinkedHashMap<>();
        for (OverlaySetting setting : settings.overlays()) {
            Overlay overlay = setting instanceof Volatility volatility
                    ? new VolatilityManagedScaler(volatility.target(), volatility.lookBack(), volatility.cap())
                    : new MacroScaler(inputs.scalars().get(((Macro) setting).scalars()));
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

    private static List<Warning> warnings(List<Warning> findings, SleeveSettings settings, SleeveBacktestResult result) {
        List<Warning> warnings = new ArrayList<>(findings);
        List<String> unused = settings.budgets().bySleeve().keySet().stream().filter(s -> !result.positions().containsKey(s)).toList();
        if (!unused.isEmpty()) {
            warnings.add(new Warning("BUDGET_WITHOUT_POSITIONS", "These sleeves have a budget but no positions, so their risk is "
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
            warnings.add(new Warning("INFEASIBLE_REBALANCES", infeasible.size() + " of " + result.combinations().size()
                    + " rebalances still break a constraint after the " + settings.projection().label() + " projection, the first on "
                    + infeasible.get(0) + "; see audit.feasibility."));
        }
        return warnings;
    }

    private static Optional<Warning> notHeld(SleeveBacktestResult result) {
        List<LocalDate> dates = result.notHeld();
        if (dates.isEmpty()) {
            return empty();
        }
        double worst = result.combinations().stream().mapToDouble(c -> c.feasibility().notHeld().orElse(0)).max().orElse(0);
        String named = dates.stream().limit(NAMED_DATES).map(LocalDate::toString).collect(joining(", "))
                + (dates.size() > NAMED_DATES ? " and " + (dates.size() - NAMED_DATES) + " more" : "");
        return Optional.of(new Warning("EXACT_INFEASIBLE_HELD", "On " + dates.size() + " of " + result.combinations().size()
                + " rebalances the exact projection ended outside a constraint by more than 1e-9, and the previous weights, scaled into "
                + "the constraints, were held instead (none at the first): " + named + ". Correct the constraints or the positions, or "
                + "write allow_infeasible: true to hold what it gives. [count=" + dates.size() + ", first=" + dates.get(0) + ", worst="
                + worst + "]"));
    }
}
