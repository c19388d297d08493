package dev.plimsoll.store.files;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What killed commands left goes after a day, and nothing else; what is written is on the disk before its name is. */
class LeftoversTest extends WithFolder {

    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant OLD = Instant.parse("2026-03-01T11:59:59Z");
    private static final Instant YOUNG = Instant.parse("2026-03-01T12:00:01Z");

    private Path file(String name, Instant written) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.from(written));
        Files.setLastModifiedTime(file.getParent(), FileTime.from(OLD));
        return file;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void oursOfMoreThanADayGoAndForeignOnesAndThoseInUseStay() throws IOException {
        file(".plimsoll-" + ID + ".part", OLD);
        file(".plimsoll-" + ID.replace('0', '1') + ".part.wal", OLD);
        file(".plimsoll-" + ID.replace('0', '2') + ".part/reports/a.csv", OLD);
        Files.setLastModifiedTime(folder.resolve(".plimsoll-" + ID.replace('0', '2') + ".part"), FileTime.from(OLD));
        file(".plimsoll-rebuild1234567890123456789/copy.duckdb", OLD);
        List<String> stay = new ArrayList<>(List.of(".plimsoll", ".plimsoll-notes", ".plimsoll-" + ID.replace('0', '3') + ".part",
                ".plimsoll-" + ID.replace('0', '4') + ".part", ".plimsoll-rebuild2024", ".strategies.yaml.0f8fad5b.part", ".x." + ID + ".part",
                "plimsoll-" + ID + ".part", "store.duckdb.wal.2026-02-01T00-00-00Z.broken"));
        file(".plimsoll/log", OLD);
        file(".plimsoll-notes", OLD);
        file(stay.get(2), YOUNG);
        file(stay.get(3) + "/store/s.duckdb", YOUNG);
        Files.setLastModifiedTime(folder.resolve(stay.get(3)), FileTime.from(OLD));
        for (String name : stay.subList(4, stay.size())) {
            file(name, OLD);
        }
        Leftovers.sweep(folder, NOW);
        assertThat(names()).containsExactlyInAnyOrderElementsOf(stay);
        Leftovers.sweep(folder.resolve("not there"), NOW);
    }

    @Test
    void whoeverWritesToAFolderSweepsIt() throws IOException {
        Instant yesterday = Instant.now().minusSeconds(100_000);
        Path whole = file("whole/.plimsoll-" + ID + ".part", yesterday);
        Path parent = file("parent/.plimsoll-" + ID + ".part", yesterday);
        WholeFile.write(whole.getParent(), "a.csv", new byte[1]);
        try (FolderWriter writer = FolderWriter.begin(parent.resolveSibling("pack"))) {
            writer.text("a.csv", "a");
            writer.commit();
        }
        assertThat(whole).doesNotExist();
        assertThat(parent).doesNotExist();
        assertThat(parent.resolveSibling("pack").resolve("a.csv")).hasContent("a");
    }

    @Test
    void aLinkGoesWithoutWhatItLeadsTo() throws IOException {
        Path kept = file("kept/data.csv", OLD);
        Files.createSymbolicLink(Files.createDirectory(folder.resolve(".plimsoll-" + ID + ".part")).resolve("link"), kept.getParent());
        Files.createSymbolicLink(folder.resolve(".plimsoll-" + ID.replace('0', '1') + ".part"), kept.getParent());
        Leftovers.sweep(folder, Instant.now().plusSeconds(200_000)); // the time of a link itself cannot be set
        assertThat(names()).containsExactly("kept");
        assertThat(kept).hasContent("x");
    }

    @Test
    void temporaryFilesStayAsLongAsTheirProcessLivesAndThoseOfOthersForEver() throws IOException {
        long here = ProcessHandle.current().pid();
        file("plimsoll-store-999999999-1234567890123456789/plimsoll.duckdb", OLD);
        file("plimsoll-warm-up-999999999-1234567890123456789", OLD);
        file("plimsoll-blank-999999999-1234567890123456789.duckdb", OLD);
        List<String> stay = List.of("plimsoll-backup-2024-01", "plimsoll-sample-999999999-1234567890123456789",
                "plimsoll-store-" + here + "-1234567890123456789", "plimsoll-store-2024");
        for (String name : stay) {
            file(name, name.contains("sample") ? YOUNG : OLD);
        }
        Leftovers.sweepTemporary(folder, Files.getOwner(folder), NOW);
        assertThat(names()).containsExactlyInAnyOrderElementsOf(stay);
        file("plimsoll-store-999999999-1234567890123456789", OLD);
        Leftovers.sweepTemporary(folder, () -> "somebody else", NOW);
        assertThat(names()).hasSize(stay.size() + 1);
    }

    @Test
    void whatAQueryOfAKilledProcessSpilledGoesWithItsFolder() throws IOException {
        Path spill = file("s.duckdb.tmp/duckdb_temp_storage_DEFAULT-0.tmp", OLD).getParent();
        Path note = file("s.duckdb.tmp/notes.txt", OLD);
        Leftovers.sweepSpilled(spill, NOW);
        assertThat(spill).isDirectoryContaining("glob:**notes.txt").isDirectoryNotContaining("glob:**duckdb_temp*");
        Files.delete(note);
        file("s.duckdb.tmp/duckdb_temp_block-7.block", OLD);
        Leftovers.sweepSpilled(spill, NOW);
        assertThat(spill).doesNotExist();
    }

    /** A disk that says what is asked of it, and can fail. */
    private record Told(List<String> calls, boolean fails) implements Disk {

        @Override
        public void force(Path file) throws IOException {
            calls.add("force " + Files.readString(file));
            if (fails) {
                throw new IOException("no space");
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            calls.add("rename to " + to.getFileName());
            REAL.rename(from, to);
        }

        @Override
        public void forceFolder(Path of) {
            calls.add("force folder " + of.getFileName());
        }
    }

    @Test
    void bytesAreOnTheDiskBeforeTheNameAndTheNameAfterwards() throws IOException {
        Told disk = new Told(new ArrayList<>(), false);
        WholeFile.write(folder, "a.csv", file -> Files.writeString(file, "new"), disk);
        assertThat(disk.calls()).containsExactly("force new", "rename to a.csv", "force folder " + folder.getFileName());
        assertFails(() -> WholeFile.write(folder, "a.csv", file -> Files.writeString(file, "newer"), new Told(disk.calls(), true)),
                OutputException.class, "no space");
        assertThat(folder.resolve("a.csv")).hasContent("new");
        assertThat(names()).containsExactly("a.csv");
        Disk.REAL.force(folder.resolve("a.csv"));
        Disk.REAL.forceFolder(folder);
        Disk.REAL.forceFolder(folder.resolve("not there"));
    }
}
