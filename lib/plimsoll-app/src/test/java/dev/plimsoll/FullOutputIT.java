package dev.plimsoll;

import static dev.plimsoll.Sampled.SOAK;
import static dev.plimsoll.Unchecked.unchecked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No room for what a command writes beside the store: it says so, leaves no half file, and the store is as it was. */
@Tag("thorough")
class FullOutputIT extends WithFolder {

    private static final int DAYS = 260;
    private static final int SIZES = 12;

    /** A command, the kilobytes left that are tried in verify (none: in the soak only), and whether it also records something. */
    private enum Kind {
        SNAPSHOT(700, false, "snapshot", "PLACE"),
        EXPORT(60, false, "export", "first", "--to", "PLACE"),
        PARQUET(-1, false, "export", "first", "--to", "PLACE", "--format", "parquet"),
        EVIDENCE(-1, false, "export", "--evidence", "QUARTER", "--to", "PLACE/pack"),
        REPORT(-1, true, "two-pass", "--inputs", "INPUTS", "--report-dir", "PLACE");

        private final long sample;
        private final boolean records;
        private final List<String> words;

        Kind(long sample, boolean records, String... words) {
            this.sample = sample;
            this.records = records;
            this.words = List.of(words);
        }
    }

    @TempDir
    private static Path shared;

    private static Path template;
    private static Path inputs;

    private Path place;
    private Path store;

    @BeforeAll
    static void makeAStore() {
        template = Stores.fresh(shared.resolve("store.duckdb"));
        inputs = SampleRuns.write(shared.resolve("inputs"), DAYS);
        Plimsoll.open(template.toString()).run(RunRequest.of(inputs).withRunId("first"));
    }

    @BeforeEach
    void copyTheStore() throws IOException {
        place = Files.createDirectory(folder.resolve("disk"));
        store = Stores.copy(template, folder.resolve("store.duckdb"));
    }

    private Child plimsoll(List<String> words, List<String> before) {
        return Child.start(folder, Stream.concat(before.stream(), command(words).stream()).toList());
    }

    private List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--store", store.toString()));
        return Child.command(folder, "dev.plimsoll.cli.Main", all);
    }

    private List<String> command(Kind kind) {
        return command(kind.words.stream().map(word -> word.replace("PLACE", place.toString()).replace("INPUTS", inputs.toString())
                .replace("QUARTER", Stores.text(store, "SELECT strftime(min(created_at), '%Y') || 'Q' || quarter(min(created_at)) FROM run")))
                .toList());
    }

    /** Size of every file in the folder, by its path. */
    private Map<String, Long> files() {
        return unchecked(() -> {
            try (Stream<Path> walk = Files.walk(place)) {
                return walk.filter(Files::isRegularFile).collect(Collectors.toMap(file -> place.relativize(file).toString(), file -> file.toFile().length()));
            }
        });
    }

    private void empty() throws IOException {
        try (Stream<Path> walk = Files.walk(place)) {
            for (Path path : walk.sorted((a, b) -> b.getNameCount() - a.getNameCount()).toList()) {
                if (!path.equals(place)) {
                    Files.delete(path);
                }
            }
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(Kind.values()).filter(kind -> SOAK || kind.sample >= 0);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatCannotBeWrittenIsSaidAndNothingIsLeftInHalf(Kind kind) throws IOException {
        SmallDisk.assumeMounts();
        if (SOAK) { // to know how much it needs, and what its files look like
            try (Child enough = Child.start(folder, command(kind))) {
                assertThat(enough.exitCode()).as(enough.err()).isZero();
            }
        }
        Map<String, Long> whole = files();
        long needed = SmallDisk.occupied(place);
        Map<String, String> stored = Stores.contents(store);
        List<Long> sizes = new ArrayList<>();
        for (int n = 0; n < SIZES; n++) {
            sizes.add(8 + needed * n / SIZES);
        }
        int failed = 0;
        for (long left : SOAK ? sizes : List.of(kind.sample)) {
            String when = kind + " with " + left + " of " + needed + " kB";
            empty();
            try (Child child = Child.start(folder, SmallDisk.FILE_SYSTEM.command(place, left, command(kind)))) {
                if (child.exitCode() != 0) {
                    failed++;
                    assertThat(child.exitCode()).as(when + ": " + child.err()).isEqualTo(74);
                    assertThat(child.err()).as(when).startsWith("plimsoll ").endsWith(".\n").contains(place.toString(), "cannot be written",
                            "No space left on device", "space").doesNotContain("Exception");
                    assertThat(child.err().contains("only the files of this command are missing")).as(when).isEqualTo(kind.records);
                    assertThat(child.err().lines()).as(when).hasSize(1);
                    assertThat(child.out()).as(when).isEmpty();
                }
            }
            if (kind == Kind.SNAPSHOT || kind == Kind.EVIDENCE) {
                assertThat(files()).as(when).isEmpty();
            } else if (SOAK) {
                assertThat(whole).as(when).containsAllEntriesOf(files());
            } else {
                assertThat(files().keySet()).as(when).noneMatch(name -> name.endsWith(".part"));
            }
            assertThat(Stores.contents(store)).as(when).isEqualTo(stored);
        }
        assertThat(failed).as("sizes that were too small").isPositive();
    }

    /** A new store is copied from one in a temporary file, where there is room for that. */
    @Test
    void aFullFolderForTemporaryFilesIsNoObstacle() {
        SmallDisk.assumeMounts();
        Path other = folder.resolve("other.duckdb");
        List<String> command = new ArrayList<>(Child.command(place, "dev.plimsoll.cli.Main", List.of("run", "--inputs", inputs.toString(),
                "--run-id", "first", "--store", other.toString())));
        try (Child child = Child.start(folder, SmallDisk.FILE_SYSTEM.command(place, 8, command))) {
            assertThat(child.exitCode()).as(child.err()).isZero();
        }
        assertThat(files()).isEmpty();
        assertThat(Plimsoll.open(other.toString()).verify().findings()).isEmpty();
    }

    @Test
    void standardOutputOnAFullDeviceEndsWith74() {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "There is no /dev/full here.");
        try (Child full = plimsoll(List.of("runs"), List.of("bash", "-c", "exec \"$@\" > /dev/full", "bash"))) {
            assertThat(full.exitCode()).isEqualTo(74);
            assertThat(full.err()).startsWith("plimsoll: Standard output could not be written").endsWith("ask again.\n");
            assertThat(full.err().lines()).hasSize(1);
        }
    }

    /** As root, too, who may write into any folder. */
    @Test
    void aStoreOnAReadOnlyDiskCanBeReadAndSaysThatItCannotBeWritten() throws IOException {
        SmallDisk.assumeMounts();
        Path there = Files.move(store, place.resolve("store.duckdb"));
        store = there;
        String before = Stores.sha256(there);
        try (Child reader = Child.start(folder, SmallDisk.readOnly(place, command(List.of("runs"))));
                Child writer = Child.start(folder, SmallDisk.readOnly(place, command(List.of("run", "--inputs", inputs.toString(),
                        "--run-id", "second"))))) {
            assertThat(reader.exitCode()).as(reader.err()).isZero();
            assertThat(reader.out()).contains("first");
            assertThat(writer.exitCode()).isEqualTo(74);
            assertThat(writer.err()).contains(there.toString(), "cannot be opened for writing", "Read-only file system", "Nothing was stored");
            assertThat(writer.err().lines()).hasSize(1);
        }
        assertThat(Stores.sha256(there)).isEqualTo(before);
        assertThat(Stores.files(place)).containsExactly("store.duckdb");
    }
}
