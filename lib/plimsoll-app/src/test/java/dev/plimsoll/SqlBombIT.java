package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Queries that the database works on without ever asking whether it shall stop end with their command, and a writer outlasts them. */
@Tag("thorough")
class SqlBombIT {

    @Test
    @Timeout(240)
    void aBombThatHearsNothingEndsInWordsWhileAWriterWaitsAndGetsIn(@TempDir Path folder) {
        String inputs = SampleRuns.write(folder.resolve("inputs"), 300).toString();
        String store = folder.resolve("store.duckdb").toString();
        Plimsoll.open(store).run(RunRequest.of(Path.of(inputs)).withRunId("first"));
        List<String> run = List.of("run", "--inputs", inputs, "--run-id", "second", "--research-version", "v2-again", "--store", store);
        try (Child slow = sql(folder, store, "SELECT length(rpad('x', 2000000000, 'y'))", "--timeout", "2");
                Child large = sql(folder, store, "SELECT list_sum(range(1000000000))", "--memory", "100MB", "--timeout", "2");
                Child counting = sql(folder, store, "SELECT count(*) FROM range(10000000) a, range(10000000) b", "--timeout", "1")) {
            assertThat(counting.exitCode()).as(counting.err()).isEqualTo(64);
            try (Child writer = Child.plimsoll(folder, run.toArray(String[]::new))) {
                assertThat(writer.exitCode()).as(writer.err()).isZero();
            }
            assertThat(slow.exitCode()).as(slow.err()).isEqualTo(64);
            assertThat(slow.err()).contains("The query was ended after 2 s", "--timeout SECONDS", "snapshot");
            assertThat(large.exitCode()).as(large.err()).isEqualTo(64);
            assertThat(large.err()).containsAnyOf("The query needs more memory than its limit of 95 MiB", "The query was ended after 2 s");
        }
        assertThat(Plimsoll.open(store).runs()).extracting(info -> info.runId()).contains("second");
    }

    private static Child sql(Path folder, String store, String... words) {
        List<String> command = new ArrayList<>(List.of("sql", "--store", store));
        command.addAll(List.of(words));
        return Child.plimsoll(folder, command.toArray(String[]::new));
    }
}
