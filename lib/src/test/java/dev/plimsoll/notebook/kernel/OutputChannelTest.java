package dev.plimsoll.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void aReaderThatTakesNothingCostsTheOthersNothing() throws Exception {
        KernelConnectionProperties properties = Notebook.somewhere();
        HMACGenerator signatures = properties.createHMACGenerator();
        Dropped dropped = new Dropped(System.err);
        OutputChannel output = new OutputChannel(ZMQ.context(1), signatures, new Wire(signatures), dropped, 200);
        output.bind(properties);
        try (ZContext context = new ZContext()) {
            subscribe(context, properties, 1);
            ZMQ.Socket reader = subscribe(context, properties, 0);
            do {
                output.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
            } while (Wire.receive(reader) == null);
            reader.setReceiveTimeOut(60_000);
            Thread cell = new Thread(() -> {
                for (int i = 0; i < PIECES; i++) {
                    output.print(null, StreamType.OUT, PIECE);
                }
                output.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.IDLE));
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

    private static ZMQ.Socket subscribe(ZContext context, KernelConnectionProperties properties, int ahead) {
        ZMQ.Socket socket = context.createSocket(SocketType.SUB);
        socket.setLinger(0);
        socket.setRcvHWM(ahead);
        socket.setReceiveTimeOut(20);
        socket.connect("tcp://127.0.0.1:" + properties.getIopubPort());
        socket.subscribe(ZMQ.SUBSCRIPTION_ALL);
        return socket;
    }
}
