package dev.plimsoll.governance;

import dev.plimsoll.twopass.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A figure then and now.
 *
 * @param name as in {@link AuditFigures#values()}
 * @param before its earlier value
 * @param after its present value, in the same unit
 */
public record FigureChange(String name, double before, double after) {

    /**
     * What changed between two records.
     *
     * @param before the earlier figures
     * @param after the present ones
     * @return every figure that both have and that differs, in the order of {@code after}; a difference up to 1e-12 is none
     */
    public static List<FigureChange> between(AuditFigures before, AuditFigures after) {
        List<FigureChange> changes = new ArrayList<>();
        for (Map.Entry<String, Double> figure : after.values().entrySet()) {
            Double earlier = before.values().get(figure.getKey());
            if (earlier != null && (Figures.below(figure.getValue(), earlier) || Figures.above(figure.getValue(), earlier))) {
                changes.add(new FigureChange(figure.getKey(), earlier, figure.getValue()));
            }
        }
        return changes;
    }

    /**
     * By how much.
     *
     * @return after less before, in the unit of the figure
     */
    public double change() {
        return after - before;
    }
}
