package dev.plimsoll.chart;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Optional.empty;

import dev.plimsoll.chart.Chart.Mark;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.error.ComputationException;
import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Marks being made, from back to front. Texts are outlines, so that they look the same whatever fonts a reader has. */
final class Sketch {

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, false);
    private static final float SMALLEST = 6;

    private final List<Mark> marks = new ArrayList<>();

    /** Which end of a text is where it is put. */
    enum Align {
        LEFT(0), CENTRE(0.5), RIGHT(1);

        private final double share;

        Align(double share) {
            this.share = share;
        }
    }

    /** Draws, or says what Java lacks of this machine: fonts, and no screen. */
    static <T> T drawing(Supplier<T> drawing) {
        try {
            return drawing.get();
        } catch (AWTError e) {
            throw new ComputationException("Charts cannot be drawn, as DISPLAY names a screen that does not answer: " + e.getMessage()
                    + " Start Java with -Djava.awt.headless=true, or unset DISPLAY.", e);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError | InternalError e) {
            throw new ComputationException("Charts cannot be drawn, as this Java finds no fonts: " + e.getMessage()
                    + ". Install fontconfig and a font (Debian, Ubuntu: apt-get install fontconfig fonts-dejavu-core).", e);
        }
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void fill(Shape shape, Palette colour) {
        marks.add(new Mark.Area(shape, colour.color(), empty()));
    }

    void draw(Shape shape, Color color, BasicStroke stroke) {
        draw(shape, color, stroke, empty());
    }

    void draw(Shape shape, Color color, BasicStroke stroke, Optional<Rectangle2D> clip) {
        marks.add(new Mark.Line(new Path2D.Double(shape), color, stroke, clip));
    }

    /** A line of text on a baseline, kept within the picture's width, set smaller where it has more than its room. */
    void text(String text, Font font, double x, double baseline, Align align, double room) {
        layout(text, font, room).ifPresent(layout -> {
            double left = max(4, min(x - align.share * layout.getAdvance(), Plot.WIDTH - 4 - layout.getAdvance()));
            fill(layout.getOutline(AffineTransform.getTranslateInstance(left, baseline)), Palette.INK);
        });
    }

    /** A line of text that reads upwards, its middle at a point. */
    void rotatedText(String text, Font font, double x, double y, double room) {
        layout(text, font, room).ifPresent(layout -> {
            AffineTransform turn = AffineTransform.getTranslateInstance(x, y + layout.getAdvance() / 2);
            turn.quadrantRotate(-1);
            fill(layout.getOutline(turn), Palette.INK);
        });
    }

    static double width(String text, Font font) {
        String line = line(text);
        return line.isEmpty() ? 0 : new TextLayout(line, font, SMOOTH).getAdvance();
    }

    private static Optional<TextLayout> layout(String text, Font font, double room) {
        String line = line(text);
        if (line.isEmpty()) {
            return empty();
        }
        TextLayout layout = new TextLayout(line, font, SMOOTH);
        for (float size = font.getSize2D() - 1; layout.getAdvance() > room && size >= SMALLEST; size--) {
            layout = new TextLayout(line, font.deriveFont(size), SMOOTH);
        }
        return Optional.of(layout);
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
