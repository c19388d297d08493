package dev.plimsoll.chart;

import dev.plimsoll.chart.Chart.Mark;
import dev.plimsoll.chart.Sketch.Align;
import dev.plimsoll.doc.Palette;
import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/** Charts below one another under a headline, as one picture. */
public final class ChartStack {

    private static final int MARGIN = 24;
    private static final int HEADLINE_HEIGHT = 30;
    private static final int LINE_HEIGHT = 21;
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
    public static Chart of(String name, String headline, List<String> lines, String caption, List<Chart> charts) {
        int top = MARGIN / 2 + HEADLINE_HEIGHT + lines.size() * LINE_HEIGHT;
        int height = top + charts.stream().mapToInt(Chart::height).sum();
        return new Chart(name, headline, caption, Plot.WIDTH, height, () -> draw(headline, lines, top, charts));
    }

    private static List<Mark> draw(String headline, List<String> lines, int top, List<Chart> charts) {
        Sketch sketch = new Sketch();
        sketch.fill(new Rectangle2D.Double(0, 0, Plot.WIDTH, top), Palette.PAPER);
        double room = Plot.WIDTH - 2.0 * MARGIN;
        int baseline = MARGIN / 2 + HEADLINE_HEIGHT - 9;
        sketch.text(headline, HEADLINE, MARGIN, baseline, Align.LEFT, room);
        for (String line : lines) {
            baseline += LINE_HEIGHT;
            sketch.text(line, TEXT, MARGIN, baseline, Align.LEFT, room);
        }
        int y = top;
        for (Chart chart : charts) {
            int down = y;
            chart.marks().forEach(mark -> sketch.add(moved(mark, down)));
            y += chart.height();
        }
        return sketch.marks();
    }

    private static Mark moved(Mark mark, int down) {
        AffineTransform move = AffineTransform.getTranslateInstance(0, down);
        Optional<Rectangle2D> clip = mark.clip().map(c -> new Rectangle2D.Double(c.getX(), c.getY() + down, c.getWidth(), c.getHeight()));
        if (mark instanceof Mark.Area area) {
            return new Mark.Area(move.createTransformedShape(area.shape()), area.color(), clip);
        }
        Mark.Line line = (Mark.Line) mark;
        return new Mark.Line(new Path2D.Double(line.path(), move), line.color(), line.stroke(), clip);
    }
}
