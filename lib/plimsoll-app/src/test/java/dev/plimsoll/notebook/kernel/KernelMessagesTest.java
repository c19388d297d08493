package dev.plimsoll.notebook.kernel;

import static dev.plimsoll.notebook.kernel.Notebook.bytes;
import static dev.plimsoll.notebook.kernel.Notebook.execution;
import static dev.plimsoll.notebook.kernel.Notebook.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;

/** One kernel in this process that is sent all that is wrong, and made to print all it can. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KernelMessagesTest {

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final InputStream IN = System.in;

    private static KernelConnection kernel;
    private static Notebook notebook;

    @BeforeAll
    static void start() throws Exception {
        KernelConnectionProperties properties = Notebook.somewhere();
        kernel = KernelMain.serve(properties);
        notebook = new Notebook(properties);
        assertThat(notebook.execute("int ran = 0;").status()).isEqualTo("ok");
    }

    @AfterAll
    static void stop() {
        try (Notebook asking = notebook) {
            String shutdown = asking.send(asking.control, "shutdown_request", Map.of("restart", false));
            assertThat(Notebook.type(asking.reply(asking.control, shutdown))).isEqualTo("shutdown_reply");
            kernel.waitUntilClose();
        } finally {
            System.setOut(OUT);
            System.setErr(ERR);
            System.setIn(IN);
        }
    }

    private static Map<String, byte[][]> badMessages() {
        String header = header("execute_request");
        String content = execution("ran++;");
        String[] parts = {header, "{}", "{}", content};
        byte[][] good = notebook.signed(header, "{}", "{}", content);
        Map<String, byte[][]> bad = new LinkedHashMap<>();
        bad.put("empty", new byte[][] {{}});
        bad.put("no delimiter", new byte[][] {bytes("a"), bytes("b"), bytes("c"), bytes("d"), bytes("e"), bytes("f"), bytes("g")});
        bad.put("nothing but a delimiter", new byte[][] {Notebook.DELIMITER});
        bad.put("too few parts", Arrays.copyOf(good, 5));
        bad.put("a wrong signature", with(good, 1, bytes("0".repeat(64))));
        bad.put("no signature", with(good, 1, new byte[0]));
        bad.put("the signature in capitals", with(good, 1, bytes(new String(good[1]).toUpperCase(Locale.ROOT))));
        bad.put("a content that is not the signed one", with(good, 5, bytes(execution("ran += 2;"))));
        bad.put("a large one without signature", with(good, 5, new byte[8 << 20]));
        bad.put("a thousand frames", IntStream.range(0, 1_000).mapToObj(i -> new byte[0]).toArray(byte[][]::new));
        bad.put("a header that is no JSON", signed(parts, 0, "{\"msg_id\": "));
        bad.put("a header that is nothing", signed(parts, 0, ""));
        bad.put("a header that is a list", signed(parts, 0, "[1]"));
        bad.put("a header without an id", signed(parts, 0, header.replace("msg_id", "id")));
        bad.put("a header without a type", signed(parts, 0, header.replace("msg_type", "type")));
        bad.put("a type that is unknown", signed(parts, 0, header("nonsense_request")));
        bad.put("a type that nothing answers", signed(parts, 0, header("execute_reply")));
        bad.put("a type that is an object", signed(parts, 0, header.replace("\"execute_request\"", "{}")));
        bad.put("a parent that is no JSON", signed(parts, 1, "}"));
        bad.put("metadata that are a number", signed(parts, 2, "7"));
        bad.put("a content that is no JSON", signed(parts, 3, "{\"code\": \"ran++;\""));
        bad.put("a content that is null", signed(parts, 3, "null"));
        bad.put("a content without code", signed(parts, 3, "{}"));
        bad.put("code that is an object", signed(parts, 3, "{\"code\": {\"ran\": 1}}"));
        bad.put("a content that is deep", signed(parts, 3, "{\"a\":".repeat(100_000)));
        bad.put("a content that is not UTF-8", notebook.signed(bytes(header("execute_request")), bytes("{}"), bytes("{}"),
                new byte[] {'{', '"', 'c', 'o', 'd', 'e', '"', ':', '"', (byte) 0xC3, '"', '}'}));
        return bad;
    }

    private static byte[][] with(byte[][] frames, int at, byte[] other) {
        byte[][] changed = frames.clone();
        changed[at] = other;
        return changed;
    }

    private static byte[][] signed(String[] parts, int at, String other) {
        String[] changed = parts.clone();
        changed[at] = other;
        return notebook.signed(changed[0], changed[1], changed[2], changed[3]);
    }

    private static void aCellRuns(String after) {
        assertThat(notebook.execute("ran").shown()).as("after " + after).isEqualTo("0");
    }

    private static void isAnswered(ZMQ.Socket socket, String after) {
        String info = notebook.send(socket, "kernel_info_request", Map.of());
        assertThat(notebook.reply(socket, info).at("/content/implementation").asString()).as("after " + after).isEqualTo("plimsoll");
    }

    @Test
    void badRequestsAreDroppedAndACellRuns() {
        badMessages().forEach((what, frames) -> {
            Notebook.send(notebook.shell, frames);
            isAnswered(notebook.shell, what);
        });
        aCellRuns("all of them");
    }

    @Test
    void badOrdersAreDroppedAndTheNextIsObeyed() {
        badMessages().forEach((what, frames) -> {
            // An order without code is no bad one: on this channel, too, it would be a cell.
            Notebook.send(notebook.control, frames);
            isAnswered(notebook.control, what);
        });
        aCellRuns("all of them");
    }

    @Test
    void badInputIsDroppedAndACellGetsWhatItAskedFor() {
        // What nobody asked for is not the answer to the next question.
        Notebook.send(notebook.stdin, notebook.signed(header("input_reply"), "{}", "{}", "{\"value\": \"too soon\"}"));
        notebook.execute("String ask() {\n    System.out.print(\"name? \");\n    return new java.util.Scanner(System.in).nextLine();\n}");
        badMessages().forEach((what, frames) -> {
            String cell = notebook.begin("ask()");
            assertThat(Notebook.type(Notebook.receive(notebook.stdin))).isEqualTo("input_request");
            Notebook.send(notebook.stdin, frames);
            Notebook.send(notebook.stdin, notebook.signed(header("input_reply"), "{}", "{}", "{\"value\": \"grün\"}"));
            assertThat(notebook.finish(cell).shown()).as(what).isEqualTo("grün");
        });
        aCellRuns("all of them");
    }

    @Test
    void aCellThatWaitsForInputCanBeInterruptedAndTheNextAsksAgain() {
        String waits = notebook.begin("System.in.read()");
        Notebook.receive(notebook.stdin);
        notebook.reply(notebook.control, notebook.send(notebook.control, "interrupt_request", Map.of()));
        assertThat(notebook.finish(waits).reply().at("/content/ename").asString()).isEqualTo("Interrupted");
        String asks = notebook.begin("(char) System.in.read()");
        Notebook.receive(notebook.stdin);
        Notebook.send(notebook.stdin, notebook.signed(header("input_reply"), "{}", "{}", "{\"value\": \"y\"}"));
        assertThat(notebook.finish(asks).shown()).isEqualTo("y");
    }

    @Test
    void theHeartBeatsAfterWhateverWasSentToIt() {
        ZMQ.Socket other = notebook.connect(SocketType.DEALER, notebook.properties.getHbPort(), bytes("other"));
        badMessages().forEach((what, frames) -> {
            Notebook.send(other, frames);
            notebook.heartbeat.send("ping");
            assertThat(notebook.heartbeat.recvStr()).as(what).isEqualTo("ping");
        });
        aCellRuns("all of them");
        other.close();
    }

    @Test
    void aSubscriberMaySendWhatItLikes() {
        ZMQ.Socket other = notebook.subscribe(10);
        badMessages().forEach((what, frames) -> {
            Notebook.send(other, frames);
            Notebook.send(other, new byte[] {0, 1, 2});
            aCellRuns(what);
        });
        other.close();
    }

    @Test
    void whateverElseSpeaksToAPortACellRuns() throws IOException {
        byte[] greeting = new byte[64];
        greeting[0] = (byte) 0xFF;
        greeting[8] = 1;
        greeting[9] = 0x7F;
        greeting[10] = 3;
        System.arraycopy(bytes("NULL"), 0, greeting, 12, 4);
        byte[] ready = {4, 41, 5, 'R', 'E', 'A', 'D', 'Y', 11, 'S', 'o', 'c', 'k', 'e', 't', '-', 'T', 'y', 'p', 'e', 0, 0, 0, 6, 'D', 'E',
            'A', 'L', 'E', 'R', 8, 'I', 'd', 'e', 'n', 't', 'i', 't', 'y', 0, 0, 0, 0};
        byte[] huge = {2, 0, 0, 0, 0, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xF0};
        byte[] larger = {2, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        Map<String, List<byte[]>> talks = new LinkedHashMap<>();
        talks.put("a browser", List.of(bytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")));
        talks.put("noise", List.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
        talks.put("half a greeting", List.of(Arrays.copyOf(greeting, 20)));
        talks.put("an announcement of 2 GB", List.of(greeting, ready, huge));
        talks.put("an announcement of 8 EB", List.of(greeting, ready, larger));
        KernelConnectionProperties at = notebook.properties;
        for (Map.Entry<String, List<byte[]>> talk : talks.entrySet()) {
            for (int port : List.of(at.getShellPort(), at.getControlPort(), at.getStdinPort(), at.getIopubPort(), at.getHbPort())) {
                try (Socket socket = new Socket("127.0.0.1", port)) {
                    for (byte[] words : talk.getValue()) {
                        socket.getOutputStream().write(words);
                        socket.getOutputStream().flush();
                    }
                    aCellRuns(talk.getKey());
                }
            }
        }
    }

    @Test
    void aMessageThatComesAgainIsRunOnce() {
        assertThat(notebook.execute("int times = 0;").status()).isEqualTo("ok");
        byte[][] once = notebook.signed(header("execute_request"), "{}", "{}", execution("times++;"));
        for (int i = 0; i < 3; i++) {
            Notebook.send(notebook.shell, once);
            Notebook.send(notebook.control, once);
        }
        notebook.reply(notebook.control, notebook.send(notebook.control, "kernel_info_request", Map.of()));
        assertThat(notebook.execute("times").shown()).isEqualTo("1");
    }

    @Test
    void errorsOfMemoryAndOfADeepStackEndTheCellOnly() {
        String thrower = "class Thrower { public String toString() { throw new %s(); } }\nnew Thrower()";
        for (String error : List.of("OutOfMemoryError", "StackOverflowError", "IllegalStateException")) {
            Notebook.Cell cell = notebook.execute(String.format(Locale.ROOT, thrower, error));
            assertThat(cell.status()).isEqualTo("error");
            assertThat(cell.reply().at("/content/ename").asString()).isEqualTo(error);
            aCellRuns(error);
        }
    }

    @Test
    void aHundredThousandLinesArriveWhole() {
        Notebook.Cell cell = notebook.execute("for (int i = 0; i < 100_000; i++) System.out.println(\"line \" + i);");
        assertThat(cell.status()).isEqualTo("ok");
        assertThat(cell.printed("stdout")).isEqualTo(IntStream.range(0, 100_000).mapToObj(i -> "line " + i + "\n")
                .collect(Collectors.joining()));
        assertThat(cell.types()).as("gathered").hasSizeLessThan(200).endsWith("status");
    }

    @Test
    void theTwoStreamsKeepTheirOrder() {
        Notebook.Cell cell = notebook.execute("for (int i = 0; i < 500; i++) { System.out.println(i); System.err.println(-i); }");
        assertThat(cell.printed("")).isEqualTo(IntStream.range(0, 500).mapToObj(i -> i + "\n" + -i + "\n").collect(Collectors.joining()));
        assertThat(cell.printed("stderr")).startsWith("0\n-1\n-2\n");
    }

    @Test
    void aThousandDisplaysArriveBetweenWhatIsPrinted() {
        Notebook.Cell cell = notebook.execute("""
                var kernel = org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel();
                for (int i = 0; i < 1_000; i++) {
                    kernel.display(new org.dflib.jjava.jupyter.kernel.display.DisplayData("shown " + i));
                    if (i % 100 == 0) System.out.print(i);
                }""");
        List<String> types = cell.types();
        assertThat(types.stream().filter("display_data"::equals)).hasSize(1_000);
        assertThat(types.stream().filter("stream"::equals)).hasSize(10);
        assertThat(types.indexOf("stream")).isEqualTo(types.indexOf("display_data") + 1);
        assertThat(types).endsWith("status");
    }

    @Test
    void charactersComeWhole() {
        Notebook.Cell cell = notebook.execute("""
                String long_ = "\\uD83D\\uDE00ü€".repeat(100_000);
                System.out.println(long_);
                for (byte octet : "ü€\\uD83D\\uDE00".getBytes("UTF-8")) { System.out.write(octet); System.out.flush(); }
                System.out.println('\\uD800');
                System.out.write(0xE2);""");
        assertThat(cell.status()).isEqualTo("ok");
        assertThat(cell.printed("stdout")).isEqualTo("\uD83D\uDE00ü€".repeat(100_000) + "\nü€\uD83D\uDE00?\n\uFFFD");
    }

    @Test
    void whatACellLeftRunningPrintsForThatCell() {
        String cell = notebook.begin("""
                var go = new java.util.concurrent.CountDownLatch(1);
                new Thread(() -> { try { go.await(); } catch (InterruptedException e) { } System.out.println("late"); }).start();""");
        assertThat(notebook.finish(cell).status()).isEqualTo("ok");
        notebook.send(notebook.shell, "execute_request", Map.of("code", "go.countDown();"));
        JsonNode late = Notebook.receive(notebook.published);
        while (!Notebook.type(late).equals("stream")) {
            late = Notebook.receive(notebook.published);
        }
        assertThat(late.at("/content/text").asString()).isEqualTo("late\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "System.out.println(\"on and on \".repeat(100));",
        "System.out.print('x');",
        "org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel().display(new org.dflib.jjava.jupyter.kernel.display.DisplayData(\"x\"));",
    })
    void aCellThatPrintsForEverCanBeInterruptedAndTheNextPrintsAll(String forEver) {
        String cell = notebook.begin("while (true) { " + forEver + " }");
        notebook.await(cell, m -> !Notebook.type(m).equals("status") && !Notebook.type(m).equals("execute_input"));
        // That nobody reads meanwhile is no reason to miss it.
        String interrupt = notebook.send(notebook.control, "interrupt_request", Map.of());
        assertThat(Notebook.type(notebook.reply(notebook.control, interrupt))).isEqualTo("interrupt_reply");
        assertThat(notebook.finish(cell).reply().at("/content/ename").asString()).isEqualTo("Interrupted");
        assertThat(notebook.execute("for (int i = 0; i < 1_000; i++) System.out.print('y');").printed("stdout")).isEqualTo("y".repeat(1_000));
    }
}
