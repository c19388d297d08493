package dev.plimsoll.cli;

import java.util.Optional;
import java.util.function.IntConsumer;

/** Shows on request how far a batch of allocations is. */
final class AllocationProgress implements IntConsumer, AutoCloseable {

    private final Optional<TerminalBar> bar;

    private AllocationProgress(Optional<TerminalBar> bar) {
        this.bar = bar;
    }

    static AllocationProgress start(Console console, boolean shown, int requests) {
        Optional<TerminalBar> bar = shown ? Optional.of(TerminalBar.of("Requests", console)) : Optional.empty();
        bar.ifPresent(b -> b.plan(requests));
        return new AllocationProgress(bar);
    }

    @Override
    public void accept(int request) {
        bar.ifPresent(TerminalBar::step);
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        bar.ifPresent(TerminalBar::close);
    }
}
