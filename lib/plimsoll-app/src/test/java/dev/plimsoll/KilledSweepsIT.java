package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps killed with SIGKILL at any moment go on to the hash that they have undisturbed, and no receipt is there twice. */
@Tag("thorough")
class KilledSweepsIT {

    private static final int KILLS = Sampled.of(2, 4, 20);
    private static final int BOOKS = 8;

    @TempDir
    private Path folder;

    private List<String> sweep(Path store) {
        List<String> words = new ArrayList<>(List.of("sweep", "--grid", folder.resolve("grid.yaml").toString(), "--figures", "none", "--json",
                "--resume", "--store", store.toString(), "--books"));
        for (int book = 0; book < BOOKS; book++) {
            words.add(folder.resolve("book-" + book).toString());
        }
        return Child.command(folder, "dev.plimsoll.cli.Main", words);
    }

    private static String hash(Child child) {
        assertThat(child.exitCode()).as(child.err()).isZero();
        return child.out().lines().filter(line -> line.contains("\"hash\"")).findFirst().orElseThrow();
    }

    @BeforeEach
    void writeBooks() throws IOException {
        StringBuilder enter = new StringBuilder();
        StringBuilder accel = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            enter.append(i == 0 ? "" : ", ").append(-0.065 - i / 500.0);
            accel.append(i == 0 ? "" : ", ").append(1.2 + i / 100.0);
        }
        Files.writeString(folder.resolve("grid.yaml"), "thresholds: {dd_enter: [" + enter + "], vol_accel_enter: [" + accel + "]}\n");
        for (int book = 0; book < BOOKS; book++) {
            SampleRuns.write(folder.resolve("book-" + book), 300 - book);
        }
    }

    /** Ctrl-C, sooner each time, until it came between two commits. */
    @Test
    void whatWasComputedBeforeAnInterruptIsThere() {
        long life = 0;
        for (int attempt = 0;; attempt++) {
            Path store = folder.resolve("interrupted-" + attempt + ".duckdb");
            long began = System.nanoTime();
            String said;
            try (Child victim = Child.start(folder, Child.interruptible(sweep(store)))) {
                if (life == 0 || victim.endedWithin(life * 9 / 10)) {
                    victim.exitCode();
                    life = (System.nanoTime() - began) / 1_000_000;
                    continue;
                }
                victim.interrupt();
                assertThat(victim.exitCode()).isEqualTo(130);
                said = victim.err();
            }
            if (Stores.text(store, "SELECT count(*) FROM sweep_batch WHERE results < 1000 AND sweep_sha256 IS NULL").equals("1")) {
                assertThat(said).contains("What was computed is stored; --resume computes what is missing.");
                assertThat(Plimsoll.open(store.toString()).verify().findings()).isEmpty();
                return;
            }
            life = life * 9 / 10;
        }
    }

    @Test
    void resumedAfterKillsTheHashIsTheSame() {
        long began = System.nanoTime();
        String whole;
        try (Child undisturbed = Child.start(folder, sweep(folder.resolve("undisturbed.duckdb")))) {
            whole = hash(undisturbed);
        }
        long life = (System.nanoTime() - began) / 1_000_000;
        SplittableRandom random = new SplittableRandom(20_261_201);
        int store = 0;
        for (int kills = 0; kills < KILLS;) {
            try (Child victim = Child.start(folder, sweep(folder.resolve("killed-" + store + ".duckdb")))) {
                if (victim.endedWithin(random.nextLong(life))) {
                    assertThat(hash(victim)).isEqualTo(whole);
                    store++;
                } else {
                    victim.kill();
                    kills++;
                }
            }
        }
        for (int i = 0; i <= store; i++) {
            Path file = folder.resolve("killed-" + i + ".duckdb");
            try (Child last = Child.start(folder, sweep(file))) {
                assertThat(hash(last)).isEqualTo(whole);
            }
            Plimsoll lab = Plimsoll.open(file.toString());
            assertThat(lab.verify().findings()).isEmpty();
            assertThat(lab.sql("SELECT count(*) AS n, count(DISTINCT run_key) AS runs FROM audit.sweep_result").first("n"))
                    .isEqualTo(BOOKS * 256L);
        }
    }
}
