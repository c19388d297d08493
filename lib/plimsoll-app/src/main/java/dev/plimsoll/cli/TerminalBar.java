package dev.plimsoll.cli;

import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error, or none: its library is only loaded where a bar is shown. */
final class TerminalBar implements VerifyListener, AutoCloseable {

    static final TerminalBar NONE = new TerminalBar("", null, false);

    private static final int WIDTH = 78;
    private static final int MILLIS_BETWEEN_LOOKS = 100;

    private final PrintStream out;
    private final ProgressBar bar;

    TerminalBar(String task, PrintStream out, boolean shown) {
        this.out = out;
        this.bar = shown ? new ProgressBarBuilder().setTaskName(task).setInitialMax(-1).setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS_BETWEEN_LOOKS)
                .setConsumer(new DelegatingProgressBarConsumer(this::show, WIDTH)).build() : null;
    }

    /** Over the line before. */
    private void show(String line) {
        out.print("\r" + line);
        out.flush();
    }

    @Override
    public void planned(long steps) {
        if (bar != null) {
            bar.maxHint(steps);
        }
    }

    void step() {
        verified(1);
    }

    @Override
    public void verified(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            show(" ".repeat(WIDTH) + "\r");
        }
    }
}
