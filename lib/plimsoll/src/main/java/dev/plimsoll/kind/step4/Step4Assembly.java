package dev.plimsoll.kind.step4;

import dev.plimsoll.Step4Request;
import dev.plimsoll.run.Account;
import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.RunDraft.RunArtifact;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunKind;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.SleeveMonths;
import dev.plimsoll.store.artifact.Step4Artifacts;
import dev.plimsoll.store.artifact.Step4Choices;
import dev.plimsoll.store.files.SleeveFile;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.Step4Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what is recorded about a run of Step 4: before the computation, so that a failure can be recorded, and after it. */
public final class Step4Assembly {

    /** Step 4 scales no book by the allocator. */
    private static final String NO_ALLOCATOR = "none";
    private static final String NOT_SCALED = "off";

    private final RunDraft.Subject subject;
    private final Map<String, Object> config;
    private final Artifact months;
    private final List<RunDraft.Warning> warnings = new ArrayList<>();

    public Step4Assembly(Step4Request request, SleeveFile a, SleeveFile b, SleevePair pair, List<RunDraft.Warning> findings) {
        this.subject = Account.checked(new RunDraft.Subject(RunKind.STEP4, request.runId(), request.profile(), NO_ALLOCATOR,
                pair.months().first(),
                pair.months().last(), NOT_SCALED, Optional.empty(), request.supersedes(), request.reason(),
                request.author().orElse(Account.name())));
        this.config = config(pair, request.config());
        this.months = SleeveMonths.artifact(a.months(), b.months());
        warnings.addAll(findings);
        warn(request.a(), a, pair);
        warn(request.b(), b, pair);
    }

    private static Map<String, Object> config(SleevePair pair, Step4Config settings) {
        Map<String, Object> sleeves = new LinkedHashMap<>();
        sleeves.put("a", pair.a().name());
        sleeves.put("b", pair.b().name());
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("sleeves", sleeves);
        config.put("step4", Step4File.asMap(settings));
        config.put("mode", NOT_SCALED);
        config.put("window_start", pair.months().first().toString());
        config.put("window_end", pair.months().last().toString());
        return config;
    }

    private void warn(Step4Request.Sleeve given, SleeveFile file, SleevePair pair) {
        if (!file.ignored().isEmpty()) {
            warnings.add(new RunDraft.Warning("COLUMNS_IGNORED", "Sleeve " + given.name() + ": " + given.file().getFileName()
                    + " has columns that Step 4 does not know and leaves out: " + String.join(", ", file.ignored()) + "."));
        }
        Series returns = file.months().sleeve().returns().reindex(pair.months());
        List<String> missing = new ArrayList<>();
        for (int row = 0; row < returns.size(); row++) {
            if (returns.isMissing(row)) {
                missing.add(returns.dates().date(row).toString());
            }
        }
        if (!missing.isEmpty()) {
            warnings.add(new RunDraft.Warning("RETURN_MISSING", "Sleeve " + given.name() + " has no return in " + missing.size()
                    + " of the common months, which counts as 0: " + String.join(", ", missing) + "."));
        }
    }

    /** The run as far as it is known when it fails: its inputs, no outputs. */
    public RunDraft failed() {
        return draft(List.of());
    }

    public RunDraft complete(Step4Result result) {
        return draft(outputs(result, months.id()));
    }

    private RunDraft draft(List<RunArtifact> outputs) {
        List<RunArtifact> artifacts = new ArrayList<>(List.of(new RunArtifact(Role.input, months, Map.of(), List.of())));
        artifacts.addAll(outputs);
        return new RunDraft(subject, config, artifacts, warnings, List.of());
    }

    /** Everything computed, each with what it was made from. */
    public static List<RunArtifact> outputs(Step4Result result, String months) {
        Artifact features = Step4Artifacts.features(result.features());
        Artifact fits = Step4Artifacts.fits(result.signals());
        Artifact fitValues = Step4Artifacts.fitValues(result.signals());
        Artifact candidates = Step4Artifacts.candidates(result);
        Artifact paths = Step4Artifacts.paths(result);
        Artifact performances = Step4Artifacts.performances(result);
        Artifact metrics = Step4Artifacts.metrics(result);
        Artifact benchmarks = Step4Artifacts.benchmarks(result);
        Artifact scores = Step4Choices.scores(result);
        Artifact gates = Step4Choices.gates(result);
        Artifact promotion = Step4Choices.promotion(result);
        Map<String, Object> split = new LinkedHashMap<>();
        split.put("split_index", result.split().index());
        split.put("split_month", result.split().month().toString());
        Map<String, Object> correlation = new LinkedHashMap<>();
        correlation.put("cross_pair_corr_monthly",
                result.benchmarks().correlation().isPresent() ? result.benchmarks().correlation().getAsDouble() : null);
        return List.of(output(features, Map.of(), months), output(fits, Map.of(), features.id(), months),
                output(fitValues, Map.of(), features.id(), months), output(candidates, Map.of(), features.id(), months),
                output(paths, Map.of(), fits.id(), candidates.id(), months), output(performances, split, paths.id()),
                output(metrics, Map.of(), paths.id()), output(benchmarks, correlation, months),
                output(scores, Map.of(), performances.id(), metrics.id()), output(gates, Map.of(), performances.id(), metrics.id()),
                output(promotion, Map.of("reason", result.promotion().reason()), scores.id(), gates.id(), performances.id(), metrics.id()));
    }

    private static RunArtifact output(Artifact artifact, Map<String, Object> meta, String... madeFrom) {
        return new RunArtifact(Role.output, artifact, meta, List.of(madeFrom));
    }
}
