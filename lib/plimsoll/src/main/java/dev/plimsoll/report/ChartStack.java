package dev.plimsoll.report;

import dev.plimsoll.doc.Palette;
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

/** Charts below one another under a headline, as one picture. */
final class ChartStack {

    private static final int MARGIN = 24;
    private static final int HEADLINE_HEIGHT = 30;
    private static final int LINE_HEIGHT = 21;
    private static final float SMALLEST = 6;
    private static final Font HEADLINE = new Font(Font.SANS_SERIF, Font.BOLD, 19);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private ChartStack() {
    }

    /**
     * Stacks charts.
     *
     * @param name short name, good for a file
     * @param headline one line, drawn large
     * @param lines drawn below it
     * @param caption how to read the picture
     * @param charts from top to bottom
     * @return one chart
     */
    static ChartImage of(String name, String headline, List<String> lines, String caption, List<ChartImage> charts) {
        return Fonts.drawing(() -> draw(name, headline, lines, caption, charts));
    }

    private static ChartImage draw(String name, String headline, List<String> lines, String caption, List<ChartImage> charts) {
        int top = MARGIN / 2 + HEADLINE_HEIGHT + lines.size() * LINE_HEIGHT;
        int height = top + charts.stream().mapToInt(ChartImage::height).sum();
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Area(new Rectangle2D.Double(0, 0, ChartFrame.WIDTH, top), Palette.PAPER.color(), Optional.empty()));
        int baseline = MARGIN / 2 + HEADLINE_HEIGHT - 9;
        marks.add(text(headline, HEADLINE, baseline, Palette.INK.color()));
        for (String line : lines) {
            baseline += LINE_HEIGHT;
            marks.add(text(line, TEXT, baseline, Palette.INK.color()));
        }
        int y = top;
        for (ChartImage chart : charts) {
            for (Mark mark : chart.marks()) {
                marks.add(moved(mark, y));
            }
            y += chart.height();
        }
        return new ChartImage(name, headline, caption, ChartFrame.WIDTH, height, marks);
    }

    /** A line of text, set smaller where it would leave the picture. */
    private static Mark text(String line, Font font, int baseline, Color colour) {
        FontRenderContext context = new FontRenderContext(null, true, false);
        double room = ChartFrame.WIDTH - 2.0 * MARGIN;
        float size = font.getSize();
        TextLayout layout = new TextLayout(line, font, context);
        while (layout.getAdvance() > room && size > SMALLEST) {
            size -= 1;
            layout = new TextLayout(line, font.deriveFont(size), context);
        }
        return new Mark.Area(layout.getOutline(AffineTransform.getTranslateInstance(MARGIN, baseline)), colour, Optional.empty());
    }

    private static Mark moved(Mark mark, int down) {
        AffineTransform move = AffineTransform.getTranslateInstance(0, down);
        Optional<Rectangle2D> clip = mark.clip().map(c -> new Rectangle2D.Double(c.getX(), c.getY() + down, c.getWidth(), c.getHeight()));
        if (mark instanceof Mark.Area area) {
            Shape shape = move.createTransformedShape(area.shape());
            return new Mark.Area(shape, area.color(), clip);
        }
        Mark.Line line = (Mark.Line) mark;
        BasicStroke stroke = line.stroke();
        return new Mark.Line(new Path2D.Double(line.path(), move), line.color(), stroke, clip);
    }
}
