package dev.plimsoll.cli;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SampleRuns;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.SmallRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What every command owes its user: help with an example, JSON, silence on request, one line per error. */
class EveryCommandTest {

    /** Of the first quarter that has stress before it. */
    private static final String END = "2017-06-30";

    /** The first is what DuckDB would take for the schema audit, the second is that of the schema main; no command may mind. */
    private static final String AUDIT = "audit.duckdb";
    private static final String MAIN = "main.duckdb";
    private static final String QUOTED = "it's \"quoted\" größe.duckdb";
    private static final List<String> NAMES = List.of(AUDIT, MAIN, QUOTED);

    /** Too long to run in each combination of options: once as text and once as quiet JSON must do. */
    private static final Set<String> SLOW = Set.of("demo", "two-pass", "monitor", "revalidate", "step4 optimize", "step4 run-all",
            "sleeves backtest", "explain-diff", "certify", "replay");

    private static final CommandLine LINE = PlimsollCommand.line(new Console(System.out, System.err));

    @TempDir
    private static Path folder;

    private static String sweep;

    private static Path store;

    @BeforeAll
    static void storeOneRunAndOneAudit() throws IOException {
        store = folder.resolve("audit.duckdb");
        SmallRun.in(folder.resolve("inputs"));
        Outcome.of("run", "--inputs", folder.resolve("inputs"), "--run-id", "small", "--store", store).succeeded();
        SampleRuns.writeUntil(folder.resolve("book"), LocalDate.parse(END));
        AuditedBook.write(folder.resolve("loose.yaml"), AuditedBook.LOOSE.replace("2018-12-31", END));
        Outcome.of(call("two-pass")).succeeded();
        Outcome.of(call("validate")).succeeded();
        Outcome.of(call("sign-off")).succeeded();
        SmallSleeves.in(folder.resolve("sleeves"));
        Files.writeString(folder.resolve("request.json"), SmallSleeves.REQUEST);
        Outcome.of("sample", "--kind", "step4", "--out", folder.resolve("pair")).succeeded();
        for (String sleeve : List.of("stocks.csv", "coins.csv")) {
            Path file = folder.resolve("pair").resolve(sleeve);
            Files.write(file, Files.readAllLines(file).subList(0, 61));
        }
        Outcome.of("sample", "--kind", "allocation", "--out", folder.resolve("intents")).succeeded();
        withoutCarry(folder.resolve("less"));
        Files.writeString(folder.resolve("grid.yaml"), "smoothing_alpha: [0.2, 0.3]\n");
        Outcome.of(call("sweep")).succeeded();
        sweep = Stores.text(store, "SELECT sweep_id || ' ' || run_key FROM audit.sweep_result LIMIT 1");
        Outcome.of("run", "--inputs", folder.resolve("less"), "--run-id", "less", "--store", store).succeeded();
        Files.writeString(folder.resolve("nocaps.yaml"), "enabled: true\n");
        Files.writeString(folder.resolve("script.jsh"), "System.out.println(String.join(\" \", args));\n");
        Files.writeString(folder.resolve("jupyter"), "#!/bin/sh\nexit 0\n");
        assertThat(folder.resolve("jupyter").toFile().setExecutable(true)).isTrue();
        Outcome.of("state", "--inputs", folder.resolve("inputs"), "--to", folder.resolve("stages")).succeeded();
        Outcome.of("regime", "--state", folder.resolve("stages/allocator_state_v1.csv"), "--to", folder.resolve("stages")).succeeded();
        for (String name : NAMES) {
            Stores.copy(store, Files.createDirectories(folder.resolve("named")).resolve(name));
        }
    }

