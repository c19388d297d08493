package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.kind.step4.Step4Report;
import dev.plimsoll.kind.step4.Step4Request;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.Promotion;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.Step4Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Which files a run leaves in a folder, and which of an earlier run it takes away. */
class Step4OutputsTest {

    private static final String REASON = "No best candidate is dynamic.";

    @TempDir
    private static Path folder;

    private static Step4Report dynamic;
    private static Step4Report fixed;

    @BeforeAll
    static void run() {
        SamplePairs.write(folder, coins -> SamplePairs.withReturn(coins, "2024-03-31", "-0.8"));
        dynamic = Plimsoll.open(folder.resolve("store.duckdb").toString()).step4(Step4Request.of(
                Step4Request.Sleeve.parse("stocks=" + folder.resolve("stocks.csv")),
                Step4Request.Sleeve.parse("coins=" + folder.resolve("coins.csv")))
                        .withConfig(with(Step4File.defaults(), "bootstrapSamples", 2, "bootstrapBlockMonths", 6)));
        Step4Result r = dynamic.result();
        assertThat(r.promotion().dynamic()).as("the sample has a dynamic one").isPresent();
        Promotion none = new Promotion(r.promotion().entries(), r.promotion().promoted(), Optional.empty(), REASON);
        fixed = new Step4Report(dynamic.recorded(), new Step4Result(r.pair(), r.config(), r.features(), r.split(), r.signals(),
                r.candidates(), r.objectives(), none, r.benchmarks()), List.of(), dynamic.store(), List.of());
    }

    private static JsonNode json(Path file) {
        return new ObjectMapper().readTree(file);
    }

    private static List<String> files(Path out) throws IOException {
        try (Stream<Path> walk = Files.walk(out)) {
            return walk.filter(Files::isRegularFile).map(file -> out.relativize(file).toString()).sorted().toList();
        }
    }

    @Test
    void aRunWithoutADynamicOneSaysWhyAndTakesTheOldFilesAwayButNoOthers(@TempDir Path out) throws IOException {
        dynamic.write(out);
        assertThat(json(out.resolve("final/step4_run_report.json")).get("final_dynamic_outputs").get("summary").asString())
                .isEqualTo("final_dynamic/backtest/step4_summary.json");
        Files.writeString(out.resolve("final_dynamic/backtest/notes.txt"), "mine");
        Files.writeString(out.resolve("paths/gone_path.csv"), "of another run");
        Files.writeString(out.resolve("paths/notes.csv"), "mine");
        List<String> before = files(out);
        assertThat(before).contains("final_dynamic/backtest/step4_portfolio_curve.png", "final_dynamic/backtest/step4_monthly_table.parquet",
                "final_dynamic/backtest/step4_summary.json", "final_dynamic/optimization/step4_optimization_report.json");

        fixed.write(out);

        assertThat(files(out)).containsExactlyElementsOf(before.stream().filter(name -> name.endsWith("notes.txt")
                || !name.startsWith("final_dynamic/") && !name.equals("paths/gone_path.csv")).toList());
        assertThat(out.resolve("final_dynamic/optimization")).doesNotExist();
        JsonNode report = json(out.resolve("final/step4_run_report.json"));
        assertThat(report.get("promoted_dynamic_objective").isNull()).isTrue();
        assertThat(report.get("promoted_dynamic_score").isNull()).isTrue();
        assertThat(report.get("final_dynamic_outputs").isNull()).isTrue();
        assertThat(report.get("meta").get("promotion_reason").asString()).isEqualTo(REASON);
    }

    /** Neither written to nor tidied up. */
    @Test
    void aFolderBehindALinkIsLeftAlone(@TempDir Path out, @TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("gone_path.csv"), "of somebody else");
        Files.createSymbolicLink(out.resolve("paths"), elsewhere);
        assertFails(() -> dynamic.write(out), InputMissingException.class, "is a symbolic link");
        assertThat(files(elsewhere)).containsExactly("gone_path.csv");
        assertThat(files(out)).isEmpty();
    }

    @Test
    void oneObjectiveHasItsFilesAndPathsOnly(@TempDir Path out) throws IOException {
        List<Path> written = dynamic.write(Objective.CALMAR, out);
        assertThat(files(out)).filteredOn(name -> !name.startsWith("paths/")).containsExactly("calmar/backtest/step4_monthly_table.parquet",
                "calmar/backtest/step4_portfolio_curve.png", "calmar/backtest/step4_summary.json",
                "calmar/optimization/step4_optimization_report.json");
        assertThat(written).hasSize(4 + 58).allSatisfy(file -> assertThat(file).isRegularFile());
        for (JsonNode candidate : json(out.resolve("calmar/optimization/step4_optimization_report.json")).get("candidates")) {
            boolean failed = candidate.get("name").asString().equals("coins_only_levered_130");
            assertThat(candidate.has("error")).isEqualTo(failed);
            assertThat(candidate.has("metrics")).isEqualTo(!failed);
            assertThat(Files.exists(out.resolve("paths/" + candidate.get("name").asString() + "_path.csv"))).isEqualTo(!failed);
        }
    }
}
