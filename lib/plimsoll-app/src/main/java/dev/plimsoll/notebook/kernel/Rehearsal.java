package dev.plimsoll.notebook.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;
import org.slf4j.helpers.NOPLogger;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** A kernel and its notebook in one process: whatever a kernel needs for its first cells is loaded when it is over. */
public final class Rehearsal {

    private static final int CHANNELS = 5;
    private static final int PATIENCE_MILLIS = 60_000;

    private Rehearsal() {
    }

    /**
     * Runs some cells. The kernel's threads stay behind; this process is expected to end soon.
     *
     * @param cells source of each; their results go nowhere
     * @throws IllegalStateException when a cell fails
     * @throws IOException when there are no free ports
     * @throws GeneralSecurityException when Java cannot sign the messages
     */
    public static void of(List<String> cells) throws IOException, GeneralSecurityException {
        KernelConnectionProperties properties = somewhere();
        KernelMain.serve(properties);
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        try {
            run(cells, properties);
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
    }

    private static void run(List<String> cells, KernelConnectionProperties properties) throws GeneralSecurityException {
        Notebook notebook = new Notebook(properties);
        notebook.ask(KernelInfoRequest.MESSAGE_TYPE, new KernelInfoRequest());
        for (String cell : cells) {
            notebook.ask(CompleteRequest.MESSAGE_TYPE, new CompleteRequest(cell, cell.length()));
            notebook.ask(ExecuteRequest.MESSAGE_TYPE, new ExecuteRequest(cell, false, true, Map.of(), false, true));
        }
    }

    private static KernelConnectionProperties somewhere() throws IOException {
        List<Integer> ports = new ArrayList<>();
        List<ServerSocket> taken = new ArrayList<>();
        try {
            for (int i = 0; i < CHANNELS; i++) {
                taken.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                ports.add(taken.get(i).getLocalPort());
            }
        } finally {
            for (ServerSocket socket : taken) {
                socket.close();
            }
        }
        return new KernelConnectionProperties("127.0.0.1", ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), "tcp",
                "hmac-sha256", "rehearsal");
    }

    /** The other end of the channel for cells. */
    private static final class Notebook extends JupyterSocket {

        Notebook(KernelConnectionProperties properties) throws GeneralSecurityException {
            super(ZMQ.context(1), SocketType.DEALER, properties.createHMACGenerator(), NOPLogger.NOP_LOGGER);
            bind(properties);
        }

        @Override
        public void bind(KernelConnectionProperties properties) {
            setReceiveTimeOut(PATIENCE_MILLIS);
            connect(formatAddress(properties.getTransport(), properties.getIp(), properties.getShellPort()));
        }

        <T> void ask(MessageType<T> type, T request) {
            sendMessage(new Message<>(new Header<>(type), request));
            List<byte[]> frames = Wire.receive(this);
            if (frames == null) {
                throw new IllegalStateException("The kernel did not answer " + request);
            }
            String reply = frames.stream().map(part -> new String(part, UTF_8)).collect(joining("\n"));
            if (reply.contains("\"status\":\"error\"")) {
                throw new IllegalStateException("The kernel could not answer: " + reply);
            }
        }
    }
}
