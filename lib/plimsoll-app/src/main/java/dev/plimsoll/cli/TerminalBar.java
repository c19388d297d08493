package dev.plimsoll.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error. A class of its own, so that its library is only loaded where a bar is shown. */
final class TerminalBar {

    private static final int WIDTH = 78;
    private static final int MILLIS_BETWEEN_LOOKS = 100;

    private final ProgressBar bar;
    private final PrintStream out;

    private TerminalBar(ProgressBar bar, PrintStream out) {
        this.bar = bar;
        this.out = out;
    }

    static TerminalBar of(String task, Console console) {
        PrintStream out = console.err();
        return new TerminalBar(new ProgressBarBuilder().setTaskName(task).setInitialMax(-1).setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS_BETWEEN_LOOKS)
                .setConsumer(new DelegatingProgressBarConsumer(line -> show(out, line), WIDTH)).build(), out);
    }

    /** Over the line before. */
    private static void show(PrintStream out, String line) {
        out.print("\r" + line);
        out.flush();
    }

    void plan(int steps) {
        bar.maxHint(steps);
    }

    void step() {
        bar.step();
    }

    void stepBy(long steps) {
        bar.stepBy(steps);
    }

    /** Takes the bar away. */
    void close() {
        bar.close();
        show(out, " ".repeat(WIDTH) + "\r");
    }
}
