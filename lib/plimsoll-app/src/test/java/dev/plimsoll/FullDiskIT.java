package dev.plimsoll;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.governance.Quarter;
import dev.plimsoll.store.ConsistencyCheck;
import dev.plimsoll.store.CrashedStore;
import dev.plimsoll.store.GoldenFiles;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.RunDirectoryWriter;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The disk becomes full at any moment of a command that writes to a store. It says so in one paragraph; what had been stored stays, nothing
 * is there in half, and with more room the same command succeeds.
 */
@Tag("thorough")
class FullDiskIT extends WithFolder {

    private static final int DAYS = 260;
    private static final int REVALIDATED_DAYS = 390;
    private static final Quarter QUARTER = new Quarter(2017, 1);
    private static final String ID = "too much";

    /** A command, how many sizes of the disk it is tried with in a soak, and the kilobytes left that are tried otherwise. */
    private enum Kind {
        FRESH(60, 8, 300),
        RUN(40, 100),
        IMPORT(30),
        MIGRATE(40, 600),
        REVALIDATE(20);

        private final int sizes;
        private final List<Long> sample;

        Kind(int sizes, long... sample) {
            this.sizes = sizes;
            this.sample = LongStream.of(sample).boxed().toList();
        }

        /** More small ones than large ones: most of the room is only needed after the commit. */
        List<Long> upTo(long kilobytes) {
            return IntStream.range(0, sizes).mapToObj(n -> Math.round(kilobytes * Math.pow((double) n / sizes, 3))).distinct().toList();
        }
    }

    @TempDir
    private static Path shared;

    private static Path book;

    private Path place;
    private Path store;
    private Path seed;
    private Path inputs;
    private Path delivery;

    @BeforeAll
    static void writeABook() {
        book = SampleRuns.write(shared.resolve("book"), DAYS);
    }

    @BeforeEach
    void nameThePlaces() throws IOException {
        place = Files.createDirectory(folder.resolve("disk"));
        store = place.resolve("store.duckdb");
        seed = folder.resolve("seed.duckdb");
        inputs = book;
        delivery = folder.resolve("delivery");
    }

