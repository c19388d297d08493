package dev.plimsoll.notebook.kernel;

import java.io.PrintStream;

/** Says which messages were dropped: the first ones, then ever fewer, as whoever can reach the ports could fill the server's log. */
final class Dropped {

    private static final int ALL_UNTIL = 16;

    private final PrintStream log;
    private int count;

    /** @param log the process's own stream, not a cell's */
    Dropped(PrintStream log) {
        this.log = log;
    }

    synchronized void note(String channel, Throwable why) {
        count++;
        if (count <= ALL_UNTIL || Integer.bitCount(count) == 1) {
            String reason = why instanceof BadMessageException ? why.getMessage() : "it led to " + why.getClass().getName();
            log.println("plimsoll kernel: message " + count + " that was dropped, on the " + channel + " channel: " + reason);
        }
    }
}
