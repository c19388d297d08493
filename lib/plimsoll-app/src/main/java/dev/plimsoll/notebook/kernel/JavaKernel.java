package dev.plimsoll.notebook.kernel;

import static java.lang.Math.min;
import static java.nio.charset.CodingErrorAction.REPLACE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.notebook.java.JavaSession;
import dev.plimsoll.notebook.java.JavaSession.CellResult;
import dev.plimsoll.store.schema.Library;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/** Answers a notebook's requests. */
final class JavaKernel extends BaseKernel {

    private static final Pattern MAGIC = Pattern.compile("\\s*(?<name>%%?\\p{Alpha}\\w*)");

    private final CellIo cellIo;
    private final JavaSession session;
    private final SqlCell sqlCell;
    private final Assistance assistance;
    private OutputChannel output;
    private volatile Instant stopAt = Instant.MIN;

    JavaKernel() {
        super("plimsoll", Library.version(), language(), List.of(), null, new CellIo(), new CommManager(),
                new Renderer(), null, null, true, new StringStyler.Builder().build());
        this.cellIo = (CellIo) io;
        this.session = new JavaSession();
        this.sqlCell = new SqlCell(session);
        this.assistance = new Assistance(session);
    }

    private static LanguageInfo language() {
        return new LanguageInfo.Builder("java").version(Runtime.version().toString()).mimetype("text/x-java-source")
                .fileExtension(".jshell").pygments("java").codemirror("text/x-java").build();
    }

    @Override
    public String getBanner() {
        return "Plimsoll " + Library.version() + " on Java " + Runtime.version().feature()
                + ". Begin with: var lab = Plimsoll.open(\"store.duckdb\");";
    }

    @Override
    public Object evalRaw(String source) {
        if (SqlCell.isSql(source)) {
            return sqlCell.run(source);
        }
        refuseMagic(source);
        CellResult result = session.run(source);
        return switch (result.kind()) {
            case EXPRESSION -> result.value();
            case DECLARATION -> declared(result);
            case STATEMENT -> null;
        };
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return assistance.inspect(code, at);
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        return assistance.complete(code, at);
    }

    @Override
    public String isComplete(String code) {
        return assistance.isComplete(code);
    }

    @Override
    public void becomeHandlerForConnection(JupyterConnection connection) {
        super.becomeHandlerForConnection(connection);
        output = ((KernelConnection) connection).getIOPub();
    }

    /** On the thread of the control channel, while the cell's own waits. */
    @Override
    public void interrupt() {
        output.hurry();
        session.interrupt();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        output.hurry();
        session.interrupt();
        super.onShutdown(isRestarting);
    }

    /**
     * As the class above, and besides: silent requests are not counted, errors go by their own names, and after an error the cells that
     * were already waiting are not run, as "Run all" expects.
     */
    @Override
    protected synchronized void handleExecuteRequest(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
        ExecuteRequest request = message.getContent();
        commManager.setMessageContext(message);
        env.setBusyDeferIdle();
        if (sentBefore(message, stopAt)) {
            Aborted.reply(env, message);
            return;
        }
        if (request.getCode() == null) {
            throw new IllegalArgumentException("no code");
        }
        output.begin();
        int count = request.isSilent() ? executionCount.get() : executionCount.getAndIncrement();
        if (!request.isSilent()) {
            env.publish(new PublishExecuteInput(request.getCode(), count));
        }
        CellStream out = new CellStream(text -> output.print(message, StreamType.OUT, text));
        CellStream err = new CellStream(text -> output.print(message, StreamType.ERR, text));
        // They stay when the cell has ended, for what it left running.
        System.setOut(out.printer());
        System.setErr(err.printer());
        System.setIn(io.in);
        cellIo.attach(env, request.isStdinEnabled());
        Runnable reply;
        try {
            DisplayData shown = eval(request.getCode());
            if (shown != null && !request.isSilent()) {
                env.publish(new PublishExecuteResult(count, shown));
            }
            reply = () -> env.reply(new ExecuteReply(count, Map.of()));
        } catch (Throwable e) { // also of memory or a deep stack, or the cell would never end
            ErrorText error = ErrorText.of(e);
            env.publish(new PublishError(error.name(), error.message(), error.lines()));
            ErrorReply content = new ErrorReply(error.name(), error.message(), error.lines());
            content.setExecutionCount(count);
            reply = () -> env.replyError(ExecuteReply.MESSAGE_TYPE.error(), content);
            stopAt = request.shouldStopOnError() ? Instant.now() : Instant.MIN;
        }
        cellIo.attach(env, false);
        out.end();
        err.end();
        // Some clients wait only for seconds for what was published before a reply that they have.
        output.flush();
        reply.run();
    }

