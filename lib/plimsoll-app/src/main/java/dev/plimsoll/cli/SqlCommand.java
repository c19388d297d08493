package dev.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.files.Leftovers;
import dev.plimsoll.store.files.QueryFile;
import dev.plimsoll.store.query.NamedQuery;
import dev.plimsoll.store.query.SqlLimits;
import dev.plimsoll.store.query.SqlResult;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the store in SQL. */
final class SqlCommand extends StoreCommand {

    private static final Path STANDARD_OUTPUT = Path.of("/dev/fd/1");

    @Parameters(arity = "0..1", paramLabel = "QUERY")
    private String query;

    @Option(names = "--file", paramLabel = "FILE")
    private Path file;

    @Option(names = "--named", paramLabel = "NAME", completionCandidates = Names.class)
    private String named;

    @Option(names = {"-p", "--param"}, paramLabel = "VALUE")
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "ROWS", defaultValue = "200")
    private int limit;

    @Option(names = "--to", paramLabel = "FILE")
    private Path target;

    @Option(names = "--timeout", paramLabel = "SECONDS")
    private Double timeout;

    @Option(names = "--memory", paramLabel = "SIZE", defaultValue = "50%")
    private String memory;

    /** For the help and completion. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(NamedQuery.names());
        }
    }

    @Override
    int run() {
        requireRows(limit, 0);
        SqlLimits limits = new SqlLimits(limit, memory, timeout());
        String text = text();
        Store asked = lab().store();
        if (target != null) {
            return write(asked, text, limits);
        }
        if (console.isJson()) {
            return print(asked, text, limits.withRows(Integer.MAX_VALUE));
        }
        SqlResult found = asked.sql(text, parameters, limits);
        console.text(new SqlResult(found.columns(), found.rows(), false).limit(Integer.MAX_VALUE)
                + (found.truncated() ? "\n… the first " + limit + " rows; --limit shows more." : ""));
        return 0;
    }

    private Duration timeout() {
        if (timeout == null) {
            return target != null || console.isJson() && Files.isRegularFile(STANDARD_OUTPUT) ? Duration.ZERO : SqlLimits.DEFAULT_TIMEOUT;
        }
        if (!(timeout >= 0 && timeout <= 31_536_000)) {
            throw new UsageException("--timeout " + timeout + " is out of range; expected 0 (none) to 31536000 seconds.");
        }
        return Duration.ofMillis((long) Math.ceil(timeout * 1000));
    }

    private int write(Store asked, String text, SqlLimits limits) {
        long rows = QueryFile.write(asked, text, parameters, limits, target);
        record Document(Path path, long rows) {
        }
        return answer("Written: " + target + " (" + rows + (rows == 1 ? " row)" : " rows)"), () -> new Document(target, rows));
    }

    /** The store is free again before the first row is printed: whoever reads them may be slow. */
    private int print(Store asked, String text, SqlLimits limits) {
        try (Spool spool = new Spool()) {
            Writer out = new BufferedWriter(new OutputStreamWriter(spool, UTF_8));
            QueryFile.json(asked, text, parameters, limits, out);
            out.flush();
            spool.writeTo(console.out());
            console.out().println();
            return 0;
        } catch (IOException | UncheckedIOException e) {
            throw new OutputException("The rows cannot be kept in the temporary folder before they are printed: " + e.getMessage()
                    + ". Make room there, or write them to a file with --to FILE.", e);
        }
    }

    private String text() {
        if (Stream.of(query, file, named).filter(Objects::nonNull).count() != 1) {
            throw new UsageException("Give one query: as an argument, as - for standard input, with --file FILE or with --named NAME.");
        }
        if (named != null) {
            return NamedQuery.text(named, parameters);
        }
        try {
            return file != null ? Files.readString(file) : query.equals("-") ? new String(System.in.readAllBytes(), UTF_8) : query;
        } catch (IOException e) {
            throw new InputMissingException("The query cannot be read: " + e.getMessage() + ". Check the path.", e);
        }
    }

    /** Bytes that are printed later: in memory while they are few, then in a temporary file. */
    private static final class Spool extends OutputStream {

        private static final int FEW_BYTES = 4 << 20;

        private OutputStream bytes = new ByteArrayOutputStream();
        private Path file;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) throws IOException {
            if (bytes instanceof ByteArrayOutputStream memory && memory.size() + length > FEW_BYTES) {
                file = Leftovers.temporaryFile("sql", ".part");
                bytes = Files.newOutputStream(file);
                memory.writeTo(bytes);
            }
            bytes.write(more, offset, length);
        }

        /** All bytes so far. */
        void writeTo(OutputStream out) throws IOException {
            if (bytes instanceof ByteArrayOutputStream memory) {
                memory.writeTo(out);
            } else {
                Files.copy(file, out);
            }
        }

        /** What was written is gone. */
        @Override
        public void close() throws IOException {
            bytes.close();
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }
}
