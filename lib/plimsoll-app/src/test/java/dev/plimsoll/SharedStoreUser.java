package dev.plimsoll;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** One of many processes at a store: {@code SharedStoreUser write|read|idle NAME STORE INPUTS RUNS}. */
final class SharedStoreUser {

    private SharedStoreUser() {
    }

    public static void main(String[] args) throws IOException {
        Plimsoll lab = Plimsoll.open(Path.of(args[2]), Duration.ofMinutes(5));
        switch (args[0]) {
            case "write" -> {
                for (int n = 0; n < Integer.parseInt(args[4]); n++) {
                    say(lab.run(RunRequest.of(Path.of(args[3])).withRunId(args[1] + "-" + n)).id());
                }
            }
            case "read" -> {
                do {
                    say("" + lab.runs().size());
                } while (System.in.available() == 0);
            }
            case "idle" -> {
                lab.sql("FROM audit.run_overview");
                say("idle");
                System.in.read();
                say("sees " + lab.runs().size() + " runs");
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