    /** The small book without its sleeve carry, growing less. */
    private static void withoutCarry(Path book) throws IOException {
        SmallRun.in(book);
        Path sleeves = book.resolve("sleeve_returns.csv");
        Files.write(sleeves, Files.readAllLines(sleeves).stream().map(row -> row.replaceFirst(",[^,]*", "")).toList());
        List<String> equity = new ArrayList<>(Files.readAllLines(book.resolve("equity_curve.csv")));
        for (int row = 1; row < equity.size(); row++) {
            String[] cells = equity.get(row).split(",");
            equity.set(row, cells[0] + "," + Double.parseDouble(cells[1]) * StrictMath.pow(0.999, row - 1));
        }
        Files.write(book.resolve("equity_curve.csv"), equity);
    }

    static Stream<String> names() {
        return names(LINE, "");
    }

    /** Commands that do something; those of a group with the group's name before theirs. */
    private static Stream<String> names(CommandLine group, String prefix) {
        return group.getSubcommands().entrySet().stream().filter(e -> !e.getValue().getCommandSpec().usageMessage().hidden())
                .flatMap(e -> Stream.concat(e.getValue().getCommand() instanceof BaseCommand ? Stream.of(prefix + e.getKey()) : Stream.of(),
                        names(e.getValue(), prefix + e.getKey() + " ")));
    }

    private static CommandSpec spec(String name) {
        CommandLine line = LINE;
        for (String word : name.split(" ")) {
            line = line.getSubcommands().get(word);
        }
        line.getHelp(); // which gives the command its texts
        return line.getCommandSpec();
    }

    /** One good call of each command, with {} for the folder. */
    private static List<String> call(String name) {
        String text = switch (name) {
            case "run" -> "run --inputs {}/inputs --run-id small";
            case "import" -> "import {}/inputs --run-id imported";
            case "export" -> "export small --to {}/exported";
            case "runs" -> "runs";
            case "show" -> "show small";
            case "why" -> "why small 2020-04-01";
            case "diff" -> "diff small small";
            case "explain-diff" -> "explain-diff small small";
            case "lineage" -> "lineage small";
            case "snapshot" -> "snapshot {}/snapshots";
            case "repair" -> "repair";
            case "sql" -> "sql FROM.audit.run_overview";
            case "verify" -> "verify small";
            case "replay" -> "replay small";
            case "certify" -> "certify small --cuts 1";
            case "two-pass" -> "two-pass --inputs {}/book --baseline-run-id base --scaled-run-id scaled --report-dir {}/report";
            case "validate" -> "validate scaled --validation-config {}/loose.yaml";
            case "sign-off" -> "sign-off scaled --reviewer Reviewer --decision approved";
            case "promote" -> "promote base --to {}/production.yaml --accept-caution reviewed --validation-config {}/loose.yaml";
            case "monitor" -> "monitor --inputs {}/book --validation-config {}/loose.yaml";
            case "revalidate" -> "revalidate --quarter 2017Q2 --inputs {}/book --report-dir {}/q --validation-config {}/loose.yaml";
            case "policy" -> "policy";
            case "state" -> "state --inputs {}/inputs --to {}/a";
            case "regime" -> "regime --state {}/stages/allocator_state_v1.csv --to {}/b";
            case "risk" -> "risk --regime {}/stages/allocator_regime_v1.csv --to {}/c";
            case "step4 optimize" -> "step4 optimize --objective calmar --sleeve stocks={}/pair/stocks.csv "
                    + "--sleeve coins={}/pair/coins.csv --out-dir {}/optimized --bootstrap-samples 2";
            case "step4 run-all" -> "step4 run-all --sleeve stocks={}/pair/stocks.csv --sleeve coins={}/pair/coins.csv "
                    + "--out-dir {}/step4 --bootstrap-samples 2";
            case "sample" -> "sample --out {}/sample";
            case "allocate" -> "allocate --request {}/intents/request.json --config {}/intents/portfolio-allocation.yaml";
            case "admit" -> "admit --candidate carry --without less --with small --request {}/intents/request.json "
                    + "--config {}/nocaps.yaml --max-concentration-rise 1";
            case "sweep" -> "sweep --grid {}/grid.yaml --books {}/inputs --figures none";
            case "sweep keep" -> "sweep keep " + sweep;
            case "sleeves combine" -> "sleeves combine --request {}/request.json";
            case "sleeves backtest" -> "sleeves backtest --inputs {}/sleeves";
            case "shell" -> "shell {}/script.jsh an argument";
            case "notebook" -> "notebook --jupyter {}/jupyter --prefix {}/prefix --folder {}";
            case "kernel install" -> "kernel install --prefix {}/prefix";
            case "kernel uninstall" -> "kernel uninstall --prefix {}/prefix";
            case "demo" -> "demo";
            default -> throw new AssertionError("give the command " + name + " a call here");
        };
        List<String> words = Stream.of(text.replace("{}", folder.toString()).split(" "))
                .map(word -> word.equals("FROM.audit.run_overview") ? "FROM audit.run_overview" : word).toList();
        return usesStore(name) ? Stream.concat(words.stream(), Stream.of("--store", store.toString())).toList() : words;
    }

