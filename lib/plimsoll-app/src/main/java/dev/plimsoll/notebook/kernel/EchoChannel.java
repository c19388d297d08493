package dev.plimsoll.notebook.kernel;

import java.util.List;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.slf4j.helpers.NOPLogger;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** The heartbeat: sends back what comes, of whatever frames, to whom it came from. */
final class EchoChannel extends JupyterSocket {

    private final Dropped dropped;

    EchoChannel(ZMQ.Context sockets, HMACGenerator signatures, Dropped dropped) {
        super(sockets, SocketType.ROUTER, signatures, NOPLogger.NOP_LOGGER);
        this.dropped = dropped;
    }

    @Override
    public void bind(KernelConnectionProperties properties) {
        setMaxMsgSize(MessageLoop.LARGEST_FRAME);
        bind(formatAddress(properties.getTransport(), properties.getIp(), properties.getHbPort()));
        MessageLoop.start(this, "heartbeat", dropped, this::echo);
    }

    private void echo(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }
}
