package dev.plimsoll;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.kind.allocator.RunReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The kernel as Jupyter sees it: started from the installed kernelspec, spoken to in the protocol. */
class KernelIT {

    private static final int INTERRUPTS = SOAK ? 20 : 1;
    /** The Java whose archive of classes the other integration tests use, too. */
    private static final Map<String, String> ENVIRONMENT = Map.of("JAVA_HOME", System.getProperty("java.home"));
    private static final String LAUNCHER = Path.of(System.getProperty("plimsoll.root"), "plimsoll").toAbsolutePath().normalize().toString();
    private static final int STARTS = Integer.getInteger("plimsoll.kernel.starts", 200);

    @TempDir
    private static Path folder;

    private static Path spec;
    private static KernelClient kernel;

    @BeforeAll
    static void installAndStart() {
        List<String> install = new ArrayList<>(List.of("env"));
        ENVIRONMENT.forEach((name, value) -> install.add(name + "=" + value));
        install.addAll(List.of(LAUNCHER, "kernel", "install", "--prefix", folder.resolve("prefix").toString()));
        try (Child installed = Child.start(folder, install)) {
            assertThat(installed.exitCode()).as(installed.err()).isZero();
        }
        spec = folder.resolve("prefix/share/jupyter/kernels/plimsoll/kernel.json");
        SampleRuns.write(folder.resolve("inputs"), 400);
        kernel = KernelClient.start(spec, folder, ENVIRONMENT);
        assertThat(kernel.execute("import dev.plimsoll.*;").status()).isEqualTo("ok");
        assertThat(kernel.execute("var lab = Plimsoll.open(\"" + folder.resolve("store.duckdb") + "\");").shown("text/plain"))
                .startsWith("lab ==> Plimsoll on ");
        KernelClient.Cell run = kernel.execute("var run = lab.run(\"" + folder.resolve("inputs") + "\");");
        assertThat(run.shown("text/plain")).as(run.errorMessage()).startsWith("run ==> run sample_").contains("mean scalar");
    }

    @AfterAll
    static void stop() {
        if (kernel == null) {
            return;
        }
        try (KernelClient running = kernel) {
            assertThat(running.shutdown()).isZero();
            assertThat(running.log()).as("what the process wrote beside the protocol").isEmpty();
        }
    }

    @Test
    void saysWhatItIs() {
        JsonNode info = kernel.ask("kernel_info_request", Map.of()).get("content");
        assertThat(info.get("implementation").asString()).isEqualTo("plimsoll");
        assertThat(info.at("/language_info/name").asString()).isEqualTo("java");
        assertThat(info.get("protocol_version").asString()).startsWith("5.");
    }

    @Test
    void showsResultsAsTablesAndCharts() {
        KernelClient.Cell regimes = kernel.execute("run.regimes()");
        assertThat(regimes.shown("text/html")).contains("<th style=\"text-align:left\">regime</th>", "fraction of exposure", "<em>rows</em></small>");
        assertThat(regimes.shown("text/plain")).contains("NORMAL");
        assertThat(kernel.execute("run.chart();").shown("image/png")).startsWith("iVBORw0KGgo");
        assertThat(kernel.execute("run").shown("text/html")).contains("<img alt=", "src=\"data:image/png;base64,iVBORw0KGgo");
        assertThat(kernel.execute("lab.runs()").shown("text/html")).contains("sample_", "COMPLETE");
        assertThat(kernel.execute("lab.sql(\"select 1 as a, null as b\").frame()").shown("text/plain")).contains("a").contains("1");
    }

    @Test
    void nothingShownNeedsAScriptOrTheNetwork() {
        for (String code : List.of("run", "run.state()", "lab.runs()", "lab.why(run, run.result().state().dates().last().toString())")) {
            String html = kernel.execute(code).shown("text/html");
            assertThat(html).as(code).isNotEmpty().doesNotContain("<script", "<link", "http://", "https://", "javascript:", "<iframe");
        }
    }

