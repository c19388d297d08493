package dev.plimsoll.sweep;

import dev.plimsoll.RunRequest;
import dev.plimsoll.RunRequest.Exposure;
import dev.plimsoll.engine.Task;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.MemoryException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.kind.allocator.SharedBook;
import dev.plimsoll.store.audit.Sweeps.SweptRun;
import dev.plimsoll.store.files.Binding;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.identity.CanonicalJson;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.sweep.Grid.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Some configurations on one book.
 *
 * @param book its name
 * @param folder its directory
 * @param filesSha256 hash of its files when the sweep was begun
 * @param coreWeight share of the book its weights stand for; empty = not given
 * @param twoPass whether the figures of both passes are wanted
 * @param configurations the configurations
 */
record SweepTask(String book, String folder, String filesSha256, OptionalDouble coreWeight, boolean twoPass,
        List<SortedMap<String, Double>> configurations) {

    static final String KIND = "sweep";

    private static final Pattern READ = Pattern.compile("[^.].*\\.(csv|parquet|json)");

    /** The last book that a thread read: tasks come in the order of books. */
    private static final ThreadLocal<Held> HELD = new ThreadLocal<>();

    private record Held(String key, SweptBook book) {
    }

    private record Results(List<SweptRun> receipts) {
    }

    Task task() {
        return Task.of(KIND, CanonicalJson.write(Json.members(this)));
    }

    static SweepTask of(String document) {
        return Binding.PLAIN.bind(SweepTask.class, Json.parse(document, "a task of a sweep"), Map.of(), "a task of a sweep");
    }

    /** What a worker does: a receipt for each configuration, also where there is no run. */
    static String compute(Task task) {
        SweepTask sweep = of(task.document());
        List<Configuration> all = sweep.configurations.stream().map(Configuration::new).toList();
        List<SweptRun> receipts;
        try {
            SweptBook book = sweep.read();
            receipts = all.stream().map(configuration -> book.receipt(sweep.book, configuration, sweep.twoPass)).toList();
        } catch (MemoryException e) {
            throw e; // is no result
        } catch (PlimsollException e) {
            receipts = all.stream().map(configuration -> SweptBook.failure(sweep.book, configuration, e)).toList();
        }
        return Json.line(new Results(receipts));
    }

    /** The receipts in the result of a task. */
    static List<SweptRun> receipts(String result) {
        return Binding.PLAIN.bind(Results.class, Json.parse(result, "a result of a sweep"), Map.of(), "a result of a sweep").receipts();
    }

    private SweptBook read() {
        String key = folder + " " + filesSha256 + " " + coreWeight;
        Held held = HELD.get();
        if (held == null || !held.key().equals(key)) {
            held = new Held(key, new SweptBook(SharedBook.read(request())));
            requireUnchanged(); // after it was read, so that what was read is what the hash is of
            HELD.set(held);
        }
        return held.book();
    }

    RunRequest request() {
        return RunRequest.of(Path.of(folder)).withExposure(Exposure.off().withCoreWeight(coreWeight));
    }

    private void requireUnchanged() {
        if (!hash(Path.of(folder)).equals(filesSha256)) {
            throw new DataException("Book " + book + ": the files in " + folder + " are not those that the sweep was begun with. Begin a new "
                    + "sweep, or put them back.");
        }
    }

    /** Identity of the files of a book; one that is not there has none. */
    static String hash(Path folder) {
        StringBuilder files = new StringBuilder();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.filter(file -> READ.matcher(file.getFileName().toString()).matches()).sorted().toList()) {
                files.append(file.getFileName()).append(' ').append(Sha256.ofFile(file)).append('\n');
            }
        } catch (IOException e) {
            files.append("cannot be read"); // which whoever reads it says better
        }
        return Sha256.hex(files.toString());
    }
}
