package dev.plimsoll.cli;

import dev.plimsoll.Step4Report;
import dev.plimsoll.walkforward.selection.CandidateResult;
import dev.plimsoll.walkforward.selection.Objective;
import dev.plimsoll.walkforward.selection.ObjectiveResult;
import dev.plimsoll.walkforward.selection.Promotion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run of Step 4 for {@code --json}: what was chosen and where the files are; the files have the rest. */
final class Step4Summary {

    private Step4Summary() {
    }

    static Map<String, Object> of(Step4Report report, Path outDir, List<Path> files) {
        Map<String, Object> json = run(report);
        json.put("objectives", report.result().objectives().stream().map(Step4Summary::objective).toList());
        Promotion promotion = report.result().promotion();
        json.put("promoted", entry(promotion.promoted().objective(), promotion.promoted().candidate(), promotion.promoted().score()));
        json.put("promoted_dynamic",
                promotion.dynamic().map(entry -> entry(entry.objective(), entry.candidate(), entry.dynamicScore())).orElse(null));
        json.put("promotion_reason", promotion.reason());
        addFiles(json, outDir, files);
        return json;
    }

    static Map<String, Object> of(Step4Report report, Objective objective, Path outDir, List<Path> files) {
        Map<String, Object> json = run(report);
        json.put("objectives", List.of(objective(report.result().objective(objective))));
        addFiles(json, outDir, files);
        return json;
    }

    private static Map<String, Object> run(Step4Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run_id", report.id());
        json.put("already_stored", report.recorded().alreadyStored());
        json.put("run_key", report.recorded().runKey());
        json.put("content_sha256", report.recorded().contentSha256());
        json.put("store", report.store().toString());
        json.put("sleeves", List.of(report.result().pair().a().name(), report.result().pair().b().name()));
        json.put("warnings", Documents.warnings(report.warnings()));
        json.put("notes", Documents.notes(report.notes()));
        json.put("failed_candidates",
                report.result().candidates().stream().filter(c -> c.error().isPresent()).map(Step4Summary::failed).toList());
        return json;
    }

    private static Map<String, Object> failed(CandidateResult candidate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("candidate", candidate.name());
        json.put("error", candidate.error().orElseThrow().getMessage());
        return json;
    }

    private static Map<String, Object> objective(ObjectiveResult best) {
        Map<String, Object> json = entry(best.objective(), best.config().name(), best.score().score());
        json.put("robust_pass", best.score().robustPass());
        return json;
    }

    private static Map<String, Object> entry(Objective objective, String candidate, double score) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("objective", objective.label());
        json.put("candidate", candidate);
        json.put("score", score);
        return json;
    }

    private static void addFiles(Map<String, Object> json, Path outDir, List<Path> files) {
        json.put("out_dir", outDir.toString());
        json.put("files", files.stream().map(file -> outDir.relativize(file).toString().replace('\\', '/')).toList());
    }
}
