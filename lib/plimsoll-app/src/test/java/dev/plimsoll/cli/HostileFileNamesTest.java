package dev.plimsoll.cli;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.SampleRuns;
import dev.plimsoll.WithFolder;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.RunDirectoryWriter;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.store.run.RunInfo.StoredArtifact;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import dev.plimsoll.walkforward.MonthlySleeve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a run, an asset or a sleeve is called: files appear in the folder they are meant for and nowhere else. */
class HostileFileNamesTest extends WithFolder {

    private static final List<String> NAMES = List.of("../../evil", "..", ".", "/evil", "a/../../b", "..\\evil", "C:\\evil", "a/b", "a_b",
            "evil\0", "🚢", "%2e%2e%2f", "~/evil", "$HOME", "con", "x".repeat(200));

    private Path outside;
    private Path inside;

    @BeforeEach
    void makeFolders() throws IOException {
        inside = Files.createDirectories(folder.resolve("deep/inside"));
        outside = Files.createDirectory(folder.resolve("outside"));
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(path -> folder.relativize(path).toString()).filter(name -> !name.isEmpty()).sorted().toList();
        }
    }

    @Test
    void aReportOfARunOfAnyNameHasAFolderOfItsOwnBesideTheStore() {
        Plimsoll lab = Plimsoll.open(inside.resolve("store.duckdb").toString());
        Set<Path> folders = new HashSet<>();
        for (String name : NAMES) {
            Path report = lab.reportFolder(name);
            assertThat(report.normalize().getParent()).as(name).isEqualTo(inside.resolve("reports"));
            assertThat(report.getFileName().toString()).as(name).matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,219}");
            folders.add(report);
        }
        assertThat(folders).as("no two share one").hasSameSizeAs(NAMES);
        assertThat(lab.reportFolder("core_v9_2025").getFileName()).hasToString("core_v9_2025");
    }

    @Test
    void noFileIsWrittenByANameThatIsAPath() throws IOException {
        List<String> before = everything();
        for (String name : List.of("../evil", "..", ".", "", " ", "/evil", "a/b", "a\\b", "evil\0", "a\nb")) {
            assertThatThrownBy(() -> WholeFile.write(inside, name, new byte[1])).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        for (String name : List.of("../evil", "..", "x/../../evil", "/evil", "x//y", "x/", "x\\y/z", "x\0/y")) {
            assertThatThrownBy(() -> WholeFile.writeBelow(inside, name, new byte[1])).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aLinkInsteadOfAFileIsReplacedAndALinkInsteadOfAFolderRefused() throws IOException {
        Path target = Files.writeString(outside.resolve("precious.txt"), "mine");
        Files.createSymbolicLink(inside.resolve("weights.csv"), target);
        WholeFile.write(inside, "weights.csv", "ours".getBytes());
        assertThat(target).hasContent("mine");
        assertThat(inside.resolve("weights.csv")).hasContent("ours").isRegularFile();
        assertThat(Files.isSymbolicLink(inside.resolve("weights.csv"))).isFalse();

        Files.createSymbolicLink(inside.resolve("paths"), outside);
        assertFails(() -> WholeFile.writeBelow(inside, "paths/x.csv", new byte[1]), InputMissingException.class, "is a symbolic link",
                "Nothing was written");
        assertThat(outside).isDirectoryNotContaining("glob:**x.csv");
    }

    @Test
    void aSleeveOfStepFourHasANameThatAFileMayHave() {
        Series months = Series.of(DateIndex.ofEpochDays(new long[] {19_753}), new double[] {0.01}); // 2024-01-31
        for (String name : List.of("../evil", "..", ".", "/evil", "a/b", "a\\b", "", " ", "a b", "it's", "evil\0", "x".repeat(61), "a:b",
                "*")) {
            assertThatThrownBy(() -> new MonthlySleeve(name, months)).as(name).isInstanceOf(UsageException.class)
                    .hasMessageContaining("cannot be used");
        }
        assertThat(new MonthlySleeve("x".repeat(60), months).name()).hasSize(60);
    }

    /** Assets are columns of the exported tables, in both formats, and come back the same. */
    @Test
    void assetsOfAnyNameGoOutAndComeBack() throws IOException {
        List<String> names = List.of("../../evil", "it's", "say \"x\"", "a,b", "🚢", "'; DROP TABLE t; --", "%s", "a;b", "/abs", "=1+1",
                "\u202Ex");
        Path book = SampleRuns.write(inside.resolve("book"), 300);
        for (String table : List.of("asset_returns.csv", "weights.csv", "trend_unit_returns.csv")) {
            List<String> lines = Files.readAllLines(book.resolve(table));
            String[] header = lines.get(0).split(",");
            for (int c = 1; c < header.length && c <= names.size(); c++) {
                header[c] = "\"" + names.get(c - 1).replace("\"", "\"\"") + "\"";
            }
            lines.set(0, String.join(",", header));
            Files.write(book.resolve(table), lines);
        }
        Plimsoll lab = Plimsoll.open(inside.resolve("store.duckdb").toString());
        lab.run(RunRequest.of(book).withRunId("../first"));
        List<String> ids = inputs(lab, "../first");
        for (RunDirectoryWriter.Format format : RunDirectoryWriter.Format.values()) {
            Path out = inside.resolve("out-" + format);
            assertThat(lab.export("../first", out, format)).allSatisfy(file -> assertThat(file.getParent()).isEqualTo(out));
            lab.importDirectory(RunRequest.of(out).withRunId("back from " + format));
            assertThat(inputs(lab, "back from " + format)).as(format.toString()).containsAll(ids);
        }
        assertThat(outside).isEmptyDirectory();
        assertThat(folder.resolve("deep")).isDirectoryNotContaining("glob:**evil*");
        assertThat(everything()).noneMatch(name -> name.contains("evil"));
    }

    private static List<String> inputs(Plimsoll lab, String run) {
        return lab.store().artifacts(run).stream().filter(artifact -> List.of("asset_return", "weight").contains(artifact.kind()))
                .map(StoredArtifact::artifactId).sorted().toList();
    }

    @Test
    void namesDoNotActOnTheTerminal() {
        assertThat(PlainText.of("a\u001b[31mred\u0007\r\n\tb\u202Ec\u0085")).isEqualTo("a\\u001b[31mred\\u0007\\u000d\n\tb\\u202ec\\u0085");
    }
}
