package dev.plimsoll.notebook.kernel;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.plimsoll.notebook.kernel.KernelConnection.Dropped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * What the kernel publishes, in the order in which it came about. Text is gathered, and nothing is lost: who prints faster than the
 * notebook reads waits. A thread of its own sends, as an interrupt of the thread of a cell would close the socket for good.
 */
final class OutputChannel extends IOPubChannel {

    /** A reader that takes nothing for so long goes without what does not fit, or it would hold up all others. */
    static final int PATIENCE_MILLIS = 60_000;

    /** How much text one message holds, roughly, in characters. */
    private static final int CHUNK = 1 << 16;
    /** How long text waits for more. */
    private static final long GATHER_NANOS = MILLISECONDS.toNanos(50);
    /** What may wait here before who prints waits, too, in characters and bytes. */
    private static final long ROOM = min(16L << 20, Runtime.getRuntime().maxMemory() / 16);
    /** What a message weighs beside its content. */
    private static final int OVERHEAD = 128;
    /** Jupyter's server drops what exceeds 1,000 messages a second over 3 s: so many go out at once, and so many a second after that. */
    private static final int AT_ONCE = 500;
    private static final double A_SECOND = 800;
    /** Messages that wait in the socket, for each reader. */
    private static final int SENT_AHEAD = 128;
    /** A reader that takes nothing for so long may be waiting for the reply before it reads. */
    private static final long STANDSTILL_NANOS = SECONDS.toNanos(1);
    private static final long PAUSE_MILLIS = 10;
    /** Subscribers have nothing else to say; what is larger would be kept and never read. */
    private static final long LARGEST_SUBSCRIPTION = 1 << 10;

    private final Wire wire;
    private final Dropped dropped;
    private final int patienceMillis;
    // No lock of java.util.concurrent: a cell can be stopped by force while it waits here, which only the language's own survive.
    private final Object lock = new Object();
    private final Deque<Item> waiting = new ArrayDeque<>();
    private long weight;
    private long put;
    private long sent;
    private long sentAt = System.nanoTime();
    private int urged;
    private boolean cellRuns;
    volatile boolean hurried;
    private double allowed = AT_ONCE;
    private long allowedAt = System.nanoTime();

    OutputChannel(ZMQ.Context sockets, HMACGenerator signatures, Wire wire, Dropped dropped, int patienceMillis) {
        super(sockets, signatures);
        this.wire = wire;
        this.dropped = dropped;
        this.patienceMillis = patienceMillis;
    }

    /** What goes out as one message. */
    sealed interface Item permits Text, Wire.Written {
        int length();
    }

    /** What one cell prints to one stream. */
    record Text(MessageContext parent, StreamType stream, StringBuilder gathered, long since) implements Item {

        boolean takes(MessageContext otherParent, StreamType otherStream) {
            return parent == otherParent && stream == otherStream && !isFull();
        }

        boolean isFull() {
            return length() >= CHUNK;
        }

        @Override
        public int length() {
            return gathered.length();
        }

        Message<?> message() {
            return new Message<>(parent, PublishStream.MESSAGE_TYPE, new PublishStream(stream, gathered.toString()));
        }
    }

    @Override
    public void bind(KernelConnectionProperties properties) {
        setMaxMsgSize(LARGEST_SUBSCRIPTION);
        setSndHWM(SENT_AHEAD);
        setXpubNoDrop(true);
        setSendTimeOut(patienceMillis);
        super.bind(properties);
        KernelMain.daemon("iopub", this::publish).start();
    }

    /** Takes text that a cell printed, in pieces of at most some thousand characters. */
    void print(MessageContext parent, StreamType stream, CharSequence text) {
        put(() -> {
            if (weight >= ROOM) {
                return false;
            }
            if (waiting.peekLast() instanceof Text last && last.takes(parent, stream)) {
                last.gathered().append(text);
                weight += text.length();
                if (last.isFull()) {
                    lock.notifyAll();
                }
                return true;
            }
            return add(new Text(parent, stream, new StringBuilder(text), System.nanoTime()));
        });
    }