    @Test
    void printsAndKeepsVariablesFromCellToCell() {
        KernelClient.Cell cell = kernel.execute("int kept = 41;\nSystem.out.println(\"to out\");\nSystem.err.println(\"to err\");");
        assertThat(cell.printed()).contains("to out\n", "to err\n");
        assertThat(kernel.execute("kept + 1").shown("text/plain")).isEqualTo("42");
        assertThat(kernel.execute("int kept = 43;").status()).as("a cell that is run again").isEqualTo("ok");
        assertThat(kernel.execute("kept").shown("text/plain")).isEqualTo("43");
        assertThat(kernel.execute("").status()).isEqualTo("ok");
        assertThat(kernel.execute("// nothing but a comment").status()).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int a = 1;\\nint b = \"x\"; | CompileError | line 2: incompatible types: java.lang.String cannot be converted to int",
        "foo( | CompileError | line 1: ",
        "Plimsoll.open(\"nowhere.duckdb\").runs() | InputMissingException | InputMissingException: There is no store at nowhere.duckdb.",
        "lab.sql(\"select x from nothing\") | UsageException | UsageException: The query was refused: ",
        "int[] none = {};\\n\\nnone[1] = 2; | ArrayIndexOutOfBoundsException | ArrayIndexOutOfBoundsException: Index 1 out of bounds",
        "int deep(int n) { return deep(n + 1) + 1; }\\ndeep(0); | StackOverflowError | StackOverflowError",
    })
    void anErrorSaysFirstWhatToKnow(String code, String name, String firstLine) {
        KernelClient.Cell cell = kernel.execute(code.replace("\\n", "\n"));
        assertThat(cell.status()).isEqualTo("error");
        assertThat(cell.errorName()).isEqualTo(name);
        assertThat(cell.traceback().get(0)).startsWith(firstLine);
        assertThat(cell.traceback()).hasSizeLessThan(10).noneMatch(line -> line.contains("REPL.") || line.contains("notebook.java"));
    }

    @Test
    void anErrorNamesTheStatement() {
        assertThat(kernel.execute("int one = 1;\n\nint zero = 0;\none / zero").traceback())
                .containsExactly("ArithmeticException: / by zero", "In the statement that begins in line 4 of the cell.");
    }

    @Test
    void cellsThatWaitedBehindAFailedOneAreNotRun() {
        kernel.execute("int ran = 0;");
        String failing = kernel.begin("System.out.println(\"begun\"); Thread.sleep(100); throw new IllegalStateException();");
        kernel.awaitPrinted(failing);
        String waiting = kernel.begin("ran = 1;");
        assertThat(kernel.finish(failing).status()).isEqualTo("error");
        assertThat(kernel.finish(waiting).status()).isEqualTo("aborted");
        assertThat(kernel.execute("ran").shown("text/plain")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-20T20:01+0000"})
    void aClientMaySayNoTimeOrAnother(String date) {
        assertThat(kernel.finish(kernel.begin("2 + 3", date)).shown("text/plain")).isEqualTo("5");
    }

    @Test
    void aCellOfSqlAsksTheStoreOpenedLastOrTheOneNamed() {
        assertThat(kernel.execute("%%sql\nselect count(*) as runs from audit.run_overview where run_id like 'sample%';").shown("text/plain"))
                .isEqualTo("runs\n   1");
        assertThat(kernel.execute("%%sql lab\nselect 2 as two").shown("text/html")).contains(">two<");
        assertThat(kernel.execute("%%sql " + folder.resolve("store.duckdb") + "\nselect 3 as three").shown("text/html")).contains(">three<");
        assertThat(kernel.execute("%%sql other.duckdb\nselect 1").errorMessage()).contains("'other.duckdb'", "there is lab");
        assertThat(kernel.execute("%%sql").errorMessage()).contains("no query");
    }

    @Test
    void completesAndDescribesOurOwnTypes() {
        JsonNode completed = kernel.ask("complete_request", Map.of("code", "run.reg", "cursor_pos", 7)).get("content");
        assertThat(completed.get("matches").toString()).isEqualTo("[\"regimes()\"]");
        assertThat(completed.get("cursor_start").asInt()).isEqualTo(4);
        String cell = "/* \uD83D\uDE00 */ lab.wh";
        JsonNode afterEmoji = kernel.ask("complete_request", Map.of("code", cell, "cursor_pos", cell.codePointCount(0, cell.length())))
                .get("content");
        assertThat(afterEmoji.get("matches").toString()).isEqualTo("[\"why(\"]");
        assertThat(afterEmoji.get("cursor_start").asInt()).isEqualTo(12);
        JsonNode described = kernel.ask("inspect_request", Map.of("code", "lab.why(", "cursor_pos", 6, "detail_level", 0)).get("content");
        assertThat(described.at("/data").get("text/plain").asString()).contains("Why Plimsoll.why(", "RunReport run, String day)");
        assertThat(kernel.ask("inspect_request", Map.of("code", "run", "cursor_pos", 3, "detail_level", 0)).at("/content/data")
                .get("text/plain").asString()).contains("dev.plimsoll.kind.allocator.RunReport");
        assertThat(kernel.ask("inspect_request", Map.of("code", "+++", "cursor_pos", 1, "detail_level", 0)).at("/content/found").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 + 1 | complete", "int x = 1; int y = 2; | complete", "for (;;) { | incomplete", "foo( | incomplete",
        "int x = ; | invalid", "'%%sql' | complete", "'' | complete"})
    void knowsWhetherACellIsComplete(String code, String status) {
        assertThat(kernel.ask("is_complete_request", Map.of("code", code)).at("/content/status").asString()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a sleep | Thread.sleep(600_000);",
        "a busy loop | long n = 0; while (true) { n++; }",
        "a query | lab.sql(\"select count(*) from range(10000000) a, range(10000000) b where (a.range * b.range) % 7 = 3\");",
    })
    void anInterruptEndsTheCellAndTheSessionGoesOn(String what, String code) {
        for (int i = 0; i < INTERRUPTS; i++) {
            String cell = kernel.begin("System.out.println(\"begun\");\n" + code);
            kernel.awaitPrinted(cell);
            kernel.interrupt();
            KernelClient.Cell ended = kernel.finish(cell);
            assertThat(ended.errorName()).as("%s, time %d", what, i).isEqualTo("Interrupted");
            assertThat(ended.errorMessage()).startsWith("Interrupted. The session can be used");
            assertThat(kernel.execute("lab.sql(\"select 7 as n\").first(\"n\")").shown("text/plain")).isEqualTo("7");
        }
    }

    @Test
    void anInterruptOfNothingIsNoMatter() {
        kernel.interrupt();
        assertThat(kernel.execute("1 + 1").shown("text/plain")).isEqualTo("2");
    }

    @Test
    void anIdleSessionDoesNotKeepTheStore() {
        try (Child run = Child.plimsoll(folder, "run", "--inputs", folder.resolve("inputs").toString(), "--run-id", "from a shell",
                "--research-version", "v2-shell", "--store", folder.resolve("store.duckdb").toString(), "--lock-wait", "0")) {
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
    }

    @Test
    void startsThroughTheLauncherAndWithoutOneFromTheJars() throws IOException {
        assertThat(argv(spec)).containsExactly(LAUNCHER, "kernel", "start", "{connection_file}");
        Path work = Files.createDirectory(folder.resolve("jars"));
        try (Child install = Child.plimsoll(folder, "kernel", "install", "--prefix", work.toString())) {
            assertThat(install.exitCode()).as(install.err()).isZero();
        }
        Path jars = work.resolve("share/jupyter/kernels/plimsoll/kernel.json");
        assertThat(argv(jars)).startsWith(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        try (KernelClient other = KernelClient.start(jars, work, Map.of())) {
            Path market = Path.of(other.execute("Sample.market().toString()").shown("text/plain"));
            assertThat(market).isNotEmptyDirectory();
            other.execute("new Thread(() -> { while (true) { } }).start();");
            assertThat(other.shutdown()).as("whatever a cell left running").isZero();
            assertThat(market).as("a temporary folder").doesNotExist();
            assertThat(other.log()).isEmpty();
        }
    }

    @Test
    void aPortThatIsTakenEndsTheKernelAtOnce() throws IOException {
        Map<String, Integer> ports = KernelClient.freePorts();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports.put("shell_port", taken.getLocalPort());
            KernelClient.Ended ended = KernelClient.startInVain(spec, folder, ENVIRONMENT, ports);
            assertThat(ended.log()).isEqualTo("plimsoll kernel: The shell channel cannot listen on port " + taken.getLocalPort()
                    + " of 127.0.0.1 (Address already in use). Jupyter chose that port while it was free and tries again; if the "
                    + "kernel stays dead, shut it down and start it anew, with other ports.\n");
            assertThat(ended.exitCode()).isEqualTo(65);
        }
    }

    @Test
    void signaturesThatJavaCannotMakeAreRefusedInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("unknown-scheme.json"), """
                {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1", "key": "k",
                 "transport": "tcp", "signature_scheme": "hmac-md999"}""");
        try (Child start = Child.plimsoll(folder, "kernel", "start", file.toString())) {
            assertThat(start.exitCode()).as(start.err()).isEqualTo(65);
            assertThat(start.err()).startsWith("plimsoll kernel: " + file + " asks for signatures by hmac-md999, which Java cannot make (")
                    .contains("Expected hmac-sha256").doesNotContain("\tat ");
        }
    }

    private static List<String> argv(Path spec) throws IOException {
        List<String> argv = new ArrayList<>();
        JsonMapper.builder().build().readTree(Files.readString(spec)).get("argv").forEach(word -> argv.add(word.asString()));
        return argv;
    }

    /** Once is what the other tests do. */
    @Test
    @EnabledIfSystemProperty(named = "plimsoll.soak", matches = "true")
    void startsAgainAndAgain() throws Exception {
        for (int i = 0; i < STARTS; i++) {
            Path work = Files.createDirectory(folder.resolve("start" + i));
            try (KernelClient other = KernelClient.start(spec, work, ENVIRONMENT)) {
                assertThat(other.execute("1 + 1").shown("text/plain")).isEqualTo("2");
                assertThat(other.shutdown()).isZero();
            }
        }
    }
}
