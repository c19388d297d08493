package dev.plimsoll.notebook.kernel;

import dev.plimsoll.error.DataException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The five sockets. In two things it does not do as the class above: the channel that answers is bound before those that ask, or a request
 * could find it missing; and closing lets the process end instead of closing sockets that other threads are using, which can hang.
 */
final class KernelConnection extends JupyterConnection {

    /** How long to wait between two looks at the socket; the default of 50 ms is felt at every key that asks for a completion. */
    private static final long LOOK_MILLIS = 5;
    /** For the last answer to leave the process. */
    private static final long FAREWELL_MILLIS = 100;

    private final KernelConnectionProperties properties;
    private final ShellChannel requests;
    private final ShellChannel orders;
    private final CountDownLatch closed = new CountDownLatch(1);

    KernelConnection(KernelConnectionProperties properties) throws NoSuchAlgorithmException, InvalidKeyException {
        super(properties);
        this.properties = properties;
        ZMQ.Context sockets = ZMQ.context(1);
        HMACGenerator signatures = properties.createHMACGenerator();
        this.requests = new ShellChannel(sockets, signatures, false, this, LOOK_MILLIS);
        this.orders = new ShellChannel(sockets, properties.createHMACGenerator(), true, this, LOOK_MILLIS);
    }

    /**
     * Opens the sockets.
     *
     * @throws DataException when another program has one of the ports
     */
    @Override
    public void connect() {
        bind(iopub, "iopub", properties.getIopubPort());
        bind(stdin, "stdin", properties.getStdinPort());
        iopub.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
        bind(orders, "control", properties.getControlPort());
        bind(requests, "shell", properties.getShellPort());
        bind(heartbeat, "heartbeat", properties.getHbPort());
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
            TimeUnit.MILLISECONDS.sleep(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
