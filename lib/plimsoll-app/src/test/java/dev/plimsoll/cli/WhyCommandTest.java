package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What why says, and of which days. */
class WhyCommandTest extends TwoRunsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2019-12-31 | its first is 2020-02-29",
        "2020-02-28 | its first is 2020-02-29",
        "2020-05-10 | its last is 2020-05-09",
        "2020-04-10 | the nearest days with one are 2020-04-09 and 2020-04-12",
        "2020-04-11 | the nearest days with one are 2020-04-09 and 2020-04-12",
    })
    void whyOnADayWithoutStateNamesTheNearestDays(String day, String says) {
        inStore("why", "small", day).failedWith(65, "Run small has no state on " + day, says);
    }

    @Test
    void whyExplainsEachSignalAndTheDecision() {
        Outcome why = inStore("why", "sample", "2020-03-20", "--json").succeeded();
        assertThat(why.json().size()).isEqualTo(4);
        List<String> signals = new ArrayList<>();
        why.json().forEach(row -> signals.add(row.get("signal").asString()));
        assertThat(signals).containsExactly("vol_fast", "corr_spike", "dd_deep", "dd_worsening");
        assertThat(why.err()).startsWith("sample on 2020-03-20: ").contains("risk scalar", "ENTER", "EXIT", "margin");
    }

    @ParameterizedTest
    @CsvSource({"2020-2-1", "20200201", "yesterday", "2020-02-30", "''"})
    void whyOnAMalformedDayIsAUsageError(String day) {
        inStore("why", "sample", day).failedWith(64, "'" + day + "' is no date", "YYYY-MM-DD");
    }

    @Test
    void anUnknownRunIsMissingInput() {
        for (List<String> words : List.of(List.of("why", "ghost", "2020-03-20"), List.of("show", "ghost"),
                List.of("export", "ghost", "--to", folder.resolve("ghost").toString()))) {
            Outcome.of(words, "--store", store).failedWith(66, "There is no run ghost", "sample", "plimsoll runs");
        }
        assertThat(folder.resolve("ghost")).doesNotExist();
    }

    /** On every day of the sample the explanation agrees with the regime file; the text is made for each kind of decision. */
    @Test
    void whyHasWordsForEveryDecision() throws IOException {
        Map<String, String> words = Map.of("FIRST_DAY", "The first day takes its target.", "UPGRADE", "so the regime rises at once.",
                "DOWNGRADE", "so the regime falls.", "HOLD_MIN_DAYS", "so it holds.", "HOLD_EXIT_SCORE", "holds.", "STAY", "so it stays.");
        List<String> days = columns(exported.resolve("allocator_regime_v1_trace.csv"), "date", "decision", "regime");
        for (Map.Entry<String, String> decision : words.entrySet()) {
            Optional<String> day = days.stream().filter(line -> line.split(",")[1].equals(decision.getKey())).findFirst();
            assertThat(day).as("a day of the sample with %s", decision.getKey()).isPresent();
            String[] cells = day.get().split(",");
            assertThat(inStore("why", "sample", cells[0]).succeeded().out()).startsWith("sample on " + cells[0] + ": " + cells[2] + ", day ")
                    .endsWith(decision.getValue() + "\n");
        }
    }
}
