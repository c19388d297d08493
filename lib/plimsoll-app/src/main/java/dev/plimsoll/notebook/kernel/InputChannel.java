package dev.plimsoll.notebook.kernel;

import dev.plimsoll.notebook.kernel.KernelConnection.Dropped;
import dev.plimsoll.notebook.kernel.Wire.BadMessageException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.zeromq.ZMQ;

/**
 * Asks whoever sits at the notebook. Only a thread of its own touches the socket, which an interrupt of the thread of a cell would close for
 * good; what comes in while nobody has asked, or is no answer, is dropped.
 */
final class InputChannel extends StdinChannel {

    private static final int LOOK_MILLIS = 50;

    private final OutputChannel output;
    private final Wire wire;
    private final Dropped dropped;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(work -> KernelMain.daemon("stdin", work));

    InputChannel(ZMQ.Context sockets, HMACGenerator signatures, OutputChannel output, Wire wire, Dropped dropped) {
        super(sockets, signatures);
        this.output = output;
        this.wire = wire;
        this.dropped = dropped;
    }

    @Override
    public void bind(KernelConnectionProperties properties) {
        setMaxMsgSize(KernelConnection.LARGEST_FRAME);
        super.bind(properties);
    }

    @Override
    public String getInput(MessageContext context, String prompt, boolean isPassword) {
        output.flush();
        AtomicBoolean abandoned = new AtomicBoolean();
        Future<String> answer = asker.submit(() -> ask(context, prompt, isPassword, abandoned));
        try {
            return answer.get() + System.lineSeparator();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The notebook could not be asked for input: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("The cell was interrupted while it waited for input."));
        } finally {
            abandoned.set(true);
        }
    }

    private String ask(MessageContext context, String prompt, boolean isPassword, AtomicBoolean abandoned) {
        setReceiveTimeOut(0);
        while (Wire.receive(this) != null) {
            // an answer to a question that a cell no longer waits for
        }
        sendMessage(new Message<>(context, InputRequest.MESSAGE_TYPE, new InputRequest(prompt, isPassword)));
        setReceiveTimeOut(LOOK_MILLIS);
        while (!abandoned.get()) {
            List<byte[]> frames = Wire.receive(this);
            if (frames != null) {
                try {
                    if (wire.read(frames).getContent() instanceof InputReply reply && reply.getValue() != null) {
                        return reply.getValue();
                    }
                    throw new BadMessageException("it is no input");
                } catch (BadMessageException e) {
                    dropped.note("stdin", e);
                }
            }
        }
        return "";
    }
}
