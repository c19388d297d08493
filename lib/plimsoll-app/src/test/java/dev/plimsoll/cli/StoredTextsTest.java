package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.RunSource;
import dev.plimsoll.WithFolder;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.kind.allocation.AllocationBatchRequest;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.files.SmallRun;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that were decoded wrongly, or act on terminals, are refused at every door of the store, and nothing is stored. */
class StoredTextsTest extends WithFolder {

    private static final String WRONG = "Gr\uFFFD\uFFFDe";

    private Path store;
    private SmallRun inputs;

    @BeforeEach
    void makeInputs() {
        store = folder.resolve("store.duckdb");
        inputs = SmallRun.in(folder.resolve("inputs"));
    }

    @ParameterizedTest
    @CsvSource({"--run-id", "--reason", "--author", "--precomputed-run-id", "--inputs", "--store", "--config"})
    void anArgumentIsRefusedByItsNameWithTheLocaleAsTheCause(String option) {
        List<Object> words = new ArrayList<>(List.of("run", "--inputs", inputs.folder(), "--store", store, option, WRONG));
        if (words.indexOf(option) < 5) {
            words.subList(words.indexOf(option), words.indexOf(option) + 2).clear();
        }
        Outcome.of(words).failedWith(64, option, "U+FFFD", "decoded wrongly", "LC_ALL=C.UTF-8", "Nothing was done");
        assertThat(store).doesNotExist();
    }

    @Test
    void aRunThatIsStoredUnderSuchANameCanStillBeAskedFor() {
        Outcome.of("run", "--inputs", inputs.folder(), "--store", store, "--run-id", "small").succeeded();
        Outcome.of("show", WRONG, "--store", store).failedWith(66, WRONG);
        Outcome.of("sql", "SELECT '" + WRONG + "'", "--store", store).succeeded();
        Outcome.of("run", "--inputs", inputs.folder(), "--store", store, "--run-id", "other", "--supersedes", WRONG, "--core-weight", "0.5")
                .failedWith(64, WRONG, "not in the store");
    }

    @ParameterizedTest
    @ValueSource(strings = {WRONG, "a\u001b[31mb", "half \uD83D"})
    void theFacadeRefusesThemToo(String text) throws IOException {
        Plimsoll lab = Plimsoll.open(store.toString());
        Path request = Files.writeString(folder.resolve("request.json"), request("i1"));
        List<ThrowingCallable> doors = List.of(() -> lab.run(RunRequest.of(inputs.folder()).withRunId(text)),
                () -> lab.run(by(Optional.of(text), Optional.empty())), () -> lab.run(by(Optional.empty(), Optional.of(text))),
                () -> lab.signOff("any", text, true, "fine"), () -> lab.signOff("any", "Jürgen", true, text),
                () -> lab.promote("any", Optional.of(text), ValidationConfig.standard()), () -> lab.revoke(text),
                () -> lab.run(RunRequest.of(new RunSource.Book("book", panel(text), panel(text), Optional.empty()))),
                () -> lab.allocate(new AllocationBatchRequest(AllocationRequestFile.lines(request(text), "lines"),
                        AllocationConfigFile.shipped(), Optional.empty(), RunLabel.USUAL, number -> { })));
        for (int door = 0; door < doors.size(); door++) {
            assertThatThrownBy(doors.get(door)).as("door " + door).isInstanceOf(PlimsollException.class)
                    .message().containsAnyOf("of " + text.length() + " (U+", "no control characters");
        }
        assertThat(store).doesNotExist();
        lab.allocate(AllocationBatchRequest.of(List.of(AllocationRequestFile.read(request)), AllocationConfigFile.shipped()));
    }

    private RunRequest by(Optional<String> reason, Optional<String> author) {
        return RunRequest.of(inputs.folder()).withLabel(new RunLabel(Optional.empty(), Optional.empty(), reason, author));
    }

    private static Panel panel(String asset) {
        return Panel.of(DateIndex.ofEpochDays(new long[] {19_753}), List.of(asset), new double[][] {{0.01}});
    }

    /** One request on a line, its intent's name escaped. */
    private static String request(String intent) {
        StringBuilder escaped = new StringBuilder();
        intent.chars().forEach(c -> escaped.append(c < 128 && c >= ' ' ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return """
                {"as_of": "2026-02-12T14:30:00Z", "account": {"equity": "100000", "cash": "50000", "buying_power": "200000"}, \
                "positions": [], "intents": [{"intent_id": "%s", "strategy_id": "s", "symbol": "AAPL", "side": "buy", "qty": "1", \
                "price": "185", "timeframe": "1Day", "order_type": "market", "time_in_force": "day", "event_ts": "2026-02-12T14:29:00Z"}], \
                "market": [{"symbol": "AAPL", "price": "185"}], "regime": {"label": "NORMAL"}, "kill_switch": false}""".formatted(escaped);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "asset_returns.csv | 1 | date,Gr\uFFFDe,GOLD,NOTES     | asset_returns.csv, line 1",
        "meta.json         | 1 | {\"strategy_profile\": \"\\ufffd\"} | meta.json, strategy_profile",
        "meta.json         | 1 | {\"note\": \"\\u001b[31m\"}  | meta.json, note",
        "meta.json         | 1 | {\"\\u0007\": 1}             | meta.json"})
    void aFileThatHoldsThemIsBadDataWithThePlace(String file, int line, String text, String says) {
        inputs.line(file, line, text);
        Outcome.of("run", "--inputs", inputs.folder(), "--store", store).failedWith(65, says);
        assertThat(store).doesNotExist();
    }
}
