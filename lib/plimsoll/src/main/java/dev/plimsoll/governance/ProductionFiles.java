package dev.plimsoll.governance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;

import dev.plimsoll.error.OutputException;
import dev.plimsoll.governance.PromotionResult.Revocation;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Audits.Promotion;
import dev.plimsoll.store.files.Disk;
import dev.plimsoll.store.files.StrategiesFile;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.store.identity.Sha256;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The strategies files that promotions of a store wrote, in step with its production pointer: a file is written beside its place, then
 * the step is recorded, then the file is moved there. What a crash leaves between record and move, {@link #heal()} completes.
 *
 * <p>Their places are kept in a list beside the store, since a revocation must find them and a crash must be found from any folder.
 */
public final class ProductionFiles {

    /** Where the production configuration goes if nothing else is said. */
    public static final Path USUAL = Path.of("artifacts/production/strategies.yaml");

    private static final int STORE_DIGITS = 8;

    private final Store store;
    private final Path list;
    private final String partSuffix;

    public ProductionFiles(Store store) {
        this.store = store;
        Path file = store.path().toAbsolutePath().normalize();
        this.list = file.resolveSibling(file.getFileName() + ".production");
        this.partSuffix = "." + Sha256.hex(file.toString().getBytes(UTF_8)).substring(0, STORE_DIGITS) + ".part";
    }

    /** Completes files whose step of the pointer was recorded, and removes those whose step was not. */
    public void heal() {
        List<Path> recorded = new ArrayList<>();
        for (Path file : known()) {
            Path part = part(file);
            if (Files.exists(part)) {
                if (read(part).equals(store.audits().production().map(ProductionFiles::text).orElse(""))) {
                    recorded.add(file);
                } else {
                    delete(part);
                }
            }
        }
        move(recorded);
    }

    /** Records a promotion and puts its file in place. */
    public Promotion promote(Path file, String runId, Supplier<Promotion> record) {
        return step(List.of(place(file)), StrategiesFile.production(runId), record);
    }

    /** Records a revocation and puts it into every file that promotions wrote and that is still there, or is asked for; at least one. */
    public Revocation revoke(List<Path> asked, Supplier<Promotion> record) {
        List<Path> files = written(asked);
        List<Path> all = files.isEmpty() ? List.of(place(USUAL)) : files;
        return new Revocation(step(all, StrategiesFile.revoked(), record), all);
    }

    /** The files that a revocation rewrites: those asked for, and those written before. */
    public List<Path> written(List<Path> asked) {
        List<Path> files = new ArrayList<>(asked.stream().map(ProductionFiles::place).toList());
        known().stream().filter(file -> Files.exists(file) && !files.contains(file)).forEach(files::add);
        return files;
    }

    private Promotion step(List<Path> files, String text, Supplier<Promotion> record) {
        Promotion promotion;
        try {
            files.forEach(file -> prepare(file, text));
            promotion = record.get();
        } catch (RuntimeException | Error e) {
            files.forEach(file -> delete(part(file)));
            throw e;
        }
        move(files);
        return promotion;
    }

    /** All that can be moved, then says which could not. */
    private void move(List<Path> files) {
        List<OutputException> failures = new ArrayList<>();
        for (Path file : files) {
            try {
                move(file);
            } catch (OutputException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private void prepare(Path file, String text) {
        WholeFile.requireNoDevice(file);
        try {
            if (!known().contains(file)) { // a line of its own even after one that a crash cut short
                Files.writeString(list, "\n" + file + "\n", CREATE, APPEND, DSYNC);
            }
        } catch (IOException e) {
            throw failed(list, "Nothing was recorded.", e);
        }
        WholeFile.write(part(file), text.getBytes(UTF_8));
    }

    /** To its place; a part that another process has moved or removed meanwhile is written again. */
    private void move(Path file) {
        try {
            Disk.REAL.renameForGood(part(file), file);
        } catch (NoSuchFileException e) {
            WholeFile.write(file, store.audits().production().map(ProductionFiles::text).orElseThrow().getBytes(UTF_8));
        } catch (IOException e) {
            throw failed(file, "The store has the step recorded; the next command puts the file in place, once what is in its way is "
                    + "gone.", e);
        }
    }

    /** What a strategies file says after a step of the pointer. */
    private static String text(Promotion step) {
        return step.runId().map(StrategiesFile::production).orElseGet(StrategiesFile::revoked);
    }

    private List<Path> known() {
        if (!Files.exists(list)) {
            return List.of();
        }
        return read(list).lines().filter(line -> !line.isBlank()).map(Path::of).distinct().toList();
    }

    private static Path place(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private Path part(Path file) {
        return file.resolveSibling("." + file.getFileName() + partSuffix);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw failed(file, "It says which strategies files the production pointer stands in.", e);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw failed(part, "It is left of a promotion that was not recorded; remove it.", e);
        }
    }

    private static OutputException failed(Path file, String what, IOException e) {
        String reason = e instanceof DirectoryNotEmptyException ? "a folder is in its place" : e.getMessage();
        return new OutputException(file + " cannot be read or written: " + reason + ". " + what, e);
    }
}
