package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.kind.step4.Step4Report;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft.Warning;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.Promotion;
import dev.plimsoll.walkforward.Step4Config.Objective;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A run of Step 4 for {@code --json}: what was chosen and where the files are; the files have the rest. */
record Step4Summary(@JsonUnwrapped Recorded recorded, Path store, List<String> sleeves, List<Warning> warnings, List<Note> notes,
        List<Failed> failedCandidates, List<Best> objectives, @JsonUnwrapped Promoted promotion, Path outDir, List<String> files,
        @JsonInclude(Include.NON_ABSENT) Optional<Step4Watch.Timing> timing) {

    private record Failed(String candidate, String error) {
    }

    private record Best(Objective objective, String candidate, double score, boolean robustPass) {

        static Best of(ObjectiveResult best) {
            return new Best(best.objective(), best.config().name(), best.score().score(), best.score().robustPass());
        }
    }

    private record Entry(Objective objective, String candidate, double score) {
    }

    private record Promoted(Entry promoted, Optional<Entry> promotedDynamic, String promotionReason) {

        static Promoted of(Promotion promotion) {
            return new Promoted(new Entry(promotion.promoted().objective(), promotion.promoted().candidate(), promotion.promoted().score()),
                    promotion.dynamic().map(entry -> new Entry(entry.objective(), entry.candidate(), entry.dynamicScore())),
                    promotion.reason());
        }
    }

    static Step4Summary of(Step4Report report, Path outDir, List<Path> files, Optional<Step4Watch.Timing> timing) {
        return of(report, report.result().objectives(), Promoted.of(report.result().promotion()), outDir, files, timing);
    }

    static Step4Summary of(Step4Report report, Objective objective, Path outDir, List<Path> files, Step4Watch.Timing timing) {
        return of(report, List.of(report.result().objective(objective)), null, outDir, files, Optional.of(timing));
    }

    private static Step4Summary of(Step4Report report, List<ObjectiveResult> objectives, Promoted promotion, Path outDir,
            List<Path> files, Optional<Step4Watch.Timing> timing) {
        return new Step4Summary(report.recorded(), report.store(),
                List.of(report.result().pair().a().name(), report.result().pair().b().name()), report.warnings(), report.notes(),
                report.result().candidates().stream().flatMap(c -> c.error().map(e -> new Failed(c.name(), e.getMessage())).stream())
                        .toList(),
                objectives.stream().map(Best::of).toList(), promotion, outDir,
                files.stream().map(file -> outDir.relativize(file).toString().replace('\\', '/')).toList(), timing);
    }
}
