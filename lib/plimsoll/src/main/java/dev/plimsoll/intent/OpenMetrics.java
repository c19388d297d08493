package dev.plimsoll.intent;

/** Metrics as OpenMetrics 1.0 text (https://github.com/prometheus/OpenMetrics), for a scraper or a push gateway. */
public final class OpenMetrics {

    private OpenMetrics() {
    }

    /**
     * Writes metrics.
     *
     * @param metrics the metrics of one allocation
     * @return every family with its type and help, its samples in order, {@code # EOF} at the end; lines end with a line feed
     */
    public static String text(AllocationMetrics metrics) {
        StringBuilder out = new StringBuilder();
        for (Metric metric : Metric.values()) {
            out.append("# TYPE ").append(metric.family()).append(metric.isCounter() ? " counter\n" : " gauge\n");
            out.append("# HELP ").append(metric.family()).append(' ').append(metric.help()).append('\n');
            for (AllocationMetrics.Sample sample : metrics.samples()) {
                if (sample.metric() == metric) {
                    out.append(sample.key()).append(' ').append(Decimals.text(sample.value())).append('\n');
                }
            }
        }
        return out.append("# EOF\n").toString();
    }

    /** A label's value, in which a backslash, a quote and a line feed are written with a backslash before them. */
    static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
