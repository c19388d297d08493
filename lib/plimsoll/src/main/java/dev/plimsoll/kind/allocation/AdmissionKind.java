package dev.plimsoll.kind.allocation;

import static dev.plimsoll.store.kind.ArtifactSchema.ADMISSION_CHECK;
import static dev.plimsoll.store.kind.ArtifactSchema.ADMISSION_FIGURE;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATION_REQUEST;
import static dev.plimsoll.store.kind.ArtifactSchema.EQUITY_CURVE;
import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_RETURN;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.intent.AdmissionMetrics;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.PromotionGates;
import dev.plimsoll.intent.PromotionGates.PromotionBounds;
import dev.plimsoll.intent.PromotionGates.PromotionBounds.StressScenario;
import dev.plimsoll.intent.PromotionGates.PromotionDecision;
import dev.plimsoll.run.Cut;
import dev.plimsoll.run.KindOfRun;
import dev.plimsoll.run.RunMetrics;
import dev.plimsoll.run.RunPipeline.Prepared;
import dev.plimsoll.run.StoredRun;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunKind;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The admission of a candidate strategy: two stored runs and a request, judged by the promotion gates. */
public final class AdmissionKind implements KindOfRun<AdmissionRequest, PromotionDecision> {

    public static final RunKind NAME = RunKind.of("admission", "allocation_request admission_figure admission_check");

    private static final String SECTION = "admission";
    private static final String WITHOUT = "without";
    private static final String WITH = "with";
    private static final String CAGR = "cagr";
    private static final String DRAWDOWN = "max_drawdown";
    private static final String SHARPE = "sharpe";
    private static final String VOLATILITY = "volatility";

    /** One of the two portfolios, as a run has it. */
    private record Portfolio(String runId, Series equity, Panel sleeves, List<String> artifacts) {
    }

    @Override
    public RunKind name() {
        return NAME;
    }

    @Override
    public Prepared<PromotionDecision> prepare(Store store, AdmissionRequest request) {
        Portfolio without = portfolio(store, request.without());
        Portfolio with = portfolio(store, request.with());
        check(request, without, with);
        Artifact figures = figures(AdmissionMetrics.of(without.equity(), without.sleeves()),
                AdmissionMetrics.of(with.equity(), with.sleeves()));
        AllocationArtifacts requests = new AllocationArtifacts();
        AllocationRequestFile.requireTexts(request.request());
        requests.request(request.request(), AllocationRequestFile.canonical(request.request()));
        List<String> sources = Stream.concat(without.artifacts().stream(), with.artifacts().stream()).distinct().toList();
        List<RunArtifact> inputs = List.of(RunArtifact.input(requests.requests()), RunArtifact.input(figures));
        RunDraft before = new RunDraft(request.label().subject(name(), Optional.empty(), with.equity().dates().first(),
                with.equity().dates().last()), config(request, sources), inputs, List.of(), List.of());
        return new Prepared<>(() -> before, () -> judge(figures.table(), request.request(), request.config(), request.bounds()),
                decision -> before.with(List.of(output(decision, figures.id(), requests.requests().id(), sources)), List.of()), List.of());
    }

    private static Portfolio portfolio(Store store, String runId) {
        StoredRun run = StoredRun.verified(store, runId);
        ArtifactTable equity = require(run, EQUITY_CURVE);
        ArtifactTable sleeves = require(run, SLEEVE_RETURN);
        return new Portfolio(runId, equity.series(), sleeves.panel(), List.of(Artifact.of(equity).id(), Artifact.of(sleeves).id()));
    }

    private static ArtifactTable require(StoredRun run, ArtifactSchema schema) {
        return run.find(schema).orElseThrow(() -> new UsageException("Run " + run.info().runId() + " has no " + schema.kind()
                + ", which an admission is judged by. Nothing was stored. Name a run of the allocator with sleeve returns, or a backtest "
                + "of sleeves."));
    }

    private static void check(AdmissionRequest request, Portfolio without, Portfolio with) {
        if (!with.sleeves().columns().contains(request.candidate())) {
            throw new UsageException("The strategy " + request.candidate() + " has no sleeve in run " + with.runId() + ", which has "
                    + with.sleeves().columns() + ". Nothing was stored. Name one of them, or the run with it.");
        }
        if (without.sleeves().columns().contains(request.candidate())) {
            throw new UsageException("Run " + without.runId() + " has a sleeve of the candidate " + request.candidate()
                    + "; expected the portfolio without it. Nothing was stored.");
        }
        if (request.request().intents().stream().noneMatch(intent -> intent.strategyId().strip().equalsIgnoreCase(request.candidate()))) {
            throw new DataException("The request has no intent of the candidate " + request.candidate() + ", so its trades cannot be put "
                    + "under stress. Nothing was stored. Give a request in which it takes part.");
        }
        if (!without.equity().dates().first().equals(with.equity().dates().first())
                || !without.equity().dates().last().equals(with.equity().dates().last())) {
            throw new DataException("Run " + without.runId() + " has " + without.equity().dates() + ", run " + with.runId() + " has "
                    + with.equity().dates() + "; expected the same first and last day, or the difference is not the candidate's. "
                    + "Nothing was stored.");
        }
    }

