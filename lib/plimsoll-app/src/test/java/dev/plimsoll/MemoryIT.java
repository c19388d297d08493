package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Java that has too little memory: no command ends with 1 or 2, which are answers, and the store is as it was. */
@Tag("thorough")
class MemoryIT extends WithFolder {

    @Test
    void aCommandThatRunsOutOfMemoryEndsWith70AndNamesTheRemedy() throws IOException {
        Path store = folder.resolve("store.duckdb");
        Path inputs = SampleRuns.write(folder.resolve("inputs"), SampleRuns.allDays());
        Plimsoll.open(store.toString()).run(RunRequest.of(SampleRuns.write(folder.resolve("short"), 260)).withRunId("before"));
        Map<String, String> stored = Stores.contents(store);
        Path script = Files.writeString(folder.resolve("greedy.jsh"), "long[] much = new long[100_000_000];\n");
        List<List<Object>> commands = List.of(List.of("-Xmx16m", "run", "--inputs", inputs, "--store", store),
                List.of("-Xmx16m", "revalidate", "--quarter", "2020Q1", "--inputs", inputs, "--store", store),
                List.of("-Xmx128m", "shell", script));
        for (List<Object> words : commands) {
            List<String> command = new ArrayList<>(Child.command(folder, "dev.plimsoll.cli.Main",
                    words.stream().skip(1).map(Object::toString).toList()));
            command.add(1, words.get(0).toString());
            try (Child child = Child.start(folder, command)) {
                assertThat(child.exitCode()).as(words + child.err()).isEqualTo(70);
                assertThat(child.err()).startsWith("plimsoll " + words.get(1) + ": ").contains("ran out of memory", "PLIMSOLL_JAVA_OPTS=-Xmx")
                        .doesNotContain("\tat ").hasLineCount(1);
                assertThat(child.out()).isEmpty();
            }
        }
        assertThat(Stores.contents(store)).isEqualTo(stored);
        assertThat(Plimsoll.open(store.toString()).verify().findings()).isEmpty();
    }
}
