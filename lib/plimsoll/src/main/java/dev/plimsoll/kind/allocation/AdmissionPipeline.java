package dev.plimsoll.kind.allocation;

import dev.plimsoll.AdmissionReport;
import dev.plimsoll.AdmissionRequest;
import dev.plimsoll.Recomputation;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.intent.AdmissionFigures;
import dev.plimsoll.intent.PromotionBounds.StressScenario;
import dev.plimsoll.intent.PromotionBounds;
import dev.plimsoll.intent.PromotionBounds.StressScenario;
import dev.plimsoll.intent.PromotionDecision;
import dev.plimsoll.intent.PromotionGates;
import dev.plimsoll.run.Account;
import dev.plimsoll.run.Ingredients;
import dev.plimsoll.run.RunRecorder;
import dev.plimsoll.run.VerifiedTables;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.artifact.AdmissionArtifacts;
import dev.plimsoll.store.artifact.AdmissionSchemas;
import dev.plimsoll.store.artifact.AllocationArtifacts;
import dev.plimsoll.store.artifact.AllocationSchemas;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The admission of a candidate strategy: two stored runs and a request → gates → one store transaction. */
public final class AdmissionPipeline {

    private static final String SECTION = "admission";

    private final Store store;
    private final RunRecorder recorder;

    public AdmissionPipeline(Store store) {
        this.store = store;
        this.recorder = new RunRecorder(store);
    }

    /** One of the two portfolios, as a run has it. */
    private record Portfolio(String runId, Series equity, Panel sleeves, List<String> artifacts) {
    }

    public AdmissionReport run(AdmissionRequest request) {
        Store.preload();
        Portfolio without = portfolio(request.without());
        Portfolio with = portfolio(request.with());
        check(request, without, with);
        Artifact figures = AdmissionArtifacts.figures(AdmissionFigures.of(without.equity(), without.sleeves()),
                AdmissionFigures.of(with.equity(), with.sleeves()));
        AllocationArtifacts requests = new AllocationArtifacts();
        AllocationRequestFile.requireTexts(request.request());
        requests.request(request.request(), AllocationRequestFile.canonical(request.request()));
        List<String> sources = new ArrayList<>(without.artifacts());
        with.artifacts().stream().filter(id -> !sources.contains(id)).forEach(sources::add);
        RunDraft before = draft(request, with, figures, requests.requests(), sources, List.of());
        PromotionDecision decision = recorder.computing(() -> before, () -> PromotionGates.judge(
                AdmissionArtifacts.without(figures.table()).portfolio(), AdmissionArtifacts.with(figures.table()).portfolio(),
                request.request(), request.config(), request.bounds()));
        Recorded recorded = recorder.record(() -> before, draft(request, with, figures, requests.requests(), sources,
                outputs(decision, figures.id(), requests.requests().id(), sources)));
        return new AdmissionReport(recorded, request.candidate(), decision, store.path());
    }

    private Portfolio portfolio(String runId) {
        VerifiedTables.complete(store, runId);
        Map<Role, Map<String, ArtifactTable>> tables = VerifiedTables.of(store, runId);
        ArtifactTable equity = require(tables, ArtifactSchema.EQUITY_CURVE, runId);
        ArtifactTable sleeves = require(tables, ArtifactSchema.SLEEVE_RETURN, runId);
        return new Portfolio(runId, InputArtifacts.series(equity), InputArtifacts.panel(sleeves),
                List.of(Artifact.of(equity).id(), Artifact.of(sleeves).id()));
    }

    /** What a run computed itself goes before what it was given. */
    private static ArtifactTable require(Map<Role, Map<String, ArtifactTable>> tables, ArtifactSchema schema, String runId) {
        return List.of(Role.output, Role.input).stream()
                .flatMap(role -> Optional.ofNullable(tables.getOrDefault(role, Map.of()).get(schema.kind())).stream()).findFirst()
                .orElseThrow(() -> new UsageException("Run " + runId + " has no " + schema.kind() + ", which an admission is judged by. "
                        + "Nothing was stored. Name a run of the allocator with sleeve returns, or a backtest of sleeves."));
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

    private static RunDraft draft(AdmissionRequest request, Portfolio with, Artifact figures, Artifact requests, List<String> sources,
            List<RunArtifact> outputs) {
        RunDraft.Subject subject = Account.checked(new RunDraft.Subject(RunKind.ADMISSION, request.runId(), Optional.empty(), "none",
                with.equity().dates().first(), with.equity().dates().last(), "off", Optional.empty(), request.supersedes(),
                request.reason(), request.author().orElse(Account.name())));
        Map<String, Object> admission = new LinkedHashMap<>();
        admission.put("candidate", request.candidate());
        admission.put("without", request.without());
        admission.put("with", request.with());
        admission.put("max_concentration_rise", request.bounds().maxConcentrationRise().toPlainString());
        admission.put("stress_adv_factor", request.bounds().stress().advFactor().toPlainString());
        admission.put("stress_spread_factor", request.bounds().stress().spreadFactor().toPlainString());
        admission.put("stress_volatility_factor", request.bounds().stress().volatilityFactor().toPlainString());
        admission.put("measured_on", sources);
        Map<String, Object> config = new LinkedHashMap<>();
        config.put(SECTION, admission);
        config.put("allocation", AllocationConfigFile.document(request.config()));
        List<RunArtifact> artifacts = new ArrayList<>();
        artifacts.add(new RunArtifact(Role.input, requests, Map.of(), List.of()));
        artifacts.add(new RunArtifact(Role.input, figures, Map.of(), List.of()));
        artifacts.addAll(outputs);
        return new RunDraft(subject, config, artifacts, List.of(), List.of());
    }

    /** What the run makes; its lineage goes back to the curves and sleeves of both runs. */
    private static List<RunArtifact> outputs(PromotionDecision decision, String figures, String requests, List<String> sources) {
        List<String> madeFrom = new ArrayList<>(List.of(figures, requests));
        madeFrom.addAll(sources);
        return List.of(new RunArtifact(Role.output, AdmissionArtifacts.checks(decision), Map.of(), madeFrom));
    }

    /** The same from what is stored. */
    public static List<RunArtifact> outputs(Ingredients from) {
        ArtifactTable figures = from.require(AdmissionSchemas.ADMISSION_FIGURE);
        ArtifactTable requests = from.require(AllocationSchemas.ALLOCATION_REQUEST);
        Map<String, Object> admission = new TreeMap<>(from.section(SECTION));
        PromotionBounds bounds = new PromotionBounds(decimal(admission, "max_concentration_rise"), new StressScenario(
                decimal(admission, "stress_adv_factor"), decimal(admission, "stress_spread_factor"),
                decimal(admission, "stress_volatility_factor")));
        PromotionDecision decision = PromotionGates.judge(AdmissionArtifacts.without(figures).portfolio(),
                AdmissionArtifacts.with(figures).portfolio(),
                AllocationRequestFile.parse(requests.texts("document")[0], "request of run " + from.info().runId()),
                Recomputation.allocationConfig(from), bounds);
        List<String> sources = ((List<?>) admission.get("measured_on")).stream().map(String::valueOf).toList();
        return outputs(decision, Artifact.of(figures).id(), Artifact.of(requests).id(), sources);
    }

    private static BigDecimal decimal(Map<String, Object> admission, String name) {
        return new BigDecimal((String) admission.get(name));
    }
}