    private static boolean usesStore(String name) {
        return spec(name).findOption("--store") != null;
    }

    /** The good call with options, which stand before a script's name, as what follows it is the script's. */
    private static List<Object> with(String name, Object... options) {
        List<Object> words = new ArrayList<>(call(name));
        words.addAll(name.equals("shell") ? 1 : words.size(), List.of(options));
        return words;
    }

    /** The good call with options, of a store of this name. */
    private static Outcome succeeds(String name, String storeName, Object... options) {
        prepare(name);
        List<Object> words = with(name, options);
        words.replaceAll(word -> word.equals(store.toString()) ? folder.resolve("named").resolve(storeName) : word);
        return Outcome.of(words).succeeded();
    }

    private static void prepare(String name) {
        if (name.equals("kernel uninstall")) {
            Outcome.of("kernel", "install", "--prefix", folder.resolve("prefix")).succeeded();
        }
    }

    @Test
    void theCommandsAreThese() {
        assertThat(names()).containsExactly("run", "two-pass", "validate", "sign-off", "promote", "monitor", "revalidate", "policy",
                "import", "export", "runs", "show", "why", "sql", "verify", "replay", "certify", "diff", "explain-diff", "lineage", "snapshot", "repair", "state",
                "regime", "risk", "sweep", "sweep keep", "sleeves combine", "sleeves backtest", "step4 optimize", "step4 run-all", "allocate", "admit", "shell", "notebook",
                "kernel install", "kernel uninstall", "sample", "demo");
    }

