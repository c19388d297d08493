package dev.plimsoll;

import static dev.plimsoll.Unchecked.unchecked;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The other end of Jupyter's protocol: starts a kernel as its kernelspec says and talks to it over the five sockets. */
final class KernelClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int SHORT_MILLIS = 50;
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final String KEY = "a key of these tests";
    private static final List<String> CHANNELS = List.of("shell_port", "control_port", "iopub_port", "stdin_port", "hb_port");
    /** How often Jupyter tries again. */
    private static final int STARTS = 5;

    private final Process process;
    private final Path log;
    private final ZContext context = new ZContext();
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket published;
    private final String session = UUID.randomUUID().toString();

    /** How a kernel that could not begin ended. */
    record Ended(int exitCode, String log) {
    }

    /** What a cell gave. */
    record Cell(JsonNode reply, List<JsonNode> published) {

        String status() {
            return reply.at("/content/status").asString();
        }

        /** What it shows in one format, if it shows something. */
        String shown(String mime) {
            return published.stream().filter(m -> m.at("/header/msg_type").asString().equals("execute_result"))
                    .map(m -> m.at("/content/data").path(mime).asString("")).reduce("", String::concat);
        }

        String printed() {
            return published.stream().filter(m -> m.at("/header/msg_type").asString().equals("stream"))
                    .map(m -> m.at("/content/text").asString()).reduce("", String::concat);
        }

        String errorName() {
            return reply.at("/content/ename").asString("");
        }

        String errorMessage() {
            return reply.at("/content/evalue").asString("");
        }

        /** The lines of the error as the cell shows them. */
        List<String> traceback() {
            List<String> lines = new ArrayList<>();
            reply.at("/content/traceback").forEach(line -> lines.add(line.asString().replaceAll("\u001B\\[\\d*m", "")));
            return lines;
        }
    }

    private KernelClient(Path kernelJson, Path work, Map<String, String> environment, Map<String, Integer> ports) throws IOException {
        Map<String, Object> connection = new LinkedHashMap<>(ports);
        connection.putAll(Map.of("ip", "127.0.0.1", "transport", "tcp", "signature_scheme", "hmac-sha256", "key", KEY));
        Path file = Files.createTempFile(work, "connection", ".json");
        Files.writeString(file, JSON.writeValueAsString(connection));
        List<String> command = new ArrayList<>();
        JsonNode spec = JSON.readTree(Files.readString(kernelJson));
        spec.get("argv").forEach(word -> command.add(word.asString().replace("{connection_file}", file.toString())));
        log = Files.createTempFile(work, "kernel", ".log");
        ProcessBuilder start = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        spec.path("env").forEachEntry((name, value) -> start.environment().put(name, value.asString()));
        start.environment().putAll(environment);
        process = start.start();
        shell = connect(SocketType.DEALER, ports.get("shell_port"));
        control = connect(SocketType.DEALER, ports.get("control_port"));
        published = connect(SocketType.SUB, ports.get("iopub_port"));
        published.subscribe(ZMQ.SUBSCRIPTION_ALL);
    }

    /** Ports that are free now, and differ. */
    static Map<String, Integer> freePorts() throws IOException {
        Map<String, Integer> ports = new LinkedHashMap<>();
        List<ServerSocket> taken = new ArrayList<>();
        try {
            for (String channel : CHANNELS) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                taken.add(socket);
                ports.put(channel, socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : taken) {
                socket.close();
            }
        }
        return ports;
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(0);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    /**
     * Starts the kernel, with more environment than the kernelspec says, and waits until answers and what it publishes arrive. A kernel that
     * finds a port taken is started again with others, as Jupyter does.
     */
    static KernelClient start(Path kernelJson, Path work, Map<String, String> environment) {
        return unchecked(() -> {
            KernelClient client = new KernelClient(kernelJson, work, environment, freePorts());
            for (int again = 0; !client.awaitPublishing(); again++) {
                String log = client.log();
                client.close();
                if (again == STARTS || !log.contains("cannot listen on port")) {
                    throw new IllegalStateException("The kernel did not start: " + log);
                }
                client = new KernelClient(kernelJson, work, environment, freePorts());
            }
            return client;
        });
    }

    /** Starts the kernel on these ports, of which one is taken, and waits for its end. */
    static Ended startInVain(Path kernelJson, Path work, Map<String, String> environment, Map<String, Integer> ports) {
        try (KernelClient client = unchecked(() -> new KernelClient(kernelJson, work, environment, ports))) {
            return new Ended(client.exitCode(), client.log());
        }
    }

    /** Whether the kernel answers and publishes, or false when it has ended. */
    private boolean awaitPublishing() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        // A subscription takes a moment to arrive; until then what is published is lost.
        published.setReceiveTimeOut(SHORT_MILLIS);
        boolean heard = false;
        while (!heard && process.isAlive() && System.nanoTime() < deadline) {
            send(shell, "kernel_info_request", Map.of());
            heard = receive(published) != null;
        }
        published.setReceiveTimeOut(PATIENCE_MILLIS);
        return heard;
    }

    /** Asks on the shell channel and waits for the answer. */
    JsonNode ask(String type, Map<String, Object> content) {
        return reply(shell, send(shell, type, content));
    }

    /** Runs a cell to its end. */
    Cell execute(String code) {
        return finish(begin(code));
    }

    /** Sends a cell. */
    String begin(String code) {
        return begin(code, Instant.now().toString());
    }

    /** Sends a cell with any time, or with none when it is empty. */
    String begin(String code, String date) {
        return send(shell, "execute_request", date, Map.of("code", code, "silent", false, "store_history", true, "user_expressions", Map.of(),
                "allow_stdin", false, "stop_on_error", true));
    }

    /** Waits until a cell has printed something. */
    void awaitPrinted(String id) {
        awaitPublished(id, m -> m.at("/header/msg_type").asString().equals("stream"));
    }

    /** Waits for the end of a cell. */
    Cell finish(String id) {
        return new Cell(reply(shell, id), awaitPublished(id, m -> m.at("/content/execution_state").asString("").equals("idle")));
    }

    private List<JsonNode> awaitPublished(String id, Predicate<JsonNode> last) {
        List<JsonNode> messages = new ArrayList<>();
        while (true) {
            JsonNode message = receive(published);
            if (message == null) {
                throw new IllegalStateException("The kernel published nothing more: " + log());
            }
            if (message.at("/parent_header/msg_id").asString("").equals(id)) {
                messages.add(message);
                if (last.test(message)) {
                    return messages;
                }
            }
        }
    }

    /** Asks for an interrupt, as Jupyter does with the interrupt mode "message". */
    void interrupt() {
        reply(control, send(control, "interrupt_request", Map.of()));
    }

    /** Shuts it down. */
    int shutdown() {
        reply(control, send(control, "shutdown_request", Map.of("restart", false)));
        return exitCode();
    }

    private int exitCode() {
        unchecked(() -> {
            if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The kernel did not end: " + log());
            }
        });
        return process.exitValue();
    }

    String log() {
        return unchecked(() -> Files.readString(log));
    }

    private String send(ZMQ.Socket socket, String type, Map<String, Object> content) {
        return send(socket, type, Instant.now().toString(), content);
    }

    private String send(ZMQ.Socket socket, String type, String date, Map<String, Object> content) {
        String id = UUID.randomUUID().toString();
        Map<String, Object> header = new LinkedHashMap<>(Map.of("msg_id", id, "session", session, "username", "test", "msg_type", type,
                "version", "5.3"));
        if (!date.isEmpty()) {
            header.put("date", date);
        }
        byte[][] parts = {bytes(header), bytes(Map.of()), bytes(Map.of()), bytes(content)};
        socket.sendMore(DELIMITER);
        socket.sendMore(sign(parts));
        for (int i = 0; i < parts.length; i++) {
            socket.send(parts[i], i < parts.length - 1 ? ZMQ.SNDMORE : 0);
        }
        return id;
    }

    private static byte[] bytes(Map<String, Object> document) {
        return JSON.writeValueAsBytes(document);
    }

    private static String sign(byte[]... parts) {
        return unchecked(() -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        });
    }

    private JsonNode reply(ZMQ.Socket socket, String id) {
        while (true) {
            JsonNode message = receive(socket);
            if (message == null) {
                throw new IllegalStateException("The kernel did not answer: " + log());
            }
            if (message.at("/parent_header/msg_id").asString("").equals(id)) {
                return message;
            }
        }
    }

    /** One message with its signature checked, or null when none came in time. */
    private static JsonNode receive(ZMQ.Socket socket) {
        byte[] frame = socket.recv();
        if (frame == null) {
            return null;
        }
        while (!Arrays.equals(frame, DELIMITER)) {
            frame = socket.recv();
        }
        String signature = socket.recvStr();
        byte[][] parts = {socket.recv(), socket.recv(), socket.recv(), socket.recv()};
        while (socket.hasReceiveMore()) {
            socket.recv();
        }
        if (!sign(parts).equals(signature)) {
            throw new IllegalStateException("A message with a wrong signature");
        }
        return JSON.createObjectNode().<ObjectNode>set("header", JSON.readTree(parts[0]))
                .<ObjectNode>set("parent_header", JSON.readTree(parts[1])).set("content", JSON.readTree(parts[3]));
    }

    @Override
    public void close() {
        context.close();
        process.destroyForcibly();
    }
}
