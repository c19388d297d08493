package dev.plimsoll;

import dev.plimsoll.governance.Quarter;
import dev.plimsoll.twopass.ValidationConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes to stores until it is killed, and says of each thing it stored that it did: {@code BusyWriter KIND NAME STORES INPUTS}, with
 * store files and input directories separated by colons. Each work takes the next directory, so that the first works of a store have
 * artifacts that are new to it; a revalidation or a migration takes the next store.
 */
final class BusyWriter {

    private BusyWriter() {
    }

    public static void main(String[] args) {
        List<String> stores = List.of(args[2].split(":"));
        List<Path> inputs = Stream.of(args[3].split(":")).map(Path::of).toList();
        say("ready");
        for (int n = 0; ; n++) {
            String store = stores.get(Math.min(n, stores.size() - 1));
            String id = args[1] + "-" + n;
            RunRequest request = RunRequest.of(inputs.get(n % inputs.size())).withRunId(id);
            Plimsoll lab = Plimsoll.open(store);
            switch (args[0]) {
                case "run", "migrate" -> say("stored " + store + " run " + lab.run(request).id());
                case "import" -> say("stored " + store + " run " + lab.importDirectory(request).id());
                case "revalidate" -> {
                    TwoPassRequest pair = new TwoPassRequest(RunRequest.of(inputs.get(0)), Optional.empty(), Optional.empty());
                    say("stored " + store + " audit "
                            + lab.revalidate(new Quarter(2017, 1), pair, ValidationConfig.standard(), false).record().auditId());
                }
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
