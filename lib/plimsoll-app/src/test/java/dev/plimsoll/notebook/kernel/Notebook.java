package dev.plimsoll.notebook.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other end of a kernel in the same process, which can also send what no notebook would. */
final class Notebook implements AutoCloseable {

    static final byte[] DELIMITER = bytes("<IDS|MSG>");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE_MILLIS = 60_000;

    final KernelConnectionProperties properties;
    final ZMQ.Socket shell;
    final ZMQ.Socket control;
    final ZMQ.Socket stdin;
    final ZMQ.Socket heartbeat;
    final ZMQ.Socket published;
    private final ZContext context = new ZContext();
    private final HMACGenerator signatures;

    /** What a cell gave. */
    record Cell(JsonNode reply, List<JsonNode> published) {

        String status() {
            return reply.at("/content/status").asString();
        }

        String shown() {
            return texts("execute_result", "/content/data/text~1plain");
        }

        /** What it printed to one stream, or to both when none is named. */
        String printed(String stream) {
            return published.stream().filter(m -> type(m).equals("stream"))
                    .filter(m -> stream.isEmpty() || m.at("/content/name").asString().equals(stream))
                    .map(m -> m.at("/content/text").asString()).reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                    .toString();
        }

        private String texts(String type, String at) {
            return published.stream().filter(m -> type(m).equals(type)).map(m -> m.at(at).asString()).reduce("", String::concat);
        }

        List<String> types() {
            return published.stream().map(Notebook::type).toList();
        }
    }

    Notebook(KernelConnectionProperties properties) throws GeneralSecurityException {
        this.properties = properties;
        signatures = properties.createHMACGenerator();
        byte[] identity = bytes("notebook-" + UUID.randomUUID());
        shell = connect(SocketType.DEALER, properties.getShellPort(), identity);
        control = connect(SocketType.DEALER, properties.getControlPort(), identity);
        stdin = connect(SocketType.DEALER, properties.getStdinPort(), identity);
        heartbeat = connect(SocketType.REQ, properties.getHbPort(), identity);
        published = context.createSocket(SocketType.SUB);
        published.setReceiveTimeOut(PATIENCE_MILLIS);
        published.connect("tcp://127.0.0.1:" + properties.getIopubPort());
        published.subscribe(ZMQ.SUBSCRIPTION_ALL);
        // A subscription takes a moment to arrive; until then what is published is lost.
        published.setReceiveTimeOut(50);
        do {
            send(shell, "kernel_info_request", Map.of());
        } while (published.recv() == null);
        published.setReceiveTimeOut(PATIENCE_MILLIS);
    }

    /** Free ports, and a key. */
    static KernelConnectionProperties somewhere() throws IOException {
        List<Integer> ports = new ArrayList<>();
        List<ServerSocket> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            taken.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            ports.add(taken.get(i).getLocalPort());
        }
        for (ServerSocket socket : taken) {
            socket.close();
        }
        return new KernelConnectionProperties("127.0.0.1", ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), "tcp",
                "hmac-sha256", "a key of these tests");
    }

    ZMQ.Socket connect(SocketType type, int port, byte[] identity) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setIdentity(identity);
        socket.setLinger(0);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    /** A subscriber that does as it likes with what it is sent, and what it sends. */
    ZMQ.Socket subscribe(int ahead) {
        ZMQ.Socket socket = context.createSocket(SocketType.XSUB);
        socket.setLinger(0);
        socket.setRcvHWM(ahead);
        socket.connect("tcp://127.0.0.1:" + properties.getIopubPort());
        socket.send(new byte[] {1});
        return socket;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String header(String type) {
        return header(type, UUID.randomUUID().toString());
    }

    static String header(String type, String id) {
        return JSON.writeValueAsString(Map.of("msg_id", id, "session", "s", "username", "test", "msg_type", type, "version", "5.3", "date",
                Instant.now().toString()));
    }

    static String execution(String code) {
        return JSON.writeValueAsString(Map.of("code", code, "silent", false, "store_history", true, "user_expressions", Map.of(),
                "allow_stdin", true, "stop_on_error", true));
    }

    /** Frames with the signature they should have. */
    byte[][] signed(byte[]... parts) {
        List<byte[]> frames = new ArrayList<>(List.of(DELIMITER, bytes(signatures.calculateSignature(parts))));
        frames.addAll(Arrays.asList(parts));
        return frames.toArray(byte[][]::new);
    }

    byte[][] signed(String header, String parent, String metadata, String content) {
        return signed(bytes(header), bytes(parent), bytes(metadata), bytes(content));
    }

    static void send(ZMQ.Socket socket, byte[]... frames) {
        for (int i = 0; i < frames.length; i++) {
            socket.send(frames[i], i < frames.length - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    String send(ZMQ.Socket socket, String type, Map<String, Object> content) {
        String id = UUID.randomUUID().toString();
        send(socket, signed(header(type, id), "{}", "{}", JSON.writeValueAsString(content)));
        return id;
    }

    String begin(String code) {
        String id = UUID.randomUUID().toString();
        send(shell, signed(header("execute_request", id), "{}", "{}", execution(code)));
        return id;
    }

    Cell execute(String code) {
        return finish(begin(code));
    }

    Cell finish(String id) {
        return new Cell(reply(shell, id), await(id, m -> m.at("/content/execution_state").asString("").equals("idle")));
    }

    /** What is published for a request, up to the message that is waited for. */
    List<JsonNode> await(String id, Predicate<JsonNode> last) {
        List<JsonNode> messages = new ArrayList<>();
        while (messages.isEmpty() || !last.test(messages.get(messages.size() - 1))) {
            JsonNode message = receive(published);
            if (message.at("/parent_header/msg_id").asString("").equals(id)) {
                messages.add(message);
            }
        }
        return messages;
    }

    static String type(JsonNode message) {
        return message.at("/header/msg_type").asString();
    }

    JsonNode reply(ZMQ.Socket socket, String id) {
        JsonNode message = receive(socket);
        while (!message.at("/parent_header/msg_id").asString("").equals(id)) {
            message = receive(socket);
        }
        return message;
    }

    static JsonNode receive(ZMQ.Socket socket) {
        List<byte[]> frames = Wire.receive(socket);
        if (frames == null) {
            throw new IllegalStateException("The kernel said nothing more.");
        }
        int at = 0;
        while (!Arrays.equals(frames.get(at), DELIMITER)) {
            at++;
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("header", JSON.readTree(frames.get(at + 2)));
        message.put("parent_header", JSON.readTree(frames.get(at + 3)));
        message.put("content", JSON.readTree(frames.get(at + 5)));
        return JSON.valueToTree(message);
    }

    @Override
    public void close() {
        context.close();
    }
}
