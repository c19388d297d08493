package dev.plimsoll;

import static dev.plimsoll.Unchecked.unchecked;

import dev.plimsoll.governance.ProductionFiles;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Audits.Promotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A step of the production pointer that stops on its way to be killed there: {@code StepToBeKilled STORE FILE prepared|recorded}, and
 * {@code RUN AUDIT} to promote, nothing to revoke. {@code prepared} is right before its commit, {@code recorded} right after it, before the
 * strategies file is moved to its place. It says so when it is there.
 */
final class StepToBeKilled {

    private StepToBeKilled() {
    }

    public static void main(String[] args) {
        Store store = Store.at(Path.of(args[0]));
        Path file = Path.of(args[1]);
        ProductionFiles files = new ProductionFiles(store);
        if (args.length > 3) {
            files.promote(file, args[3], stopping(args[2], () -> store.audits().promote(args[3], args[4], Optional.of("a test"), "tester")));
        } else {
            files.revoke(List.of(file), stopping(args[2], () -> store.audits().revoke("new data", "tester")));
        }
    }

    private static Supplier<Promotion> stopping(String where, Supplier<Promotion> record) {
        return () -> {
            if (where.equals("prepared")) {
                awaitDeath(where);
            }
            Promotion step = record.get();
            awaitDeath(where);
            return step;
        };
    }

    private static void awaitDeath(String where) {
        System.out.println(where);
        System.out.flush();
        unchecked(() -> {
            System.in.read(); // nobody writes
        });
    }
}
