package dev.plimsoll.store.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.files.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file outside the store to which each new head of its chain is appended: what was cut off, or written anew from the first record on,
 * shows against it without a person's notes. Keep it where those who can write to the store cannot change it.
 *
 * <p>One line for each head, of any number of stores: sequence, hash, instant, hash of the chain's first record, and the store as a
 * {@code file:} URL, separated by blanks.
 *
 * @param path where it is
 */
public record HeadsFile(Path path) {

    /** The environment variable that names the file; none and an empty one mean no file. System property plimsoll.heads overrides it. */
    public static final String VARIABLE = "PLIMSOLL_HEADS";

    private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,9}) ([0-9a-f]{64}) ([0-9TZ:.+-]+) ([0-9a-f]{64}) (file:\\S+)");
    private static final int LONGEST_LINE = 10_000;
    private static final int DAMAGED_NAMED = 3;

    private record Line(int number, int sequence, String hash, String first, String store) {

        @Override
        public String toString() {
            return "line " + number + " (record " + sequence + ", " + hash + ")";
        }
    }

    /**
     * The file that the environment names.
     *
     * @return the file, or empty when it names none
     * @throws UsageException when it is no path
     */
    public static Optional<HeadsFile> named() {
        return named(System.getProperty("plimsoll.heads", System.getenv(VARIABLE)));
    }

    static Optional<HeadsFile> named(String value) {
        try {
            return Optional.ofNullable(value).filter(name -> !name.isBlank()).map(name -> new HeadsFile(Path.of(name)));
        } catch (InvalidPathException e) {
            throw new UsageException(VARIABLE + " names no file: " + e.getMessage() + ". Set it to a path, or to nothing.", e);
        }
    }

    /**
     * Makes sure, before anything is stored, that a head can be appended.
     *
     * @param store the store's file
     * @throws UsageException when the file is the store, its log, or anything that is not made of heads
     * @throws OutputException when it cannot be written
     */
    public void prepare(Path store) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            if (absolute.equals(store) || absolute.equals(Path.of(store + ".wal")) || Files.exists(path) && Files.exists(store)
                    && Files.isSameFile(path, store)) {
                throw notOurs("it is the store, or its log");
            }
            Files.createDirectories(absolute.getParent());
            if (Files.isRegularFile(path) && Files.size(path) > 0 && !beginsWithAHead()) {
                throw notOurs("its first line is none");
            }
            FileChannel.open(path, CREATE, WRITE, APPEND).close();
        } catch (IOException e) {
            throw new OutputException("The file of heads " + path + ", which " + VARIABLE + " names, cannot be written: "
                    + TextFile.reason(e) + ". Nothing more is stored. Name another one, or unset " + VARIABLE + ".", e);
        }
    }

    private UsageException notOurs(String why) {
        return new UsageException(VARIABLE + " names " + path + ", which is no file of heads: " + why + ". Nothing more is stored. Name a new "
                + "file outside the store.");
    }

    private boolean beginsWithAHead() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            String start = new String(in.readNBytes(LONGEST_LINE), UTF_8);
            return start.lines().findFirst().filter(line -> LINE.matcher(line).matches()).isPresent();
        }
    }

    /**
     * Appends the head of a store's chain, a whole line at once, and waits until it is on the disk.
     *
     * @param connection to the store
     * @param store the store's file
     * @param head the head
     * @throws OutputException when that fails; names the line, so that a person can append it
     * @throws SQLException when the store cannot be read
     */
    public void append(Connection connection, Path store, ChainHead head) throws SQLException {
        String line = head.sequence() + " " + head.hash() + " " + head.recordedAt() + " " + hashes(connection, "WHERE sequence = 1").get(1)
                + " " + store.toUri();
        try {
            Files.writeString(path, (endsWithinALine() ? "\n" : "") + line + "\n", CREATE, APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new OutputException("The head of the hash chain could not be appended to " + path + ": " + TextFile.reason(e)
                    + ". What was recorded is in the store. Append this line yourself: " + line, e);
        }
    }

    /** A line that a full disk cut short stays a line of its own. */
    private boolean endsWithinALine() throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /**
     * Compares the heads of a store with its chain.
     *
     * @param connection to the store
     * @param store the store's file
     * @param report what was found otherwise
     * @return the report with what was found here
     * @throws SQLException when the store cannot be read
     */
    public VerifyReport compare(Connection connection, Path store, VerifyReport report) throws SQLException {
        List<String> notes = new ArrayList<>();
        List<Line> lines;
        try {
            lines = Files.exists(path) ? read(notes) : List.of();
        } catch (IOException e) {
            return report.plus(List.of(), List.of("The file of heads " + path + " cannot be read (" + TextFile.reason(e)
                    + "); nothing was compared with it."));
        }
        Map<Integer, String> chain = Chain.exists(connection) ? hashes(connection, "") : Map.of();
        List<Line> own = lines.stream().filter(line -> line.store().equals(store.toUri().toString())).toList();
        List<Line> others = lines.stream().filter(line -> !own.contains(line) && line.first().equals(chain.get(1))).toList();
        List<Line> lost = own.stream().filter(line -> !line.hash().equals(chain.get(line.sequence()))).toList();
        notes.add(own.isEmpty() ? "The file of heads " + path + (Files.exists(path) ? " has none of this store" : " is not there")
                + "; nothing was compared with it."
                : own.size() - lost.size() + " of the " + own.size() + " heads that " + path + " has of this store are in its chain.");
        long unknown = others.stream().filter(line -> !line.hash().equals(chain.get(line.sequence()))).count();
        if (unknown > 0) {
            notes.add(unknown + " of the " + others.size() + " heads that " + path + " has of other copies of this store are not in its "
                    + "chain: that is right for an older copy, or for one that went on by itself.");
        }
        return report.plus(lost.isEmpty() ? List.of() : List.of(VerifyFinding.of(VerifyCode.HEAD_NOT_FOUND, null, "chain",
                "the heads that " + path + " has of this store, among them " + lost.get(0) + (lost.size() == 1 ? ""
                        : " and, the last of " + lost.size() + ", " + lost.get(lost.size() - 1)),
                report.head().map(head -> "a chain that ends with " + head).orElse("no chain"))), notes);
    }

    private List<Line> read(List<String> notes) throws IOException {
        List<Line> lines = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        int number = 0;
        for (String text : new String(Files.readAllBytes(path), UTF_8).split("\n")) {
            number++;
            Matcher line = LINE.matcher(text);
            if (line.matches() && Long.parseLong(line.group(1)) <= Integer.MAX_VALUE) {
                lines.add(new Line(number, Integer.parseInt(line.group(1)), line.group(2), line.group(4), line.group(5)));
            } else {
                damaged.add(String.valueOf(number));
            }
        }
        if (!damaged.isEmpty()) {
            notes.add("No heads, and compared with nothing, are in " + path + (damaged.size() == 1 ? " line " : " lines ")
                    + PlainText.first(DAMAGED_NAMED, damaged, damaged.size()) + ".");
        }
        return lines;
    }

    private static Map<Integer, String> hashes(Connection connection, String condition) throws SQLException {
        Map<Integer, String> hashes = new HashMap<>();
        Rows.each(connection, "SELECT sequence, record_hash FROM main.chain " + condition,
                row -> hashes.put(row.getInt(1), row.getString(2)));
        return hashes;
    }
}