    private static Map<String, Object> config(AdmissionRequest request, List<String> sources) {
        StressScenario stress = request.bounds().stress();
        return Map.of(SECTION, Map.of("candidate", request.candidate(), WITHOUT, request.without(), WITH, request.with(),
                "max_concentration_rise", request.bounds().maxConcentrationRise().toPlainString(),
                "stress_adv_factor", stress.advFactor().toPlainString(), "stress_spread_factor", stress.spreadFactor().toPlainString(),
                "stress_volatility_factor", stress.volatilityFactor().toPlainString(), "measured_on", sources),
                "allocation", AllocationConfigFile.document(request.config()));
    }

    @Override
    public PromotionDecision recompute(StoredRun from, int threads) {
        Map<String, Object> admission = from.section(SECTION);
        PromotionBounds bounds = new PromotionBounds(decimal(admission, "max_concentration_rise"), new StressScenario(
                decimal(admission, "stress_adv_factor"), decimal(admission, "stress_spread_factor"),
                decimal(admission, "stress_volatility_factor")));
        String request = from.require(ALLOCATION_REQUEST).texts("document")[0];
        return judge(from.require(ADMISSION_FIGURE),
                AllocationRequestFile.parse(request, "request of run " + from.info().runId()), AllocationKind.config(from), bounds);
    }

    private static PromotionDecision judge(ArtifactTable figures, AllocationRequest request, AllocationConfig config,
            PromotionBounds bounds) {
        return PromotionGates.judge(read(figures, WITHOUT), read(figures, WITH), request, config, bounds);
    }

    @Override
    public List<RunArtifact> outputs(StoredRun from, PromotionDecision decision) {
        List<String> sources = ((List<?>) from.section(SECTION).get("measured_on")).stream().map(String::valueOf).toList();
        return List.of(output(decision, Artifact.of(from.require(ADMISSION_FIGURE)).id(),
                Artifact.of(from.require(ALLOCATION_REQUEST)).id(), sources));
    }

    /** What the run makes; its lineage goes back to the curves and sleeves of both runs. */
    private static RunArtifact output(PromotionDecision decision, String figures, String requests, List<String> sources) {
        return RunArtifact.output(checks(decision), Stream.concat(Stream.of(figures, requests), sources.stream()).toArray(String[]::new));
    }

    private static Artifact figures(AdmissionMetrics without, AdmissionMetrics with) {
        return Artifact.of(ADMISSION_FIGURE, rows -> Map.of(WITHOUT, without, WITH, with).forEach((portfolio, figures) -> {
            rows.add(portfolio, CAGR, "", figures.cagr());
            rows.add(portfolio, DRAWDOWN, "", figures.maxDrawdown());
            rows.add(portfolio, SHARPE, "", figures.sharpe());
            figures.volatility().forEach((strategy, volatility) -> rows.add(portfolio, VOLATILITY, strategy, volatility));
        }));
    }

    private static AdmissionMetrics read(ArtifactTable table, String portfolio) {
        Map<String, Double> whole = new TreeMap<>();
        Map<String, Double> volatility = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            if (table.cell(row, "portfolio").equals(portfolio)) {
                boolean ofStrategy = table.cell(row, "figure").equals(VOLATILITY);
                (ofStrategy ? volatility : whole).put((String) table.cell(row, ofStrategy ? "strategy_id" : "figure"),
                        (Double) table.cell(row, "value"));
            }
        }
        return new AdmissionMetrics(whole.get(SHARPE), whole.get(CAGR), whole.get(DRAWDOWN), volatility);
    }

    /** What the gates said. Figures with more decimals than the store keeps are rounded half-even. */
    private static Artifact checks(PromotionDecision decision) {
        return Artifact.of(ADMISSION_CHECK, rows -> decision.checks().forEach(check ->
                rows.add(check.gate().label(), check.passed(), check.without(), check.with(), check.limit(), check.subject())));
    }

    @Override
    public RunMetrics metrics(Map<String, ArtifactTable> tables) {
        return new RunMetrics(tables).addRows("gates", ADMISSION_CHECK).addCount("gates passed", ADMISSION_CHECK, "passed", true);
    }

    @Override
    public List<Cut> cuts(StoredRun run, List<RunArtifact> outputs) {
        throw new UsageException("Run " + run.info().runId() + " is an admission: it looks at two whole runs and has no day to look "
                + "ahead from. Certify the two runs.");
    }

    private static BigDecimal decimal(Map<String, Object> admission, String name) {
        return new BigDecimal((String) admission.get(name));
    }
}