    /** A cell's input and displays: those of the class above are only open to its own package. */
    private static final class CellIo extends JupyterIO {

        CellIo() {
            super(UTF_8);
        }

        /** What a cell left running can display, but not ask. */
        void attach(ShellReplyEnvironment env, boolean mayAsk) {
            setEnv(env);
            setJupyterInEnabled(mayAsk);
        }
    }

    @Override
    public List<String> formatError(Throwable e) {
        return ErrorText.of(e).lines();
    }

    private static boolean sentBefore(Message<?> message, Instant limit) {
        KernelTimestamp sent = message.getHeader().getTimestamp();
        try {
            // Clients of the protocol's first versions say no time.
            return sent != null && OffsetDateTime.parse(sent.getDateString()).toInstant().isBefore(limit);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The reply to a cell that is not run since one before it failed; the library below has no class for it. */
    private record Aborted(String status) {

        /** The library below knows this reply's type with another content only, which is not looked at when it is written. */
        @SuppressWarnings({"unchecked", "rawtypes"})
        static void reply(ShellReplyEnvironment env, Message<ExecuteRequest> request) {
            env.defer().reply(new Message(request, (MessageType) ExecuteRequest.REPLY_MESSAGE_TYPE, new Aborted("aborted")));
        }
    }

    /** A cell that ends with a declaration says in one line what was declared, if it is one of our own results. */
    private static Object declared(CellResult result) {
        Object value = result.value();
        if (value == null || !value.getClass().getName().startsWith("dev.plimsoll.")) {
            return null;
        }
        return new DisplayData(result.name() + " ==> " + value.toString().lines().findFirst().orElse(""));
    }

    /** Refuses what other kernels understand and this one does not, as no Java begins like that; {@code %%sql} is asked for before. */
    private static void refuseMagic(String source) {
        Matcher cell = MAGIC.matcher(source);
        if (cell.lookingAt()) {
            throw new UsageException("This kernel has no magic " + cell.group("name") + ". It has one: %%sql [store], alone in the first "
                    + "line of a cell, with a query in the lines below. Every other cell is Java.");
        }
    }

    /**
     * What a cell prints, as text: a character may come in pieces, and bytes that are none become U+FFFD. Each cell has its own, as one
     * that was stopped by force can leave it in any state.
     */
    private static final class CellStream extends OutputStream {

        private static final int PIECE = 8_192;

        private final Consumer<CharSequence> text;
        private final CharsetDecoder decoder = UTF_8.newDecoder().onMalformedInput(REPLACE).onUnmappableCharacter(REPLACE);
        private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);

        CellStream(Consumer<CharSequence> text) {
            this.text = text;
        }

        PrintStream printer() {
            return new PrintStream(this, false, UTF_8);
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] source, int from, int length) {
            for (int done = 0; done < length; ) {
                if (!bytes.hasRemaining()) {
                    bytes.clear(); // a cell that was stopped by force left it so
                }
                int more = min(bytes.remaining(), length - done);
                bytes.put(source, from + done, more);
                done += more;
                decode(false);
            }
        }

        /** A character that was begun does not come any more. */
        synchronized void end() {
            decode(true);
            decoder.reset();
        }

        private void decode(boolean isEnd) {
            bytes.flip();
            CharBuffer characters = CharBuffer.allocate(bytes.remaining() + 1);
            decoder.decode(bytes, characters, isEnd);
            bytes.compact();
            if (characters.position() > 0) {
                text.accept(characters.flip());
            }
        }
    }
}
