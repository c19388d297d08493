package dev.plimsoll;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.StoreException;
import dev.plimsoll.store.ConsistencyCheck;
import dev.plimsoll.store.GoldenFiles;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.RunDirectoryWriter;
import dev.plimsoll.store.run.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writers killed with SIGKILL at any moment: whatever they had said was stored is there, nothing is there in half, and the store takes
 * the next run. Runs, imports, revalidations and migrations of stores of every older version.
 */
@Tag("thorough")
class KilledWritersIT extends WithFolder {

    /** Another number of them: {@code -Dplimsoll.kills=N}. */
    private static final int KILLS = Integer.getInteger("plimsoll.kills", SOAK ? 500 : 4);
    /** A revalidation takes as long as all others together, so there are fewer. */
    private static final List<String> KINDS = List.of("revalidate", "run", "import", "migrate", "run", "import", "migrate", "run", "import",
            "migrate");
    /** Of ten writers this many are killed before they have stored anything, the others a while after that. */
    private static final int EARLY_OF_TEN = 4;
    private static final int STORES_AT_ONCE = 2;
    private static final int DAYS = 300;
    private static final int PROGRESS = 100;
    private static final int REVALIDATED_DAYS = 390;
    private static final int KILLS_OF_A_STORE = 20;

    private Path children;
    private List<Path> books;
    private List<Path> deliveries;
    private Path longBook;

    @BeforeEach
    void writeInputs() throws IOException {
        children = Files.createDirectory(folder.resolve("children"));
        books = new ArrayList<>();
        deliveries = new ArrayList<>();
        Plimsoll lab = Plimsoll.open(folder.resolve("deliveries.duckdb").toString());
        for (int n = 0; n < 3; n++) {
            books.add(SampleRuns.write(folder.resolve("book-" + n), DAYS - n));
            lab.run(RunRequest.of(books.get(n)).withRunId("delivery-" + n));
            deliveries.add(folder.resolve("delivery-" + n));
            lab.export("delivery-" + n, deliveries.get(n), RunDirectoryWriter.Format.CSV);
        }
        longBook = SampleRuns.write(folder.resolve("long-book"), REVALIDATED_DAYS);
    }

    private Child writer(String kind, String name, List<Path> stores) {
        List<Path> inputs = kind.equals("import") ? deliveries : kind.equals("revalidate") ? List.of(longBook) : books;
        return Child.start(children, Child.testCommand(children, BusyWriter.class, List.of(kind, name, join(stores), join(inputs))));
    }

    private static String join(List<Path> paths) {
        return String.join(":", paths.stream().map(Path::toString).toList());
    }

    private List<Path> stores(String kind, int kill) throws IOException {
        if (kind.equals("run") || kind.equals("import")) {
            Path store = folder.resolve(kind + "-" + kill / KILLS_OF_A_STORE + ".duckdb");
            return List.of(Files.exists(store) ? store : Stores.fresh(store));
        }
        List<Path> stores = new ArrayList<>();
        for (int n = 0; n < STORES_AT_ONCE; n++) {
            Path store = folder.resolve(kind + "-" + kill + "-" + n + ".duckdb");
            stores.add(kind.equals("migrate") ? GoldenFiles.unzip(1 + (kill + n) % GoldenFiles.OLDER, store) : store);
        }
        return stores;
    }

    @Test
    void whatWasStoredStaysAndNothingIsThereInHalf() throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_120);
        Map<String, int[]> counts = new TreeMap<>();
        Map<String, Long> lives = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            String kind = KINDS.get(kill % KINDS.size());
            List<Path> stores = stores(kind, kill);
            List<String> said;
            try (Child victim = writer(kind, kind + "-" + kill, stores)) {
                victim.awaitOutput("ready");
                long began = System.nanoTime();
                if (KILLS > 10 && random.nextInt(10) < EARLY_OF_TEN) {
                    assertThat(victim.endedWithin(random.nextLong(lives.getOrDefault(kind, 2000L)))).as(victim.err()).isFalse();
                } else {
                    victim.awaitOutput("stored");
                    long life = (System.nanoTime() - began) / 1_000_000;
                    lives.merge(kind, life, Math::max);
                    assertThat(victim.endedWithin(random.nextLong(life / 2 + 1))).as(victim.err()).isFalse();
                }
                victim.kill();
                said = victim.out().lines().filter(line -> line.startsWith("stored ")).toList();
            }
            int[] count = counts.computeIfAbsent(kind, k -> new int[4]);
            count[0]++;
            count[1] += said.size();
            for (Path store : stores) {
                if (Files.exists(store)) {
                    List<String> warnings = check(kind, "after kill " + kill + " of " + kind, store, said);
                    int rebuilt = (int) warnings.stream().filter(warning -> warning.contains("rebuilt from its rows")).count();
                    count[2] += warnings.size() - rebuilt;
                    count[3] += rebuilt;
                }
            }
            if (kill % PROGRESS == PROGRESS - 1) {
                print(counts);
            }
            if (!kind.equals("run") && !kind.equals("import")) {
                for (Path store : stores) {
                    remove(store);
                }
            }
        }
        assertThat(Stores.files(children)).noneMatch(name -> name.contains("duckdb_java"));
        print(counts);
    }

    private static void print(Map<String, int[]> counts) {
        counts.forEach((kind, count) -> System.out.println("Killed " + count[0] + " writers of " + kind + ", which had said of " + count[1]
                + " works that they were stored: all are there. Logs with an unfinished end: " + count[2] + ". Blocks written in part, rebuilt: "
                + count[3] + "."));
    }

    /** Plimsoll first, so that it meets the file as the crash left it; the check looks with plain JDBC. */
    private List<String> check(String kind, String when, Path file, List<String> said) {
        List<String> warnings = new ArrayList<>();
        Store store = Store.at(file).telling(warnings::add, wait -> { });
        Plimsoll lab = Plimsoll.open(file.toString());
        List<String> stored = said.stream().map(line -> line.split(" ", 4)).filter(word -> word[1].equals(file.toString()))
                .map(word -> word[3]).toList();
        try {
            store.record(GoldenFiles.someRun("next " + when));
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("was rebuilt, see above").hasMessageContaining("Give the same command again");
            store.record(GoldenFiles.someRun("next " + when));
        }
        String there = Stores.text(file, "SELECT run_id FROM run JOIN run_outcome USING (run_id) "
                + "UNION ALL SELECT audit_id FROM audit_record");
        assertThat(there.lines()).as(when).containsAll(stored);
        assertThat(ConsistencyCheck.problems(file)).as(when).allMatch(problem -> kind.equals("migrate")
                && problem.startsWith("validation without its findings"));
        assertThat(lab.verify().findings()).as(when).isEmpty();
        assertThat(lab.runs()).as(when).extracting(RunInfo::status).filteredOn("FAILED"::equals).hasSize(kind.equals("migrate") ? 1 : 0);
        if (kind.equals("migrate")) {
            assertThat(there.lines()).as(when).contains("first", "second", "broken");
        }
        return warnings;
    }

    private static void remove(Path store) throws IOException {
        for (String name : Stores.files(store.getParent())) {
            if (name.startsWith(store.getFileName().toString())) {
                Files.delete(store.resolveSibling(name));
            }
        }
    }
}
