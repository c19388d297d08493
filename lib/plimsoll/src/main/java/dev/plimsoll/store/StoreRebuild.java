package dev.plimsoll.store;

import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A program that makes a store anew from a copy of one with a {@link TornBlock}, and verifies what it made:
 * {@code StoreRebuild COPY NEW_FILE}. A process of its own, as nobody knows what DuckDB does with a file that is damaged in other ways.
 */
final class StoreRebuild {

    private StoreRebuild() {
    }

    /** Says in one line what it found. The exit code is 0 when the new store is there and all of it verifies. */
    public static void main(String[] args) {
        int code = 1;
        try {
            System.out.println(rebuild(Path.of(args[0]), Path.of(args[1])));
            code = 0;
        } catch (SQLException e) {
            System.out.println(Words.firstLine(e));
        } catch (IOException | PlimsollException e) {
            System.out.println(e.getMessage());
        }
        System.out.flush();
        Runtime.getRuntime().halt(code);
    }

    private static String rebuild(Path copy, Path made) throws SQLException, IOException {
        Set<Long> overlooked = new HashSet<>();
        while (true) {
            try (Connection connection = DatabaseFile.open(copy)) {
                SnapshotCopy.run(connection, made);
                break;
            } catch (SQLException e) {
                TornBlock.Mismatch block = TornBlock.Mismatch.of(e).orElseThrow(() -> e);
                if (!overlooked.add(block.location())) {
                    throw e;
                }
                overlook(copy, block);
                Files.deleteIfExists(made);
                Files.deleteIfExists(Path.of(made + ".wal"));
            }
        }
        VerifyReport report = Store.at(made, Duration.ofSeconds(1)).headsTo(Optional.empty()).verify(VerifyRequest.all(), VerifyListener.NONE);
        // A store of a version before the chain has none to verify; its rows still have their hashes.
        Optional<VerifyFinding> wrong = report.findings().stream().filter(finding -> finding.code() != VerifyCode.NO_CHAIN).findFirst();
        if (wrong.isPresent()) {
            throw new SQLException("its rows do not verify: " + String.join("; ", wrong.get().toString().lines().map(String::strip).toList()));
        }
        return overlooked.size() + (overlooked.size() == 1 ? " block, " : " blocks, ") + report.records() + " records, " + report.artifacts()
                + " artifacts, " + report.rows() + " rows";
    }

    /** The checksum is the first eight bytes of a block. */
    private static void overlook(Path copy, TornBlock.Mismatch block) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, block.computed()), block.location());
        }
    }
}
