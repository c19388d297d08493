package dev.plimsoll.allocator.exposure;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.UsageException;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether a run's weights are scaled, and where the scalars come from. State, regime and risk are computed and stored in every mode. */
public enum AllocatorMode {
    /** Weights stay as they are: a baseline run. */
    OFF,
    /** Research: scalars from the run's own book, each from data up to the previous rebalance ({@link ComputeMode}). */
    COMPUTE,
    /** Production: scalars read from a stored baseline run ({@link PrecomputedScalars}). */
    PRECOMPUTED;

    /**
     * The mode of a config value.
     *
     * @param label exactly {@code off}, {@code compute} or {@code precomputed}
     * @return the mode
     * @throws UsageException for any other text
     */
    public static AllocatorMode parse(String label) {
        return Stream.of(values()).filter(mode -> mode.toString().equals(label)).findFirst()
                .orElseThrow(() -> new UsageException("Unknown allocator mode \"" + PlainText.excerpt(label) + "\"; expected off, compute or precomputed."));
    }

    /**
     * The config value.
     *
     * @return such as {@code off}, which {@link #parse} reads back
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
