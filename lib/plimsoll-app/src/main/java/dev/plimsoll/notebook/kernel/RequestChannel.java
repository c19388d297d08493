package dev.plimsoll.notebook.kernel;

import dev.plimsoll.notebook.kernel.KernelConnection.Dropped;
import dev.plimsoll.notebook.kernel.Wire.BadMessageException;
import java.util.List;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.zeromq.ZMQ;

/** Shell or control. The loop of the class above ends for good at the first message that cannot be read; this one drops it. */
final class RequestChannel extends ShellChannel {

    private final JupyterConnection connection;
    private final boolean isControl;
    private final Wire wire;
    private final Dropped dropped;

    RequestChannel(ZMQ.Context sockets, HMACGenerator signatures, boolean isControl, JupyterConnection connection, Wire wire,
                   Dropped dropped) {
        super(sockets, signatures, isControl, connection);
        this.connection = connection;
        this.isControl = isControl;
        this.wire = wire;
        this.dropped = dropped;
    }

    @Override
    public void bind(KernelConnectionProperties properties) {
        setMaxMsgSize(MessageLoop.LARGEST_FRAME);
        bind(formatAddress(properties.getTransport(), properties.getIp(),
                isControl ? properties.getControlPort() : properties.getShellPort()));
        MessageLoop.start(this, name(), dropped, this::take);
    }

    private String name() {
        return isControl ? "control" : "shell";
    }

    private void take(List<byte[]> frames) throws BadMessageException {
        answer(wire.read(frames));
    }

    private <T> void answer(Message<T> message) throws BadMessageException {
        ShellHandler<T> handler = connection.getHandler(message.getHeader().getType());
        if (handler == null) {
            throw new BadMessageException("nothing answers its type");
        }
        ShellReplyEnvironment env = connection.prepareReplyEnv(this, message);
        try {
            handler.handle(env, message);
        } catch (Throwable e) {
            dropped.note(name(), e);
        } finally {
            env.resolveDeferrals();
        }
        if (env.isMarkedForShutdown()) {
            connection.close();
        }
    }
}