    static Stream<Kind> kinds() {
        return Stream.of(Kind.values()).filter(kind -> SOAK || !kind.sample.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFullFileSystemIsSaidAndLosesNothing(Kind kind) throws IOException {
        SmallDisk.assumeMounts();
        seed(kind);
        List<Long> sizes = SOAK ? kind.upTo(needed(kind)) : kind.sample;
        int failed = 0;
        for (long left : sizes) {
            failed += tried(kind, SmallDisk.FILE_SYSTEM, left, kind + " with " + left + " kB left");
        }
        System.out.println(kind + ": the disk was full " + failed + " of " + sizes.size() + " times.");
        assertThat(failed).as("sizes that were too small").isGreaterThanOrEqualTo(SOAK ? 5 : sizes.size());
    }

    /** Also where no file system may be mounted; a sample of this is in {@link StoreCrashIT}. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "plimsoll.soak", matches = "true")
    @EnumSource(value = Kind.class, names = {"FRESH", "RUN", "MIGRATE"})
    void aLimitOnFilesIsSaidAndLosesNothing(Kind kind) throws IOException {
        seed(kind);
        List<Long> limits = kind.upTo(needed(kind) + SmallDisk.occupied(place));
        int failed = 0;
        for (long most : limits) {
            failed += tried(kind, SmallDisk.FILE_SIZE, 8 + most, kind + " with files up to " + most + " kB");
        }
        System.out.println(kind + ": the limit was reached " + failed + " of " + limits.size() + " times.");
        assertThat(failed).as("limits that were too low").isPositive();
    }

    /** Of a damaged log the part that can be used is written anew, which takes room: without it everything stays as it was. */
    @Test
    void aDamagedLogStaysInItsPlaceUntilItCanBePutAside() throws IOException {
        SmallDisk.assumeMounts();
        CrashedStore crashed = CrashedStore.of(folder.resolve("live.duckdb"), "one", "two", "three");
        byte[] damaged = crashed.log();
        damaged[(crashed.end(0) + crashed.end(1)) / 2] ^= 1;
        crashed.at(store, damaged);
        String before = Stores.sha256(store);
        try (Child child = Child.start(folder, SmallDisk.FILE_SYSTEM.command(place, 0, command(Kind.RUN)))) {
            assertThat(child.exitCode()).isEqualTo(70);
            assertThat(child.err()).contains(store.toString(), "cannot be put aside", "No space left on device", "Nothing was changed");
        }
        assertThat(Stores.files(place)).containsExactly("store.duckdb", "store.duckdb.wal");
        assertThat(Stores.sha256(store)).isEqualTo(before);
        assertThat(Files.readAllBytes(Path.of(store + ".wal"))).isEqualTo(damaged);
        assertThat(again(Kind.RUN)).isFalse();
        assertThat(ids()).containsExactly("one", ID);
        assertThat(Plimsoll.open(store.toString()).verify().findings()).isEmpty();
    }

    private void seed(Kind kind) throws IOException {
        if (kind == Kind.MIGRATE) {
            GoldenFiles.unzip(GoldenFiles.OLDER, seed);
        } else if (kind != Kind.FRESH) {
            // The first run shares no artifact with the next one, which so writes as much as can be.
            Plimsoll lab = Plimsoll.open(Stores.fresh(seed).toString());
            lab.run(RunRequest.of(SampleRuns.write(folder.resolve("first"), DAYS - 1)).withRunId("first"));
            if (kind == Kind.IMPORT) {
                Plimsoll other = Plimsoll.open(Stores.fresh(folder.resolve("other.duckdb")).toString());
                other.run(RunRequest.of(inputs).withRunId("delivery"));
                other.export("delivery", delivery, RunDirectoryWriter.Format.CSV);
            } else if (kind == Kind.REVALIDATE) {
                inputs = SampleRuns.write(folder.resolve("long"), REVALIDATED_DAYS);
            }
        }
    }

    private void putTheSeedInPlace() throws IOException {
        for (String name : Stores.files(place)) {
            Files.delete(place.resolve(name));
        }
        if (Files.exists(seed)) {
            Files.copy(seed, store);
        }
    }

    /** How much larger the folder becomes where there is room. */
    private long needed(Kind kind) throws IOException {
        putTheSeedInPlace();
        long before = SmallDisk.occupied(place);
        again(kind);
        return SmallDisk.occupied(place) - before;
    }

    private int tried(Kind kind, SmallDisk disk, long kilobytes, String when) throws IOException {
        putTheSeedInPlace();
        List<String> before = ids();
        try (Child child = Child.start(folder, disk.command(place, kilobytes, command(kind)))) {
            int code = child.exitCode();
            boolean full = code == 70;
            if (full) {
                assertThat(child.err()).as(when).startsWith("plimsoll ").endsWith(".\n")
                        .contains(store.toString(), "could not be written to", "disk is full", "not stored", "Make room")
                        .doesNotContain("Exception", "is damaged");
                assertThat(child.err().lines()).as(when).hasSize(1);
                assertThat(child.out()).as(when).isEmpty();
            } else {
                assertThat(code).as(when + ": " + child.err()).isBetween(0, kind == Kind.REVALIDATE ? 2 : 0);
            }
            check(kind, full, before, when);
            return full ? 1 : 0;
        }
    }

    /** Plimsoll first, so that it meets the file as the full disk left it; the check looks with plain JDBC. */
    private void check(Kind kind, boolean full, List<String> before, String when) {
        assertThat(Stores.files(place)).as(when).isSubsetOf("store.duckdb", "store.duckdb.wal");
        if (kind != Kind.REVALIDATE && Files.exists(store) && !before.isEmpty()) {
            List<String> expected = new ArrayList<>(before);
            if (!full) {
                expected.add(ID);
            }
            assertThat(Plimsoll.open(store.toString()).runs()).as(when).extracting(RunInfo::runId)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(again(kind)).as(when + ": stored before").isEqualTo(!full);
        assertThat(Plimsoll.open(store.toString()).verify().findings()).as(when).isEmpty();
        assertThat(ConsistencyCheck.problems(store)).as(when).allMatch(problem -> kind == Kind.MIGRATE
                && problem.startsWith("validation without its findings"));
        assertThat(ids()).as(when).containsAll(before).hasSize(before.size() + (kind == Kind.REVALIDATE ? 2 : 1));
        assertThat(Stores.text(store, "SELECT count(*) FROM run_outcome WHERE status = 'FAILED'")).as(when)
                .isEqualTo(kind == Kind.MIGRATE ? "1" : "0");
    }

    private List<String> ids() {
        return Files.exists(store) ? Stores.text(store, "SELECT run_id FROM run ORDER BY run_id").lines().toList() : List.of();
    }

    private List<String> command(Kind kind) {
        List<String> arguments = switch (kind) {
            case FRESH, RUN, MIGRATE -> List.of("run", "--inputs", inputs.toString(), "--run-id", ID);
            case IMPORT -> List.of("import", delivery.toString(), "--run-id", ID);
            case REVALIDATE -> List.of("revalidate", "--quarter", QUARTER.toString(), "--inputs", inputs.toString(), "--report-dir",
                    folder.resolve("report").toString());
        };
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--store", store.toString()));
        return Child.command(folder, "dev.plimsoll.cli.Main", all);
    }

    /** The same command where there is room; whether everything was there already. */
    private boolean again(Kind kind) {
        Plimsoll lab = Plimsoll.open(store.toString());
        return switch (kind) {
            case FRESH, RUN, MIGRATE -> lab.run(RunRequest.of(inputs).withRunId(ID)).recorded().alreadyStored();
            case IMPORT -> lab.importDirectory(RunRequest.of(delivery).withRunId(ID)).recorded().alreadyStored();
            case REVALIDATE -> lab.revalidate(QUARTER, new TwoPassRequest(RunRequest.of(inputs), Optional.empty(), Optional.empty()),
                    ValidationConfig.standard(), false).record().alreadyStored();
        };
    }
}
