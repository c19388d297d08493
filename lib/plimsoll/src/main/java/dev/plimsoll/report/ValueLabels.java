package dev.plimsoll.report;

import dev.plimsoll.doc.Palette;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/** The values beside a value axis that gets as much room as values of so many digits take, whatever the values are. */
final class ValueLabels {

    private static final int GAP = 11;

    private final int decimals;
    private final int digits;
    private final SortedSet<Double> values = new TreeSet<>();

    ValueLabels(double step, int digits) {
        this.decimals = Math.max(0, BigDecimal.valueOf(step).stripTrailingZeros().scale());
        this.digits = digits;
    }

    /** A text as wide as that of all values, to be laid out and not seen; remembers the value for {@link #paint}. */
    String room(double value) {
        values.add(value);
        String label = label(Math.abs(value));
        return (value < 0 ? "-" : "0") + "0".repeat(Math.max(0, digits - label.length())) + label.replace('.', '0');
    }

    private String label(double value) {
        return Figures.typeset(Figures.fixed(value, decimals));
    }

    /** The values, right-aligned beside the plot. */
    void paint(Canvas g, Rectangle2D plot, DoubleUnaryOperator height, Font font) {
        for (double value : values) {
            double y = height.applyAsDouble(value);
            if (y > plot.getY() && y < plot.getMaxY()) { // the ends of the axis lie beyond the outermost ticks
                TextLayout text = new TextLayout(label(value), font, new FontRenderContext(null, true, false));
                Rectangle2D size = text.getBounds();
                g.setColor(Palette.INK.color());
                g.fill(text.getOutline(AffineTransform.getTranslateInstance(plot.getX() - GAP - size.getMaxX(), y + size.getHeight() / 2)));
            }
        }
    }
}