    @ParameterizedTest
    @MethodSource("names")
    void declaresTheCommonOptionsAndDescribesAll(String name) {
        CommandSpec spec = spec(name);
        assertThat(spec.optionsMap()).containsKeys("--json", "--quiet", "--stacktrace", "--progress", "--help", "--version");
        spec.options().forEach(o -> assertThat(String.join(" ", o.description())).as(o.longestName()).hasSizeGreaterThan(10).endsWith("."));
        spec.positionalParameters().forEach(p -> assertThat(String.join(" ", p.description())).as(p.paramLabel()).endsWith("."));
        assertThat(String.join(" ", spec.usageMessage().description())).endsWith(".");
        assertThat(spec.usageMessage().footer()).as("example in the footer").anySatisfy(l -> assertThat(l).contains("plimsoll " + name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void helpShowsAnExample(String name) {
        Outcome help = Outcome.of(List.of(name.split(" ")), "--help").succeeded();
        assertThat(help.out()).startsWith("Usage: plimsoll " + name).containsPattern("Examples?:\\R  .*plimsoll " + name);
        assertThat(help.err()).isEmpty();
        assertThat(spec(name).usageMessage().footer()).as("not wrapped by the formatter")
                .allSatisfy(l -> assertThat(help.out().lines()).contains(l));
    }

    /** The demo is SampleAndDemoCommandsTest's. */
    static Stream<String> namesButDemo() {
        return names().filter(name -> !name.equals("demo") || SOAK);
    }

    @ParameterizedTest
    @MethodSource("namesButDemo")
    void jsonIsOneDocumentOnStandardOutputAndTextGoesToStandardError(String name) {
        if (!SLOW.contains(name)) {
            Outcome outcome = succeeds(name, MAIN, "--json");
            assertThat(outcome.json()).isNotEmpty();
            if (!Set.of("sql", "sleeves combine", "allocate").contains(name)) { // what these print is the document
                assertThat(outcome.err()).isNotBlank();
            }
        }
        if (SLOW.contains(name) || SOAK) {
            Outcome quiet = succeeds(name, MAIN, "--json", "--quiet");
            assertThat(quiet.json()).isNotEmpty();
            assertThat(quiet.err()).isEmpty();
        }
    }

    static Stream<String> quickNames() {
        return names().filter(name -> !SLOW.contains(name));
    }

    @ParameterizedTest
    @MethodSource("quickNames")
    void quietPrintsNothing(String name) {
        Outcome outcome = succeeds(name, QUOTED, "--quiet");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("namesButDemo")
    void textGoesToStandardOutput(String name) {
        Outcome outcome = succeeds(name, AUDIT);
        assertThat(outcome.out()).isNotBlank();
        assertThat(outcome.err()).isEmpty();
    }

    /** Three names serve the three tests above; StoreNamesTest has all at what commands do with a store. */
    @ParameterizedTest
    @ValueSource(strings = {MAIN, QUOTED, "plimsoll.duckdb", "plimsoll_snapshot.duckdb", "plimsoll_blank.duckdb", "temp", "system.duckdb",
        "memory", "a.b.c.duckdb", " a blank .duckdb", "2024.duckdb", "select", "a;b=c.duckdb", "./~s3:x", "file"})
    @EnabledIfSystemProperty(named = "plimsoll.soak", matches = "true")
    void everyCommandWorksWhateverTheStoreIsCalled(String name) {
        Stores.copy(store, folder.resolve("named").resolve(name));
        names().filter(EveryCommandTest::usesStore).forEach(command -> succeeds(command, name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anUnknownOptionIsAUsageErrorNotSilencedByQuietOrJson(String name) {
        Outcome.of(with(name, "--frobnicate")).failedWith(64, "plimsoll " + name, "'--frobnicate'", "See plimsoll " + name + " --help.");
        Outcome.of(with(name, "--frobnicate", "--quiet", "--json")).failedWith(64, "'--frobnicate'");
    }

    @ParameterizedTest
    @CsvSource({
        "frobnicate,       64, frobnicate",
        "'',               64, demo",
        "--frobnicate,     64, --frobnicate",
        "run,              64, --inputs",
        "two-pass,         64, --inputs",
        "validate,         64, SCALED_RUN",
        "sign-off,         64, SCALED_RUN",
        "sign-off x --reviewer A, 64, --decision",
        "monitor,          64, --inputs",
        "revalidate --inputs x, 64, --quarter",
        "export x,         64, --to",
        "export --to y,    64, RUN",
        "why x,            64, DAY",
        "diff x,           64, B",
        "explain-diff x,   64, B",
        "lineage,          64, RUN",
        "snapshot,         64, FILE",
        "replay,           64, --all",
        "replay x --all,   64, --all",
        "replay x --since 2026-01-01, 64, --since",
        "replay --all --since today, 64, today",
        "certify,          64, --all",
        "certify x --cuts many, 64, many",
        "regime --to x,    64, --state",
        "risk --to x,      64, --regime",
        "sweep --books x,  64, --grid",
        "sweep --grid x --books y --figures all, 64, two-pass or none",
        "sweep --grid x --books y --engine spark, 64, expected local",
        "sweep keep x,     64, RUN_KEY",
        "sweep keep x y z --run-id one, 64, names one run",
        "sleeves combine,  64, --request",
        "allocate,         64, --request",
        "allocate --request x --day today, 64, today",
        "sleeves backtest, 64, --inputs",
        "sleeves,          64, combine",
        "step4,            64, run-all",
        "step4 frobnicate, 64, frobnicate",
        "step4 run-all --out-dir x, 64, --sleeve",
        "step4 run-all --sleeve a=b --sleeve c=d, 64, --out-dir",
        "step4 optimize --sleeve a=b --sleeve c=d --out-dir x, 64, --objective",
        "step4 optimize --objective growth --sleeve a=b --sleeve c=d --out-dir x, 64, growth",
        "sample,           64, --out",
        "sample --out x --kind y, 64, y",
        "sample --out x --seed one, 64, one",
        "runs --progress maybe, 64, maybe",
        "kernel,           64, install",
        "kernel install --user --prefix x, 64, exclusive",
    })
    void aCommandLineThatCannotBeIsAUsageError(String words, int exit, String says) {
        Outcome.of(Arrays.stream(words.split(" ")).filter(w -> !w.isEmpty()).toArray()).failedWith(exit, says, "--help");
    }

    @ParameterizedTest
    @CsvSource({"runs", "runs --as-of 2026-01-31", "show x", "why x 2020-01-01", "diff x y", "explain-diff x y", "lineage x",
        "snapshot none", "sql SELECT", "verify", "replay x", "replay --all", "certify x", "certify --all", "export x --to y", "validate x",
        "sign-off x --reviewer A --decision approved", "promote x", "promote --revoke why", "sweep keep x y"})
    void readingFromAStoreThatIsNotThereSaysSoAndMakesNone(String words) {
        Path none = folder.resolve("none/store.duckdb");
        Outcome.of(List.of(words.split(" ")), "--store", none).failedWith(66, none.toString(), "plimsoll demo");
        assertThat(none.getParent()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"verify x --all, not both", "verify --head abc, 64 hexadecimal digits"})
    void whatCannotBeVerifiedIsAUsageError(String words, String says) {
        Outcome.of(List.of(words.split(" ")), "--store", store).failedWith(64, says);
    }

    @Test
    void theStackTraceComesOnRequestOnly() {
        Outcome plain = Outcome.of("show", "nobody", "--store", store);
        plain.failedWith(66, "nobody");
        Outcome traced = Outcome.of("show", "nobody", "--store", store, "--stacktrace");
        assertThat(traced.code()).isEqualTo(66);
        assertThat(traced.err()).contains("InputMissingException", "\tat dev.plimsoll.").endsWith(plain.err());
    }

    static Stream<Throwable> errors() {
        return Stream.of(new OutOfMemoryError("Java heap space"), new StackOverflowError(), new NoClassDefFoundError("dev/plimsoll/Gone"),
                new AssertionError("odd"), new IllegalStateException("odd"));
    }

    /** A scheduler reads 1 and 2 as answers. */
    @ParameterizedTest
    @MethodSource("errors")
    void whateverIsThrownInACommandIsInternalAndInWords(Throwable error) {
        for (String name : names().toList()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int code = Main.run(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                    parsed -> {
                        throw sneaky(error);
                    }, call(name).toArray(String[]::new));
            assertThat(code).as(name).isEqualTo(70);
            assertThat(out.toString(StandardCharsets.UTF_8)).as(name).isEmpty();
            assertThat(err.toString(StandardCharsets.UTF_8)).as(name).startsWith("plimsoll " + name + ": ").endsWith(".\n")
                    .contains("What was stored before stands").doesNotContain("\tat ").hasLineCount(1);
            if (error instanceof OutOfMemoryError) {
                assertThat(err.toString(StandardCharsets.UTF_8)).as(name).contains("PLIMSOLL_JAVA_OPTS=-Xmx");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable error) throws T {
        throw (T) error;
    }

    private static final String LONG_TEXT = "x".repeat(10_000);
    private static final List<String> ACTIVE_TEXTS = List.of("a\u001b[31mb\u0007c", "a\u202Eb", LONG_TEXT);
    /** Of what is no text anyway every command says the same. */
    private static final List<String> ALL_IN_ONE = List.of("\u001b[31m\u0007\u202E" + LONG_TEXT);
    /** One command's are every command's. */
    private static final Set<String> SHARED = Set.of("--store", "--lock-wait", "--progress", "--supersedes", "--reason", "--author");

    /** The good call with another value for one option or parameter; what would take long, with inputs that are not there. */
    private static List<Object> withText(String name, ArgSpec arg, String value) {
        List<Object> words = new ArrayList<>(call(name));
        if (SLOW.contains(name)) {
            words.replaceAll(word -> word.toString().replace("/book", "/nowhere").replace("/pair", "/nowhere").replace("/sleeves", "/nowhere"));
        }
        boolean isPath = Path.class.equals(arg.type()) || label(arg).equals("--store");
        String given = isPath ? folder.resolve(name.replace(' ', '_') + label(arg)) + "/" + value : value;
        if (arg instanceof OptionSpec option) {
            int there = words.indexOf(option.longestName());
            if (there >= 0) {
                words.set(there + 1, given);
            } else {
                words.addAll(name.equals("shell") ? 1 : words.size(), List.of(option.longestName(), given));
            }
            return words;
        }
        List<String> texts = words.stream().map(Object::toString).toList();
        List<String> now = LINE.parseArgs(texts.toArray(String[]::new)).subcommand().matchedPositionals().stream()
                .filter(matched -> matched.paramLabel().equals(arg.paramLabel())).flatMap(matched -> matched.originalStringValues().stream())
                .toList();
        if (now.isEmpty()) {
            words.add(given);
        } else {
            words.set(texts.indexOf(now.get(0)), given);
        }
        return words;
    }

    @ParameterizedTest
    @MethodSource("names")
    void noTextThatIsGivenActsOnTheTerminalOrIsRepeatedAtLength(String name) {
        List<ArgSpec> args = spec(name).args().stream().filter(arg -> arg.arity().max() > 0 && !arg.paramLabel().equals("ARGS"))
                .filter(arg -> name.equals("run") || !SHARED.contains(label(arg))).toList();
        for (ArgSpec arg : args) {
            for (String value : Path.class.equals(arg.type()) || String.class.equals(arg.type()) ? ACTIVE_TEXTS : ALL_IN_ONE) {
                prepare(name);
                Outcome outcome = Outcome.of(withText(name, arg, value.replace("\u202Eb", "\u202E" + name))); // no other command's run
                String what = label(arg) + " " + PlainText.excerpt(value) + ": " + outcome;
                assertThat(outcome.code()).as(what).isNotIn(1, 2);
                assertThat(outcome.out() + outcome.err()).as(what).doesNotContainPattern("[\\p{Cntrl}\\u202e&&[^\\n]]");
                assertThat(outcome.err()).as(what).hasSizeLessThan(3_000).doesNotContain("x".repeat(81), "internal error");
            }
        }
    }

    private static String label(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(Outcome.of("--version").succeeded().out()).matches("(?s)plimsoll \\d+\\.\\d+\\.\\d+.*\\R");
        assertThat(Outcome.of("run", "--version").succeeded().out()).isEqualTo(Outcome.of("--version").out());
    }

    @Test
    void theHelpListsEveryCommandAndTheExitCodes() {
        String help = Outcome.of("--help").succeeded().out();
        assertThat(names()).allSatisfy(name -> assertThat(help).containsPattern("(?m)^  " + name.split(" ")[0] + " +\\S"));
        assertThat(help).contains("64 usage", "65 bad data", "66 input missing", "70 internal", "75 store locked").doesNotContain("warm-up");
    }

    @Test
    void aPathThatCannotBeIsAUsageError() {
        Outcome.of("state", "--inputs", "a\0b", "--to", "x").failedWith(64, "--inputs", "no path");
    }
}
