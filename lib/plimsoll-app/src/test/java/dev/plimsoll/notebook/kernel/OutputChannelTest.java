package dev.plimsoll.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.notebook.kernel.KernelConnection.Dropped;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import tools.jackson.databind.JsonNode;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OutputChannelTest {

    private static final int PIECES = 3_000;
    private static final String PIECE = "x".repeat(8_191) + "\n";
    private static final int SHOWN = 1_000;

    private KernelConnectionProperties properties;
    private OutputChannel output;

    private void bind(int patienceMillis) throws Exception {
        properties = Notebook.somewhere();
        HMACGenerator signatures = properties.createHMACGenerator();
        output = new OutputChannel(ZMQ.context(1), signatures, new Wire(signatures), new Dropped(System.err), patienceMillis);
        output.bind(properties);
    }

    @Test
    void aReaderThatTakesNothingCostsTheOthersNothing() throws Exception {
        bind(200);
        try (ZContext context = new ZContext()) {
            subscribe(context, 1);
            ZMQ.Socket reader = reader(context);
            Thread cell = new Thread(() -> {
                for (int i = 0; i < PIECES; i++) {
                    output.print(null, StreamType.OUT, PIECE);
                }
                publish(PublishStatus.IDLE);
            });
            cell.start();
            // An interrupted thread waits for room like any other, and stays interrupted.
            cell.interrupt();
            long printed = 0;
            JsonNode message = Notebook.receive(reader);
            while (!message.at("/content/execution_state").asString("").equals("idle")) {
                printed += message.at("/content/text").asString("").length();
                message = Notebook.receive(reader);
            }
            assertThat(printed).isEqualTo((long) PIECES * PIECE.length());
            cell.join();
        }
    }

    /** Each is read before the next, so that nothing waits in between. */
    @Test
    void anInterruptedCellIsNotPacedAgainBeforeItHasEndedAlsoWhenNothingWaits() throws Exception {
        bind(60_000);
        try (ZContext context = new ZContext()) {
            ZMQ.Socket reader = reader(context);
            output.begin();
            output.hurry();
            for (int i = 0; i < SHOWN; i++) {
                publish(PublishStatus.BUSY);
                assertThat(Wire.receive(reader)).isNotNull();
            }
            assertThat(output.hurried).isTrue();
        }
    }

    private void publish(PublishStatus status) {
        output.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, status));
    }

    /** One that is there: a subscription takes a moment to arrive. */
    private ZMQ.Socket reader(ZContext context) {
        ZMQ.Socket reader = subscribe(context, 0);
        do {
            publish(PublishStatus.STARTING);
        } while (Wire.receive(reader) == null);
        reader.setReceiveTimeOut(60_000);
        return reader;
    }

    private ZMQ.Socket subscribe(ZContext context, int ahead) {
        ZMQ.Socket socket = context.createSocket(SocketType.SUB);
        socket.setLinger(0);
        socket.setRcvHWM(ahead);
        socket.setReceiveTimeOut(20);
        socket.connect("tcp://127.0.0.1:" + properties.getIopubPort());
        socket.subscribe(ZMQ.SUBSCRIPTION_ALL);
        return socket;
    }
}
