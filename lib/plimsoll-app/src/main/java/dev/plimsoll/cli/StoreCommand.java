package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.OutputException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.file.StorePath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** A command on a store. */
abstract class StoreCommand extends BaseCommand {

    @Option(names = "--store", order = STORE, paramLabel = "FILE")
    private String store;

    @Option(names = "--lock-wait", order = STORE, paramLabel = "SECONDS", defaultValue = "75")
    private double lockWait;

    final Plimsoll lab() {
        return lab(store);
    }

    /** Of a file that is named without the option. */
    final Plimsoll lab(String file) {
        if (file != null && store != null && !file.equals(store)) {
            throw new UsageException("Name the store once, as " + file + " or with --store.");
        }
        if (!(lockWait >= 0 && lockWait <= 86_400)) {
            throw new UsageException("--lock-wait " + lockWait + " is out of range; expected 0 to 86400 seconds.");
        }
        String named = file == null ? store : file;
        return Plimsoll.open(named == null ? StorePath.usual() : StorePath.of(named), Duration.ofMillis(Math.round(lockWait * 1000)),
                warning -> console.error("Warning: " + warning), console::note);
    }

    /** Files that are written after the runs that they show are stored: when they fail, in whatever way, the runs stand. */
    static <T> T filesAfter(List<String> runs, Path store, Supplier<T> files) {
        String rest = (runs.size() == 1 ? " Run " : " Runs ") + String.join(", ", runs) + (runs.size() == 1 ? " is" : " are")
                + " stored in " + store + "; only the files of this command are missing.";
        try {
            return files.get();
        } catch (PlimsollException e) {
            throw new OutputException(e.getMessage() + rest, e);
        } catch (RuntimeException e) {
            throw new OutputException("The files cannot be made: " + e + "." + rest + " Please report it with --stacktrace.", e);
        }
    }
}
