package dev.plimsoll.notebook.kernel;

import dev.plimsoll.notebook.kernel.KernelConnection.Dropped;
import dev.plimsoll.notebook.kernel.Wire.BadMessageException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Takes one message after another from a socket. Whatever is wrong with one, or goes wrong with it, the next is taken. */
final class MessageLoop {

    /** The largest frame that is taken: a peer that announces more is cut off before there is memory for it. */
    static final long LARGEST_FRAME = 16L << 20;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private MessageLoop() {
    }

    /** What is done with the frames of a message. */
    interface Taker {

        void take(List<byte[]> frames) throws BadMessageException;
    }

    static void start(ZMQ.Socket socket, String channel, Dropped dropped, Taker taker) {
        Thread loop = new Thread(() -> {
            while (takeNext(socket, channel, dropped, taker)) {
                // until the sockets are gone
            }
        }, channel);
        loop.setDaemon(true);
        loop.start();
    }

    private static boolean takeNext(ZMQ.Socket socket, String channel, Dropped dropped, Taker taker) {
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
}
