package dev.plimsoll.cli;

import static dev.plimsoll.Unchecked.unchecked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.SmallRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code run} says to inputs it refuses, and that the store is as it was before. */
class BadInputTest {

    private static final String ASSETS = "asset_returns.csv";
    private static final String RETURNS = "portfolio_returns.csv";
    private static final String EQUITY = "equity_curve.csv";
    private static final String WEIGHTS = "weights.csv";
    private static final String META = "meta.json";
    private static final int USAGE = 64;
    private static final int DATA = 65;
    private static final int MISSING = 66;

    @TempDir
    private static Path shared;

    private static Path store;
    private static Path copy;
    private static FileTime written;

    /**
     * One refusal.
     *
     * @param name what is wrong
     * @param exit the exit code
     * @param inputs the directory given to {@code run}; {run} stands for the spoilt one
     * @param spoil makes a good directory bad
     * @param options given to {@code run} besides --inputs and --store; {run} stands for the directory
     * @param says texts the message must hold
     */
    private record Case(String name, int exit, String inputs, Consumer<SmallRun> spoil, List<String> options, List<String> says) {

        Case withInputs(String path) {
            return new Case(name, exit, path, spoil, options, says);
        }

        List<String> command(SmallRun run) {
            return Stream.concat(Stream.of("run", "--inputs", inputs), options.stream())
                    .map(text -> text.replace("{run}", run.folder().toString())).toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Case data(String name, Consumer<SmallRun> spoil, String... says) {
        return new Case(name, DATA, "{run}", spoil, List.of(), List.of(says));
    }

    private static Case missing(String name, Consumer<SmallRun> spoil, String... says) {
        return new Case(name, MISSING, "{run}", spoil, List.of(), List.of(says));
    }

    private static Case options(String name, int exit, List<String> options, String... says) {
        return new Case(name, exit, "{run}", run -> { }, options, List.of(says));
    }

    private static Case config(String name, int exit, String yaml, String... says) {
        return new Case(name, exit, "{run}", run -> run.write("config.yaml", yaml), List.of("--config", "{run}/config.yaml"), List.of(says));
    }

    private static Consumer<SmallRun> line(String file, int line, String text) {
        return run -> run.line(file, line, text);
    }

    private static Consumer<SmallRun> text(String file, String text) {
        return run -> run.write(file, text);
    }

    private static Consumer<SmallRun> folderInstead(String file) {
        return run -> {
            run.remove(file);
            unchecked(() -> Files.createDirectory(run.file(file)));
        };
    }

    static Stream<Case> dates() {
        String where = RETURNS + ", line 5, column 1 (date): ";
        String expected = "expected a calendar day as YYYY-MM-DD";
        return Stream.of(
                data("date: no date", line(RETURNS, 5, "someday,0.001"), where + "\"someday\" is no date", expected),
                data("date: month 13", line(RETURNS, 5, "2020-13-04,0.001"), where + "\"2020-13-04\"", expected),
                data("date: 30 February", line(RETURNS, 5, "2020-02-30,0.001"), where + "\"2020-02-30\"", expected),
                data("date: slashes", line(RETURNS, 5, "06/01/2020,0.001"), where + "\"06/01/2020\"", expected),
                data("date: no leading zeros", line(RETURNS, 5, "2020-1-4,0.001"), where + "\"2020-1-4\"", expected),
                data("date: no dashes", line(RETURNS, 5, "20200104,0.001"), where + "\"20200104\"", expected),
                data("date: with a time", line(RETURNS, 5, "2020-01-04 16:00:00,0.001"), where + "\"2020-01-04 16:00:00\"", expected),
                data("date: blank", line(RETURNS, 5, ",0.001"), where, expected),
                data("date: five-digit year", line(RETURNS, 5, "12020-01-04,0.001"), where + "\"12020-01-04\"", expected),
                data("date: twice", line(RETURNS, 5, "2020-01-03,0.001"), where + "the date 2020-01-03", "once"),
                data("date: out of order", line(RETURNS, 5, "2019-12-31,0.001"), where + "the date 2019-12-31 comes after 2020-01-03",
                        "must ascend"),
                data("date: twice, further up", line(RETURNS, 5, "2020-01-01,0.001"), where + "the date 2020-01-01 is that of line 2"),
                data("date: in weights", line(WEIGHTS, 3, "2020-01-00,0.1,0.1,0.1"), WEIGHTS + ", line 3, column 1 (date)", expected),
                data("date: in sleeves", line("sleeve_returns.csv", 3, "?,0.1,0.1"), "sleeve_returns.csv, line 3, column 1 (date)",
                        expected));
    }

    static Stream<Case> numbers() {
        String where = RETURNS + ", line 5, column 2 (ret), 2020-01-04: ";
        String expected = "expected a decimal such as -0.0125, or a blank where the value is missing";
        return Stream.of(
                data("number: word", line(RETURNS, 5, "2020-01-04,up"), where + "\"up\" is no number", expected),
                data("number: inf", line(RETURNS, 5, "2020-01-04,inf"), where + "\"inf\" is no number", expected),
                data("number: -Infinity", line(RETURNS, 5, "2020-01-04,-Infinity"), where + "\"-Infinity\" is no number", expected),
                data("number: 1e400", line(RETURNS, 5, "2020-01-04,1e400"), where + "\"1e400\" is too large", expected),
                data("number: hex", line(RETURNS, 5, "2020-01-04,0x1p-3"), where + "\"0x1p-3\" is no number", expected),
                data("number: Java suffix", line(RETURNS, 5, "2020-01-04,0.01d"), where + "\"0.01d\" is no number", expected),
                data("number: percent sign", line(RETURNS, 5, "2020-01-04,1%"), where + "\"1%\" is no number", expected),
                data("number: quoted decimal comma", line(RETURNS, 5, "2020-01-04,\"0,01\""), where + "\"0,01\" is no number", expected),
                data("number: bare decimal comma", line(RETURNS, 5, "2020-01-04,0,01"), RETURNS + ", line 5, column 3",
                        "3 fields, the header has 2", "\"01\"", "commas inside numbers"),
                data("number: thousands", line(EQUITY, 5, "2020-01-04,\"100,000.00\""), EQUITY + ", line 5, column 2 (equity), 2020-01-04",
                        "\"100,000.00\" is no number"),
                data("number: other minus sign", line(RETURNS, 5, "2020-01-04,\u22120.01"), where + "\"\u22120.01\" is no number", expected),
                data("number: terminal escape", line(RETURNS, 5, "2020-01-04,\u001b[31m"), where, "is no number"),
                data("number: very long", line(RETURNS, 5, "2020-01-04," + "x".repeat(5000)), where + "\"xxx", "…\" is no number"),
                data("return: -1 of an asset", line(ASSETS, 5, "2020-01-04,0.01,-1,0.01"),
                        ASSETS + ", line 5, column 3 (GOLD), 2020-01-04: found -1, expected", "above -1", "use 0.01 for 1 %"),
                data("return: below -1", line(ASSETS, 5, "2020-01-04,0.01,-1.5,0.01"), "column 3 (GOLD), 2020-01-04: found -1.5"),
                data("return: -1 of the portfolio", line(RETURNS, 5, "2020-01-04,-1.0"), where + "found -1.0, expected", "above -1"),
                data("return: in percent", line(RETURNS, 5, "2020-01-04,-100"), where + "found -100, expected", "percentages"),
                data("equity: 0", line(EQUITY, 5, "2020-01-04,0"), EQUITY + ", line 5, column 2 (equity), 2020-01-04: found 0, expected",
                        "above 0"),
                data("equity: negative", line(EQUITY, 5, "2020-01-04,-5000.25"), "column 2 (equity), 2020-01-04: found -5000.25"),
                data("weight: word", line(WEIGHTS, 3, "2020-01-08,0.1,long,0.1"), WEIGHTS + ", line 3, column 3 (GOLD), 2020-01-08",
                        "\"long\" is no number"),
                data("trend: infinite", line("trend_unit_returns.csv", 3, "2020-01-02,0.1,0.1,-inf"),
                        "trend_unit_returns.csv, line 3, column 4 (NOTES), 2020-01-02: \"-inf\""));
    }

    static Stream<Case> tables() {
        return Stream.of(
                data("file: empty", text(RETURNS, ""), RETURNS + ", line 1", "empty", "date,ret"),
                data("file: blank lines only", text(ASSETS, "\n\n"), ASSETS + ", line 1", "empty"),
                data("file: assets with a header only", text(ASSETS, "date,CRUDE\n"), ASSETS + ", line 2", "no rows"),
                data("file: returns with a header only", text(RETURNS, "date,ret\n"), RETURNS + ", line 2", "no rows"),
                data("file: equity with a header only", text(EQUITY, "date,equity\n"), EQUITY + ", line 2", "no rows"),
                data("file: weights with a header only", run -> run.write(WEIGHTS, "date,CRUDE\n").remove(RETURNS, EQUITY),
                        WEIGHTS + ", line 2", "no rows"),
                data("file: weights of a given book with a header only", text(WEIGHTS, "date,CRUDE\n"), "EMPTY_TABLE: ", WEIGHTS + ", line 2",
                        "no rows"),
                data("file: trend unit returns with a header only", text("trend_unit_returns.csv", "date,CRUDE\n"), "EMPTY_TABLE: ",
                        "trend_unit_returns.csv, line 2", "no rows"),
                data("file: sleeve returns with a header only", text("sleeve_returns.csv", "date,A\n"), "EMPTY_TABLE: ",
                        "sleeve_returns.csv, line 2", "no rows"),
                data("header: name twice", line(ASSETS, 1, "date,CRUDE,GOLD,CRUDE"), ASSETS + ", line 1, column 4", "CRUDE", "column 2"),
                data("header: name missing", line(ASSETS, 1, "date,CRUDE,,NOTES"), ASSETS + ", line 1, column 3", "no name"),
                data("header: first column is no date", line(ASSETS, 1, "CRUDE,GOLD,NOTES,date"), ASSETS + ", line 1, column 1",
                        "\"CRUDE\"", "expected date"),
                data("header: absent", line(RETURNS, 1, "2019-12-31,0.001"), RETURNS + ", line 1, column 1", "\"2019-12-31\"", "header"),
                data("header: wrong column in returns", line(RETURNS, 1, "date,return"), RETURNS + ", line 1, column 2", "return",
                        "expected date,ret"),
                data("header: wrong case", line(EQUITY, 1, "date,Equity"), EQUITY + ", line 1, column 2", "Equity", "expected date,equity"),
                data("header: extra column in equity", text(EQUITY, "date,equity,note\n2020-01-01,1,x\n"), EQUITY + ", line 1, column 3",
                        "note", "expected date,equity"),
                data("header: returns without their column", text(RETURNS, "date\n2020-01-01\n"), RETURNS + ", line 1", "ret"),
                data("header: assets without a column", text(ASSETS, "date\n2020-01-01\n"), ASSETS + ", line 1", "one per asset"),
                data("header: weights without assets", text(WEIGHTS, "date\n2020-01-01\n"), WEIGHTS + ", line 1", "one per asset"),
                data("row: a field short", line(ASSETS, 5, "2020-01-04,0.01,0.01"), ASSETS + ", line 5, column 4", "3 fields",
                        "header has 4", "NOTES"),
                data("row: a field long", line(ASSETS, 5, "2020-01-04,0.01,0.01,0.01,0.07"), ASSETS + ", line 5, column 5", "5 fields",
                        "header has 4", "\"0.07\""),
                data("row: blank in the middle", line(ASSETS, 5, ""), ASSETS + ", line 5", "blank"),
                data("quote: never closed", line(ASSETS, 5, "2020-01-04,\"0.01,0.01,0.01"), ASSETS + ", line 5", "quote"),
                data("separator: tabs", run -> run.write(ASSETS, run.text(ASSETS).replace(',', '\t')), ASSETS + ", line 1, column 1",
                        "tabs"),
                data("encoding: UTF-16", run -> run.write(ASSETS, run.text(ASSETS).getBytes(StandardCharsets.UTF_16)),
                        ASSETS + ", line 1", "UTF-16", "UTF-8"),
                data("encoding: UTF-16 without mark", run -> run.write(ASSETS, run.text(ASSETS).getBytes(StandardCharsets.UTF_16LE)),
                        ASSETS + ", line 1", "UTF-8"),
                data("encoding: one Latin-1 byte", run -> run.write(RETURNS, (run.text(RETURNS) + "2021-01-01,\u00e9")
                        .getBytes(StandardCharsets.ISO_8859_1)), RETURNS + ", line 132", "not UTF-8"),
                data("encoding: binary garbage", run -> run.write(ASSETS, HexFormat.of().parseHex("0001029f92ff000a00")), ASSETS + ", line 1",
                        "UTF-8"),
                data("encoding: zero bytes", run -> run.write(ASSETS, new byte[4]), ASSETS + ", line 1"),
                data("parquet: broken", run -> run.remove(ASSETS).write("asset_returns.parquet", "PAR1 no table PAR1"),
                        "asset_returns.parquet", "Parquet"),
                data("parquet: empty file", run -> run.remove(ASSETS).write("asset_returns.parquet", ""), "asset_returns.parquet",
                        "Parquet"),
                data("both CSV and Parquet", run -> run.write("asset_returns.parquet", "PAR1"), ASSETS, "asset_returns.parquet", "both"));
    }

    static Stream<Case> directories() {
        return Stream.of(
                missing("directory: not there", run -> { }, "nowhere", "does not exist", "expected a run directory")
                        .withInputs("{run}/nowhere"),
                missing("directory: a file", run -> { }, RETURNS, "is a file", "expected a run directory").withInputs("{run}/" + RETURNS),
                missing("directory: without files", run -> { }, "empty", "asset_returns.csv").withInputs("{run}/empty"),
                missing("file missing: assets", run -> run.remove(ASSETS), "asset_returns.csv (or .parquet)"),
                missing("file missing: portfolio without equity", run -> run.remove(EQUITY), "equity_curve.csv (or .parquet)"),
                missing("file missing: equity without portfolio", run -> run.remove(RETURNS), "portfolio_returns.csv (or .parquet)"),
                missing("file missing: neither book nor weights", run -> run.remove(RETURNS, EQUITY, WEIGHTS), "weights.csv"),
                missing("file: a folder", folderInstead(ASSETS), ASSETS, "is a folder"),
                missing("file: Parquet folder", run -> folderInstead("asset_returns.parquet")
                        .accept(run.remove(ASSETS).write("asset_returns.parquet", "")), "asset_returns.parquet", "is a folder"),
                missing("file: dangling link", run -> {
                    run.remove(ASSETS);
                    unchecked(() -> Files.createSymbolicLink(run.file(ASSETS), Path.of("gone.csv")));
                }, ASSETS, "gone.csv"),
                missing("meta: a folder", folderInstead(META), META),
                data("meta: broken", text(META, "{\"a\": 1,\n \"b\": }"), META + ", line 2, column", "JSON"),
                data("meta: an array", text(META, "[1, 2]"), META + ", line 1, column 1", "found a list", "expected an object"),
                data("meta: a key twice", text(META, "{\"a\": 1, \"a\": 2}"), META + ", line 1, column", "\"a\""),
                data("meta: empty", text(META, ""), META + ", line 1, column 1", "empty", "expected an object"),
                data("meta: more after the object", text(META, "{\"a\": 1} {\"b\": 2}"), META + ", line 1, column"),
                data("meta: not UTF-8", run -> run.write(META, HexFormat.of().parseHex("7b22ff223a317d")), META, "UTF-8"),
                data("meta: a whole number beyond doubles", text(META, "{\"a\": {\"id\": 9007199254740993}}"), META + ", a.id: ",
                        "9007199254740993", "2^53"),
                data("meta: a huge whole number", text(META, "{\"id\": 123456789012345678901234567890}"), META + ", id: "),
                data("meta: a decimal beyond doubles", text(META, "{\"x\": [1, 1e999]}"), META + ", x[1]: "),
                data("meta: not a number of JSON", text(META, "{\"a\": NaN}"), META + ", line 1, column"));
    }

    static Stream<Case> books() {
        return Stream.of(
                data("book: asset in weights without returns", line(WEIGHTS, 1, "date,CRUDE,SILVER,NOTES"), WEIGHTS + ", line 1, column 3",
                        "SILVER", "CRUDE, GOLD, NOTES"),
                data("book: the same, to be simulated", run -> run.line(WEIGHTS, 1, "date,CRUDE,SILVER,NOTES").remove(RETURNS, EQUITY),
                        WEIGHTS + ", line 1, column 3", "SILVER"),
                data("book: no common date", run -> run.keepRows(RETURNS, 0, 60).keepRows(EQUITY, 60, 130), "No common dates",
                        "2020-01-01..2020-02-29", "2020-03-01..2020-05-09"),
                data("book: 59 common dates", run -> run.keepRows(RETURNS, 0, 100).keepRows(EQUITY, 41, 130), "59 dates in common",
                        "2020-02-11..2020-04-09", "at least 60"),
                data("book: flat", run -> run.write(RETURNS, run.text(RETURNS).replaceAll(",-?[0-9.]+", ",0.001")), "the book is flat"),
                data("book: all weights 0", run -> run.write(WEIGHTS, "date,CRUDE\n2020-01-01,0\n").remove(RETURNS, EQUITY),
                        "the book is flat"),
                data("book: one asset", run -> run.write(ASSETS, run.text(ASSETS).replaceAll("(?m)(^[^,]*,[^,]*),.*$", "$1"))
                        .remove(WEIGHTS, "trend_unit_returns.csv"), "two assets"),
                data("book: weights after the last return", run -> run.write(WEIGHTS, "date,CRUDE\n2030-01-01,1\n").remove(RETURNS, EQUITY),
                        "2030-01-01", "2020-05-09"),
                data("book: loses everything", run -> run.write(WEIGHTS, "date,CRUDE\n2020-01-01,20000\n").remove(RETURNS, EQUITY),
                        "loses everything", "2020-01-"),
                data("assets: all blank", run -> run.write(ASSETS, run.text(ASSETS).replaceAll("(?m)(^2020[^,]*),.*$", "$1,,,")),
                        "two assets"));
    }

    static Stream<Case> optionValues() {
        return Stream.of(
                options("window: start after end", USAGE, List.of("--start", "2020-03-01", "--end", "2020-02-01"), "2020-03-01",
                        "2020-02-01", "--start"),
                options("window: after the data", DATA, List.of("--start", "2030-01-01"), "2030-01-01", "2020-05-09", ASSETS),
                options("window: before the data", DATA, List.of("--end", "2019-01-01"), "2019-01-01", "2020-01-01"),
                options("window: too short", DATA, List.of("--start", "2020-04-01"), "39 dates in common", "at least 60"),
                options("window: no date", USAGE, List.of("--start", "01.04.2020"), "--start", "01.04.2020", "YYYY-MM-DD"),
                options("config: not there", MISSING, List.of("--config", "{run}/none.yaml"), "none.yaml", "--config"),
                options("config: a folder", MISSING, List.of("--config", "{run}"), "--config", "folder"),
                config("config: broken YAML", DATA, "risk: {alpha: 0.2\nx", "config.yaml, line 2", "YAML"),
                config("config: a list", DATA, "- 1\n- 2\n", "config.yaml, line 1, column 1", "found a list"),
                config("config: unknown key", DATA, "tresholds: {}\n", "config.yaml, tresholds: unknown key", "thresholds"),
                config("config: unknown threshold", DATA, "thresholds: {dd_entry: -0.1}\n", "thresholds.dd_entry", "dd_enter"),
                config("config: key twice", DATA, "version: a\nversion: b\n", "config.yaml, line 2", "version"),
                config("config: word for a number", DATA, "thresholds:\n  dd_enter: deep\n", "thresholds.dd_enter", "found deep",
                        "expected a finite number"),
                config("config: not finite", DATA, "risk:\n  alpha: .inf\n", "risk.alpha", "finite number"),
                config("config: number for a section", DATA, "risk: 7\n", "config.yaml, risk: found 7", "expected a mapping"),
                config("config: enter and exit swapped", USAGE, "thresholds: {vol_accel_enter: 1.15, vol_accel_exit: 1.30}\n",
                        "config.yaml", "vol_accel_exit is 1.3", "vol_accel_enter is 1.15"),
                config("config: crisis above stress", USAGE, "thresholds: {dd_crisis_enter: -0.11}\n", "config.yaml",
                        "dd_crisis_enter is -0.11", "dd_stress_enter is -0.12"),
                config("config: no days", USAGE, "thresholds: {min_days_in_regime: 0}\n", "config.yaml", "min_days_in_regime is 0",
                        "1 or more"),
                config("config: half a day", USAGE, "thresholds: {min_days_in_regime: 2.5}\n", "config.yaml", "min_days_in_regime is 2.5",
                        "whole number"),
                config("config: alpha 0", USAGE, "risk: {alpha: 0}\n", "config.yaml", "alpha", "0.0", "0 < alpha <= 1"),
                config("config: half-life 0", USAGE, "risk: {half_life: 0}\n", "config.yaml", "half-life", "above 0"),
                config("config: scalars not falling", USAGE, "risk: {scalars: {CRISIS: 0.9}}\n", "config.yaml", "CRISIS 0.9",
                        "STRESS 0.55"),
                config("config: unknown profile", USAGE, "risk: {profile: Z}\n", "config.yaml", "\"Z\"", "L (low"),
                config("config: unknown regime", DATA, "override_regime: PANIC\n", "config.yaml, override_regime", "PANIC", "CRISIS"),
                config("config: unknown trend units", DATA, "execution: {trend_unit_returns: x}\n", "execution.trend_unit_returns",
                        "sign or weighted"),
                config("config: lag 2", USAGE, "execution: {lag: 2}\n", "config.yaml", "lag", "auto, 0 or 1"),
                config("config: negative slippage", USAGE, "execution: {slippage_bp: -1}\n", "config.yaml", "-1.0 bp"),
                config("config: other constants without a version", USAGE, "thresholds: {dd_enter: -0.08}\n", "dd_enter", "-0.08",
                        "--research-version"),
                config("config: version without constants", USAGE, "version: v7\n", "v7", "version"),
                options("profile: unknown", USAGE, List.of("--profile", "X"), "\"X\"", "L (low"),
                options("profile: M without a research version", USAGE, List.of("--profile", "M"), "--research-version"),
                options("research version: v1", USAGE, List.of("--research-version", "v1-x"), "\"v1-x\"", "v2-"),
                options("research version: spaces", USAGE, List.of("--profile", "M", "--research-version", "my version"), "\"my version\""),
                options("run id: empty", USAGE, List.of("--run-id", ""), "run id", "(0 characters)", "1 to 200"),
                options("run id: 201 characters", USAGE, List.of("--run-id", "x".repeat(201)), "(201 characters)", "1 to 200"),
                options("run id: control character", USAGE, List.of("--run-id", "a\u0007b"), "control character"),
                options("run id: line end", USAGE, List.of("--run-id", "a\nb"), "control character"),
                options("run id: space at its end", USAGE, List.of("--run-id", "a "), "no space at its ends"),
                options("execution lag: 2", USAGE, List.of("--execution-lag", "2"), "\"2\"", "auto, 0 or 1"),
                options("mode: unknown", USAGE, List.of("--mode", "on"), "\"on\"", "off, compute or precomputed"),
                options("mode: precomputed without a run", USAGE, List.of("--mode", "precomputed"), "--precomputed-run-id"),
                options("mode: off with a precomputed run", USAGE, List.of("--mode", "off", "--precomputed-run-id", "x"),
                        "precomputed run x", "mode off"),
                options("core weight: 0", USAGE, List.of("--core-weight", "0"), "--core-weight 0.0", "above 0, to 1"),
                options("core weight: above 1", USAGE, List.of("--core-weight", "1.01"), "--core-weight 1.01", "above 0, to 1"),
                options("core weight: no number", USAGE, List.of("--core-weight", "NaN"), "--core-weight NaN", "above 0, to 1"),
                options("core weight: infinite", USAGE, List.of("--core-weight", "Infinity"), "--core-weight Infinity", "above 0, to 1"),
                options("lock wait: negative", USAGE, List.of("--lock-wait", "-1"), "--lock-wait -1"),
                options("lock wait: no number", USAGE, List.of("--lock-wait", "soon"), "--lock-wait", "soon"),
                options("option: unknown", USAGE, List.of("--input", "x"), "--input", "--help"),
                options("option: value lacks", USAGE, List.of("--run-id"), "--run-id"),
                options("option: twice", USAGE, List.of("--run-id", "a", "--run-id", "b"), "--run-id"),
                options("argument: too many", USAGE, List.of("more"), "more"));
    }

    static Stream<Case> all() {
        return Stream.of(dates(), numbers(), tables(), directories(), books(), optionValues()).flatMap(cases -> cases);
    }

    @BeforeAll
    static void storeOneRun() throws IOException {
        store = shared.resolve("store.duckdb");
        Outcome.of("run", "--inputs", SmallRun.in(shared.resolve("good")).folder(), "--store", store).succeeded();
        copy = Stores.copy(store, shared.resolve("as it was"));
        written = Files.getLastModifiedTime(store);
    }

    @AfterAll
    static void theStoreIsAsItWas() {
        assertThat(Stores.sameBytes(store, copy)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void isRefusedInOneClearParagraph(Case bad, @TempDir Path folder) throws IOException {
        SmallRun run = SmallRun.in(folder.resolve("spoilt"));
        Files.createDirectory(run.file("empty"));
        bad.spoil().accept(run);

        Outcome outcome = Outcome.of(bad.command(run), "--store", store);
        outcome.failedWith(bad.exit(), bad.says().toArray(String[]::new));
        assertThat(Files.getLastModifiedTime(store)).as("the store was not written to").isEqualTo(written);

        Path elsewhere = folder.resolve("not/yet/there.duckdb");
        assertThat(Outcome.of(bad.command(run), "--store", elsewhere)).as("without a store").isEqualTo(outcome);
        assertThat(folder.resolve("not")).doesNotExist();
    }

    @Test
    void theTableIsLongAndNamesEachCaseOnce() {
        assertThat(all().map(Case::name)).doesNotHaveDuplicates().hasSizeGreaterThan(120);
    }

    /** Without the spoiling the directory is good; otherwise every case above would be refused for the wrong reason. */
    @Test
    void theUnspoiltDirectoryIsAccepted(@TempDir Path folder) {
        SmallRun run = SmallRun.in(folder);
        Outcome.of("run", "--inputs", run.folder(), "--store", folder.resolve("a.duckdb")).succeeded();
        run.remove(RETURNS, EQUITY);
        Outcome.of("run", "--inputs", run.folder(), "--store", folder.resolve("b.duckdb")).succeeded();
    }

    /** Only the store can know this, so it is opened; but nothing in it changes. */
    @Test
    void aRunThatSupersedesAnUnknownOneIsRefused() throws IOException {
        Outcome.of("run", "--inputs", shared.resolve("good"), "--start", "2020-01-02", "--supersedes", "ghost", "--store", store)
                .failedWith(USAGE, "ghost", "This run is not stored");
        assertThat(Stores.sameBytes(store, copy)).as("the store is as it was").isTrue();
    }
}
