package dev.plimsoll.notebook.kernel;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.plimsoll.error.DataException;
import dev.plimsoll.notebook.kernel.Wire.BadMessageException;
import java.io.PrintStream;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.slf4j.helpers.NOPLogger;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQ.Context;
import org.zeromq.ZMQ.Socket;
import org.zeromq.ZMQException;

/**
 * The five sockets, all its own. In three things it does not do as the class above: no message ends a channel or is lost in it; the channel
 * that answers is bound before those that ask, or a request could find it missing; and closing lets the process end instead of closing
 * sockets that other threads are using, which can hang.
 */
final class KernelConnection extends JupyterConnection {

    /** The largest frame that is taken: a peer that announces more is cut off before there is memory for it. */
    static final long LARGEST_FRAME = 16L << 20;
    private static final long PAUSE_NANOS = MILLISECONDS.toNanos(5);
    /** For the last answer to leave the process. */
    private static final long FAREWELL_MILLIS = 100;

    private final KernelConnectionProperties properties;
    private final Dropped dropped = new Dropped(System.err);
    private final Wire wire;
    private final RequestChannel requests;
    private final RequestChannel orders;
    private final OutputChannel output;
    private final InputChannel input;
    private final EchoChannel pulse;
    private final CountDownLatch closed = new CountDownLatch(1);

    KernelConnection(KernelConnectionProperties properties) throws NoSuchAlgorithmException, InvalidKeyException {
        super(properties);
        this.properties = properties;
        Context sockets = ZMQ.context(1);
        HMACGenerator signatures = properties.createHMACGenerator();
        this.wire = new Wire(signatures);
        this.requests = new RequestChannel(sockets, signatures, false);
        this.orders = new RequestChannel(sockets, signatures, true);
        this.output = new OutputChannel(sockets, signatures, wire, dropped, OutputChannel.PATIENCE_MILLIS);
        this.input = new InputChannel(sockets, signatures, output, wire, dropped);
        this.pulse = new EchoChannel(sockets, signatures);
    }

    @Override
    public OutputChannel getIOPub() {
        return output;
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext request) {
        return new ShellReplyEnvironment(channel, input, output, request) { // the class is only open to its own package and below
        };
    }

    /**
     * Opens the sockets.
     *
     * @throws DataException when another program has one of the ports
     */
    @Override
    public void connect() {
        bind(output, "iopub", properties.getIopubPort());
        bind(input, "stdin", properties.getStdinPort());
        output.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
        bind(orders, "control", properties.getControlPort());
        bind(requests, "shell", properties.getShellPort());
        bind(pulse, "heartbeat", properties.getHbPort());
    }

    private void bind(JupyterSocket socket, String channel, int port) {
        try {
            socket.bind(properties);
        } catch (ZMQException e) {
            throw new DataException("The " + channel + " channel cannot listen on port " + port + " of " + properties.getIp() + " ("
                    + ZMQ.Error.findByCode(e.getErrorCode()).getMessage() + "). Jupyter chose that port while it was free and tries "
                    + "again; if the kernel stays dead, shut it down and start it anew, with other ports.", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** Returns when a shutdown was asked for and answered. */
    @Override
    public void waitUntilClose() {
        try {
            closed.await();
            output.flush();
            MILLISECONDS.sleep(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The heartbeat: sends back what comes, of whatever frames, to whom it came from. */
    private final class EchoChannel extends JupyterSocket {

        EchoChannel(Context sockets, HMACGenerator signatures) {
            super(sockets, SocketType.ROUTER, signatures, NOPLogger.NOP_LOGGER);
        }

        @Override
        public void bind(KernelConnectionProperties properties) {
            setMaxMsgSize(LARGEST_FRAME);
            bind(formatAddress(properties.getTransport(), properties.getIp(), properties.getHbPort()));
            listen(this, "heartbeat", this::echo);
        }

        private void echo(List<byte[]> frames) {
            for (int i = 0; i < frames.size(); i++) {
                send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
            }
        }
    }

    /** Says which messages were dropped: the first ones, then ever fewer, as whoever can reach the ports could fill the server's log. */
    static final class Dropped {

        private static final int ALL_UNTIL = 16;

        private final PrintStream log;
        private int count;

        /** @param log the process's own stream, not a cell's */
        Dropped(PrintStream log) {
            this.log = log;
        }

        synchronized void note(String channel, Throwable why) {
            count++;
            if (count <= ALL_UNTIL || Integer.bitCount(count) == 1) {
                String reason = why instanceof BadMessageException ? why.getMessage() : "it led to " + why.getClass().getName();
                log.println("plimsoll kernel: message " + count + " that was dropped, on the " + channel + " channel: " + reason);
            }
        }
    }

    /** What is done with the frames of a message. */
    private interface Taker {

        void take(List<byte[]> frames) throws BadMessageException;
    }

    /** Takes one message after another from a socket. Whatever is wrong with one, or goes wrong with it, the next is taken. */
    private void listen(Socket socket, String channel, Taker taker) {
        KernelMain.daemon(channel, () -> {
            while (takeNext(socket, channel, taker)) {
                // until the sockets are gone
            }
        }).start();
    }

    private boolean takeNext(Socket socket, String channel, Taker taker) {
        try {
            List<byte[]> frames = Wire.receive(socket);
            if (frames != null) {
                taker.take(frames);
            }
        } catch (ZMQException e) {
            if (e.getErrorCode() == ZMQ.Error.ETERM.getCode() || e.getErrorCode() == ZMQ.Error.ENOTSOCK.getCode()) {
                return false;
            }
            dropped.note(channel, e);
            LockSupport.parkNanos(PAUSE_NANOS);
        } catch (Throwable e) { // also of memory or a deep stack: a loop that ends is a kernel that is dead
            dropped.note(channel, e);
        }
        return true;
    }

    /** Shell or control. The loop of the class above ends for good at the first message that cannot be read; this one drops it. */
    private final class RequestChannel extends ShellChannel {

        private final boolean isControl;

        RequestChannel(Context sockets, HMACGenerator signatures, boolean isControl) {
            super(sockets, signatures, isControl, KernelConnection.this);
            this.isControl = isControl;
        }

        @Override
        public void bind(KernelConnectionProperties properties) {
            setMaxMsgSize(LARGEST_FRAME);
            bind(formatAddress(properties.getTransport(), properties.getIp(),
                    isControl ? properties.getControlPort() : properties.getShellPort()));
            listen(this, name(), frames -> answer(wire.read(frames)));
        }

        private String name() {
            return isControl ? "control" : "shell";
        }

        private <T> void answer(Message<T> message) throws BadMessageException {
            ShellHandler<T> handler = getHandler(message.getHeader().getType());
            if (handler == null) {
                throw new BadMessageException("nothing answers its type");
            }
            ShellReplyEnvironment env = prepareReplyEnv(this, message);
            try {
                handler.handle(env, message);
            } catch (Throwable e) {
                dropped.note(name(), e);
            } finally {
                env.resolveDeferrals();
            }
            if (env.isMarkedForShutdown()) {
                KernelConnection.this.close();
            }
        }
    }
}
