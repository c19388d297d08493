package dev.plimsoll.cli;

import static dev.plimsoll.Unchecked.unchecked;

import dev.plimsoll.store.files.SmallRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * For tests of commands on a store of two runs: the sample, which is exported, too, and a small one with a gap in its days. They are made
 * once in a process, by commands, and each test class has a copy of its own.
 */
abstract class TwoRunsTest {

    @TempDir
    static Path folder;

    static Path store;
    static Path sample;
    static Path exported;
    /** What the command run said of the sample. */
    static JsonNode ran;

    @BeforeAll
    static void copyTheTwoRuns() throws IOException {
        for (Map.Entry<String, byte[]> file : Template.FILES.entrySet()) {
            Path copy = folder.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.getValue());
        }
        store = folder.resolve("store.duckdb");
        sample = folder.resolve("sample");
        exported = folder.resolve("exported");
        ran = Template.ran;
    }

    static Outcome inStore(Object... words) {
        return Outcome.of(List.of(words), "--store", store);
    }

    /** The columns of a CSV file that are named, as lines. */
    static List<String> columns(Path file, String... names) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split(",", -1));
        return lines.stream().map(line -> line.split(",", -1))
                .map(cells -> Stream.of(names).map(name -> cells[header.indexOf(name)]).collect(Collectors.joining(","))).toList();
    }

    /** Content hashes of a run's artifacts by role and kind. */
    static Map<String, String> hashes(String run) {
        Map<String, String> hashes = new TreeMap<>();
        inStore("show", run, "--json").succeeded().json().get("artifacts").forEach(artifact -> {
            if (!artifact.get("role").asString().equals("given")) {
                hashes.put(artifact.get("role").asString() + " " + artifact.get("kind").asString(), artifact.get("artifact_id").asString());
            }
        });
        return hashes;
    }

    private static final class Template {

        private static JsonNode ran;
        private static final Map<String, byte[]> FILES = make();

        private static Map<String, byte[]> make() {
            return unchecked(() -> {
                Path made = Files.createTempDirectory("two-runs");
                Path store = made.resolve("store.duckdb");
                Outcome.of("sample", "--out", made.resolve("sample")).succeeded();
                ran = Outcome.of("run", "--inputs", made.resolve("sample"), "--run-id", "sample", "--store", store, "--json").succeeded()
                        .json();
                Outcome.of("export", "sample", "--to", made.resolve("exported"), "--store", store).succeeded();
                SmallRun small = SmallRun.in(made.resolve("small"));
                small.write("equity_curve.csv", small.text("equity_curve.csv").replaceFirst("(?m)^2020-04-10,.*\n", "")
                        .replaceFirst("(?m)^2020-04-11,.*\n", ""));
                Outcome.of("run", "--inputs", small.folder(), "--run-id", "small", "--store", store).succeeded();
                return taken(made);
            });
        }

        /** All files of a folder, which is deleted. */
        private static Map<String, byte[]> taken(Path made) throws IOException {
            List<Path> paths;
            try (Stream<Path> all = Files.walk(made)) {
                paths = new ArrayList<>(all.sorted().toList());
            }
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (int i = paths.size() - 1; i >= 0; i--) {
                if (Files.isRegularFile(paths.get(i))) {
                    files.put(made.relativize(paths.get(i)).toString(), Files.readAllBytes(paths.get(i)));
                }
                Files.delete(paths.get(i));
            }
            return files;
        }
    }
}