    /**
     * Takes any other message. What the kernel says of a cell, once each, never waits: a cell that printed until there was no room could not
     * be interrupted, and a reader that waits for its reply first would wait for ever.
     */
    @Override
    public void sendMessage(Message<?> message) {
        Object content = message.getContent();
        boolean atOnce = content instanceof PublishStatus || content instanceof PublishError || content instanceof PublishExecuteInput
                || content instanceof PublishExecuteResult;
        Wire.Written whole = Wire.write(message);
        put(() -> (atOnce || weight < ROOM) && add(whole));
    }

    private boolean add(Item item) {
        weight += item.length() + OVERHEAD;
        waiting.add(item);
        put++;
        lock.notifyAll();
        return true;
    }

    /** Waits until there is room, also in an interrupted thread: the sender always gets on. */
    private void put(BooleanSupplier attempt) {
        boolean interrupted = false;
        synchronized (lock) {
            while (!attempt.getAsBoolean()) {
                interrupted |= await(0);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean await(long millis) {
        try {
            lock.wait(millis);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** A cell begins; {@link #flush} ends it. */
    void begin() {
        synchronized (lock) {
            cellRuns = true;
            if (waiting.isEmpty()) {
                hurried = false;
            }
        }
    }

    /** Returns when all there is now was handed to the socket, or nobody takes it. */
    void flush() {
        boolean interrupted = false;
        synchronized (lock) {
            cellRuns = false;
            long all = put;
            long begun = System.nanoTime();
            urged++;
            lock.notifyAll();
            try {
                while (sent < all && System.nanoTime() - max(begun, sentAt) < STANDSTILL_NANOS) {
                    interrupted |= await(PAUSE_MILLIS);
                }
            } finally {
                urged--;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A cell that was interrupted has to end: from here all goes out as fast as it can until it has ended, as it may go on for a while, and
     * nothing waits any more.
     */
    void hurry() {
        hurried = true;
    }

    private void publish() {
        while (true) {
            Item next = next();
            try {
                pace();
                send(wire.sign(next instanceof Text text ? Wire.write(text.message()) : (Wire.Written) next));
            } catch (ZMQException e) {
                if (e.getErrorCode() == ZMQ.Error.ETERM.getCode()) {
                    return;
                }
                dropped.note("iopub", e);
            } catch (Throwable e) {
                dropped.note("iopub", e);
            }
            synchronized (lock) {
                sent++;
                sentAt = System.nanoTime();
                lock.notifyAll();
            }
        }
    }

    private Item next() {
        synchronized (lock) {
            while (true) {
                Item first = waiting.peek();
                if (first == null) {
                    weight = 0;
                    if (!cellRuns) {
                        hurried = false;
                    }
                    await(0);
                } else if (waiting.size() == 1 && urged == 0 && first instanceof Text text && !text.isFull()
                        && System.nanoTime() - text.since() < GATHER_NANOS) {
                    await(PAUSE_MILLIS);
                } else {
                    weight -= OVERHEAD + first.length();
                    return waiting.poll();
                }
            }
        }
    }

    private void pace() {
        do {
            long now = System.nanoTime();
            allowed = min(AT_ONCE, allowed + (now - allowedAt) * A_SECOND / SECONDS.toNanos(1));
            allowedAt = now;
            if (allowed < 1 && !hurried) {
                LockSupport.parkNanos(MILLISECONDS.toNanos(1));
            }
        } while (allowed < 1 && !hurried);
        allowed = max(0, allowed - 1);
    }

    private void send(List<byte[]> frames) {
        boolean forAll = send(frames.get(0), ZMQ.SNDMORE);
        if (!forAll) {
            setXpubNoDrop(false);
            send(frames.get(0), ZMQ.SNDMORE);
        }
        for (int i = 1; i < frames.size(); i++) {
            send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
        if (!forAll) {
            setXpubNoDrop(true);
        }
    }
}
