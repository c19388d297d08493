package dev.plimsoll.kind.step4;

import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_MONTH;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_PATH;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_PERFORMANCE;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_PROMOTION;
import static dev.plimsoll.store.kind.ArtifactSchema.STEP4_SCORE;
import static java.util.stream.IntStream.range;

import dev.plimsoll.door.SanityReport;
import dev.plimsoll.kind.step4.Step4Request.Sleeve;
import dev.plimsoll.run.Cut;
import dev.plimsoll.run.DoorReport;
import dev.plimsoll.run.KindOfRun;
import dev.plimsoll.run.PerturbedTable;
import dev.plimsoll.run.RunMetrics;
import dev.plimsoll.run.RunPipeline.Prepared;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.compare.TableComparison.RowFilter;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.SleeveFile;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.store.files.TableReader;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.walkforward.MonthlySleeve;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.StepFour;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Step 4: two monthly tables → aligned sleeves → candidates, selection, promotion. */
public record Step4Kind(Computation computation) implements KindOfRun<Step4Request, Step4Result> {

    public static final RunKind NAME = RunKind.of("step4",
            "sleeve_month step4_feature step4_candidate step4_fit step4_fit_value step4_path step4_performance step4_metric "
                    + "step4_benchmark step4_score step4_gate step4_promotion");

    /** The computing part; a seam, so that a test can make it fail. */
    public interface Computation {
        Step4Result run(SleevePair pair, Step4Config config, int threads, Step4Listener listener);
    }

    public Step4Kind() {
        this(StepFour::run);
    }

    @Override
    public RunKind name() {
        return NAME;
    }

    @Override
    public Prepared<Step4Result> prepare(Store store, Step4Request request) {
        TableReader reader = new TableReader(request.decimal());
        SleeveFile a = SleeveFile.read(request.a().name(), request.a().file(), reader);
        SleeveFile b = SleeveFile.read(request.b().name(), request.b().file(), reader);
        MonthlySleeve first = a.sleeve();
        MonthlySleeve second = b.sleeve();
        SanityReport sanity = SanityReport.ofMonths(first.name(), first.returns())
                .and(SanityReport.ofMonths(second.name(), second.returns()).findings());
        List<Warning> warnings = new ArrayList<>(
                DoorReport.warnings(sanity, request.strict(), request.a().file() + " with " + request.b().file()));
        SleevePair pair = SleevePair.of(first, second);
        StepFour.requireFiniteBenchmarks(pair, request.config());
        warn(warnings, request.a(), a, pair);
        warn(warnings, request.b(), b, pair);
        Artifact months = Step4Artifacts.months(a, b);
        RunDraft soFar = new RunDraft(request.label().subject(name(), request.profile(), pair.months().first(), pair.months().last()),
                config(pair, request.config()), List.of(RunArtifact.input(months)), warnings, List.of());
        return new Prepared<>(() -> soFar,
                () -> computation.run(pair, request.config(), request.threads(), request.listener()),
                result -> soFar.with(Step4Artifacts.all(result, months.id()), List.of()), reader.notes());
    }

    private static Map<String, Object> config(SleevePair pair, Step4Config settings) {
        return Map.of("sleeves", Map.of("a", pair.a().name(), "b", pair.b().name()), "step4", Json.members(settings), "mode", "off",
                "window_start", pair.months().first(), "window_end", pair.months().last());
    }

    private static void warn(List<Warning> warnings, Sleeve given, SleeveFile file, SleevePair pair) {
        if (!file.ignored().isEmpty()) {
            warnings.add(new Warning("COLUMNS_IGNORED", "Sleeve " + given.name() + ": " + given.file().getFileName()
                    + " has columns that Step 4 does not know and leaves out: " + String.join(", ", file.ignored()) + "."));
        }
        Series returns = file.sleeve().returns().reindex(pair.months());
        List<String> missing = range(0, returns.size()).filter(returns::isMissing)
                .mapToObj(row -> returns.dates().date(row).toString()).toList();
        if (!missing.isEmpty()) {
            warnings.add(new Warning("RETURN_MISSING", "Sleeve " + given.name() + " has no return in " + missing.size()
                    + " of the common months, which counts as 0: " + String.join(", ", missing) + "."));
        }
    }

    @Override
    public Step4Result recompute(StoredRun from, int threads) {
        return computation.run(pair(from), config(from), threads, Step4Listener.NONE);
    }

    public static SleevePair pair(StoredRun from) {
        return SleevePair.of(sleeve(from, "a"), sleeve(from, "b"));
    }

    private static MonthlySleeve sleeve(StoredRun from, String side) {
        return Step4Artifacts.sleeve(from.require(SLEEVE_MONTH), (String) from.section("sleeves").get(side));
    }

    public static Step4Config config(StoredRun from) {
        return Step4File.of(from.section("step4"), from.source());
    }

    @Override
    public List<RunArtifact> outputs(StoredRun from, Step4Result result) {
        return Step4Artifacts.all(result, Artifact.of(from.require(SLEEVE_MONTH)).id());
    }

    @Override
    public RunMetrics metrics(Map<String, ArtifactTable> tables) {
        RunMetrics metrics = new RunMetrics(tables).addCount("robust candidates", STEP4_SCORE, "robust_pass", true)
                .addCount("eligible objectives", STEP4_PROMOTION, "eligible", true);
        metrics.table(STEP4_PROMOTION).ifPresent(promotions -> {
            for (int row = 0; row < promotions.rows(); row++) {
                if (Boolean.TRUE.equals(promotions.cell(row, "promoted"))) {
                    metrics.addCell("promotion score", promotions.cell(row, "promotion_score"));
                    promoted(metrics, (String) promotions.cell(row, "candidate"));
                }
            }
        });
        return metrics;
    }

    private static void promoted(RunMetrics metrics, String candidate) {
        ArtifactTable performance = metrics.table(STEP4_PERFORMANCE).orElseThrow();
        for (int row = 0; row < performance.rows(); row++) {
            if (performance.cell(row, "candidate").equals(candidate)) {
                for (String name : List.of("end_equity", "cagr", "max_drawdown")) {
                    metrics.addCell("promoted " + performance.cell(row, "period") + " " + name, performance.cell(row, name));
                }
            }
        }
    }

    /** Months have no gaps, so they all stay. */
    @Override
    public StoredRun perturbed(StoredRun run, Cut cut, long seed) {
        return run.withInputs((kind, table) -> PerturbedTable.changed(table, cut, seed));
    }

    /**
     * A candidate that loses everything in some month has no path at all, not even before that month. Other months to come make others
     * fail, so paths are compared where both have one.
     */
    @Override
    public RowFilter comparable(ArtifactTable original, ArtifactTable changed) {
        if (!original.schema().equals(STEP4_PATH)) {
            return (table, row) -> true;
        }
        Set<String> both = new HashSet<>(List.of(original.texts("candidate")));
        both.retainAll(List.of(changed.texts("candidate")));
        return (table, row) -> both.isEmpty() || both.contains(table.textAt(row, 0));
    }

    /** The names of the sleeves come with them. */
    @Override
    public Set<String> settingsOfInputs() {
        return Set.of("window_start", "window_end", "sleeves");
    }
}
