package dev.plimsoll.chart;

import static java.lang.Double.isFinite;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Optional.empty;

import dev.plimsoll.chart.Chart.Mark;
import dev.plimsoll.chart.Sketch.Align;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.timeseries.DateIndex;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Values over dates: lines, steps, boxes and coloured bands under a grid with calendar ticks, and a legend that names everything. A value
 * that is not finite is a gap. The plot is filled in, then drawn once.
 */
public final class Plot {

    /** Pixels across. */
    public static final int WIDTH = 960;

    private static final int HEIGHT = 400;
    private static final int PIXELS_PER_DATE = 95;
    private static final int MARGIN = 14;
    private static final int GAP = 8;
    private static final int TITLE_ROOM = 38;
    private static final int DATE_ROOM = 30;
    private static final int LEGEND_ROW = 24;
    private static final int LEGEND_MARK = 34;
    /** Widest legend at the right; longer names are set smaller. */
    private static final int LEGEND_AT_RIGHT = 230;
    private static final BasicStroke HAIR = new BasicStroke(0.8f);

    private final String title;
    private final String valueTitle;
    private final DateAxis dates;
    private final int height;
    private final List<Line> lines = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();
    private final List<Entry> legend = new ArrayList<>();
    private Optional<LocalDate> divider = empty();
    private boolean legendAtRight;
    private int valueDigits;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /**
     * A box between two values over some days.
     *
     * @param from first day, since 1970-01-01
     * @param to day at which it ends
     * @param low lower value
     * @param high upper value
     * @param colour of the box
     */
    public record Box(long from, long to, double low, double high, Palette colour) {
    }

    /**
     * Days with a coloured background.
     *
     * @param from first day, since 1970-01-01
     * @param to day that no longer belongs to it
     * @param colour of the background
     */
    public record Band(long from, long to, Palette colour) {
    }

    private record Line(double[] x, double[] y, Palette colour, Pen pen) {
    }

    private record Entry(String name, Palette colour, Optional<Pen> pen) {
    }

    /** How a line looks: lines differ by more than their colour. */
    public enum Pen {
        THIN(1.3f),
        DASHED(1.5f, 6, 3),
        THICK(2.2f),
        DOTTED(2f, 2, 3),
        DASH_DOT(1.8f, 8, 3, 2, 3);

        private final BasicStroke stroke;

        Pen(float width, float... dash) {
            this.stroke = new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash.length == 0 ? null : dash, 0);
        }
    }

    /** An empty plot of the usual height. */
    public Plot(String title, String valueTitle, LocalDate first, LocalDate last) {
        this(title, valueTitle, first, last, HEIGHT);
    }

    /** An empty plot from one date to another, {@code height} pixels high. */
    public Plot(String title, String valueTitle, LocalDate first, LocalDate last, int height) {
        this.title = title;
        this.valueTitle = valueTitle;
        this.dates = new DateAxis(first, last);
        this.height = height;
    }

    /** Puts the legend to the right, one name a line: for long or many names. */
    public void legendAtRight() {
        legendAtRight = true;
    }

    /** Room for values of so many digits, so that plots below one another begin at the same place. */
    public void valueRoom(int digits) {
        valueDigits = digits;
    }

    /** Colours the background of some days. */
    public void bands(List<Band> coloured) {
        bands.addAll(coloured);
    }

    /** A box in the legend. */
    public void legendBox(String name, Palette colour) {
        legend.add(new Entry(name, colour, empty()));
    }

    /** A line from day to day. */
    public void line(String name, DateIndex days, double[] values, Palette colour, Pen pen) {
        double[] x = new double[days.size()];
        Arrays.setAll(x, days::epochDay);
        add(name, x, values, colour, pen);
    }

    /** A line that keeps a value until the next date, and until {@code end} after the last. */
    public void steps(String name, DateIndex days, double[] values, LocalDate end, Palette colour, Pen pen) {
        int n = values.length;
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int row = 0; row < n; row++) {
            x[2 * row] = days.epochDay(row);
            x[2 * row + 1] = row + 1 < n ? days.epochDay(row + 1) : max(days.epochDay(row), end.toEpochDay());
            y[2 * row] = values[row];
            y[2 * row + 1] = values[row];
        }
        add(name, x, y, colour, pen);
    }

    private void add(String name, double[] x, double[] y, Palette colour, Pen pen) {
        legend.add(new Entry(name, colour, Optional.of(pen)));
        lines.add(new Line(x, y, colour, pen));
        for (double value : y) {
            include(value);
        }
    }

    /** Boxes under the grid; one without a finite end is left out. */
    public void boxes(List<Box> all) {
        for (Box box : all) {
            if (isFinite(box.low()) && isFinite(box.high())) {
                include(box.low());
                include(box.high());
                boxes.add(box);
            }
        }
    }

    /** A dashed line across the plot at a date. */
    public void divide(LocalDate date) {
        divider = Optional.of(date);
    }

    /** Makes the value axis reach at least here. */
    public void include(double value) {
        if (isFinite(value)) {
            low = min(low, value);
            high = max(high, value);
        }
    }

    /**
     * The plot as a picture.
     *
     * @param name short name, good for a file
     * @param caption how to read it
     * @return the chart
     */
    public Chart draw(String name, String caption) {
        return new Chart(name, title, caption, WIDTH, height, () -> new Drawing().marks());
    }

    /** Where everything goes, and the marks it makes from back to front. */
    private final class Drawing {

        private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        private static final Font TICK = TEXT.deriveFont(12f);
        private static final Font TITLE = TEXT.deriveFont(Font.BOLD, 15);

        private final Sketch sketch = new Sketch();
        private final ValueAxis axis = ValueAxis.of(low, high);
        private final List<List<Entry>> legendRows = legendRows();
        private final Rectangle2D plot = plot();

        List<Mark> marks() {
            sketch.fill(new Rectangle2D.Double(0, 0, WIDTH, height), Palette.PAPER);
            sketch.text(title, TITLE, WIDTH / 2.0, MARGIN + 14, Align.CENTRE, WIDTH - 2 * MARGIN);
            sketch.fill(plot, Palette.PLOT);
            bands();
            boxes();
            values();
            dates();
            lines();
            sketch.draw(plot, Palette.MUTED.color(), new BasicStroke(1));
            legend();
            return sketch.marks();
        }

        private Rectangle2D plot() {
            String widest = "0".repeat(valueDigits) + (valueDigits > 0 ? "-" : "");
            double labels = axis.ticks().stream().map(axis::label).mapToDouble(label -> Sketch.width(label, TICK)).max().orElse(0);
            double left = MARGIN + 20 + max(labels, Sketch.width(widest, TICK)) + GAP;
            double names = legendAtRight ? legend.stream().mapToDouble(this::width).max().orElse(0) : 10;
            double right = WIDTH - MARGIN - min(names, LEGEND_AT_RIGHT);
            double bottom = height - MARGIN - DATE_ROOM - (legendAtRight ? 0 : legendRows.size() * LEGEND_ROW);
            return new Rectangle2D.Double(left, TITLE_ROOM, right - left, bottom - TITLE_ROOM);
        }

        private double x(double day) {
            double first = dates.first().toEpochDay();
            double last = max(dates.last().toEpochDay(), dates.first().toEpochDay() + 1);
            return plot.getX() + (day - first) / (last - first) * plot.getWidth();
        }

        private double y(double value) {
            return plot.getMaxY() - axis.share(value) * plot.getHeight();
        }

        private void bands() {
            for (Band band : bands) {
                double from = max(plot.getMinX(), x(band.from()));
                double to = min(plot.getMaxX(), x(band.to()));
                if (from < to) {
                    sketch.fill(new Rectangle2D.Double(from, plot.getY(), to - from, plot.getHeight()), band.colour());
                }
            }
        }

        private void boxes() {
            for (Box box : boxes) {
                double left = x(box.from());
                double top = y(box.high());
                sketch.fill(new Rectangle2D.Double(left, top, x(box.to()) - left, y(box.low()) - top), box.colour());
            }
        }

        private void values() {
            double at = MARGIN + 10;
            sketch.rotatedText(axis.title(valueTitle), TEXT, at, plot.getCenterY(), plot.getHeight() + DATE_ROOM);
            for (double tick : axis.ticks()) {
                double y = plot.getMaxY() - axis.shareOfTick(tick) * plot.getHeight();
                sketch.draw(new Line2D.Double(plot.getX(), y, plot.getMaxX(), y), grid(), HAIR);
                sketch.text(axis.label(tick), TICK, plot.getX() - GAP, y + 4.5, Align.RIGHT, plot.getX());
            }
        }

        private Color grid() {
            Color solid = Palette.GRID.color();
            return new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), 110);
        }

        private void dates() {
            List<LocalDate> ticks = dates.ticks(max(2, (int) (plot.getWidth() / PIXELS_PER_DATE)));
            for (LocalDate tick : ticks) {
                double x = x(tick.toEpochDay());
                sketch.draw(new Line2D.Double(x, plot.getY(), x, plot.getMaxY()), grid(), HAIR);
                sketch.draw(new Line2D.Double(x, plot.getMaxY(), x, plot.getMaxY() + 4), Palette.MUTED.color(), new BasicStroke(1));
                sketch.text(DateAxis.label(tick, ticks), TICK, x, plot.getMaxY() + 19, Align.CENTRE, PIXELS_PER_DATE);
            }
        }

        private void lines() {
            for (Line line : lines) {
                Path2D path = new Path2D.Double();
                boolean down = false;
                for (int row : Downsampling.rows(line.x(), line.y(), WIDTH)) {
                    boolean there = isFinite(line.y()[row]);
                    if (there && down) {
                        path.lineTo(x(line.x()[row]), y(line.y()[row]));
                    } else if (there) {
                        path.moveTo(x(line.x()[row]), y(line.y()[row]));
                    }
                    down = there;
                }
                sketch.draw(path, line.colour().color(), line.pen().stroke, Optional.of(plot));
            }
            divider.ifPresent(date -> {
                double at = x(date.toEpochDay());
                sketch.draw(new Line2D.Double(at, plot.getY(), at, plot.getMaxY()), Palette.INK.color(), Pen.DASHED.stroke);
            });
        }

        private List<List<Entry>> legendRows() {
            List<List<Entry>> rows = new ArrayList<>();
            double used = WIDTH;
            for (Entry entry : legend) {
                double wide = legendAtRight ? WIDTH : width(entry);
                if (used + wide > WIDTH - 2 * MARGIN) {
                    rows.add(new ArrayList<>());
                    used = 0;
                }
                rows.get(rows.size() - 1).add(entry);
                used += wide;
            }
            return rows;
        }

        private double width(Entry entry) {
            return LEGEND_MARK + GAP + min(Sketch.width(entry.name(), TEXT), WIDTH / 2.0) + 2 * GAP;
        }

        private void legend() {
            double y = legendAtRight ? plot.getY() + LEGEND_ROW / 2.0 : plot.getMaxY() + DATE_ROOM + LEGEND_ROW / 2.0;
            for (List<Entry> row : legendRows) {
                double wide = row.stream().mapToDouble(this::width).sum();
                double x = legendAtRight ? plot.getMaxX() + GAP + 6 : max(MARGIN, plot.getCenterX() - wide / 2);
                for (Entry entry : row) {
                    entry(entry, x, y);
                    x += width(entry);
                }
                y += LEGEND_ROW;
            }
        }

        private void entry(Entry entry, double x, double y) {
            if (entry.pen().isPresent()) {
                sketch.draw(new Line2D.Double(x, y, x + LEGEND_MARK, y), entry.colour().color(), entry.pen().get().stroke);
            } else {
                Rectangle2D box = new Rectangle2D.Double(x + 7, y - 10, 20, 20);
                sketch.fill(box, entry.colour());
                sketch.draw(box, Palette.MUTED.color(), HAIR);
            }
            double room = min(WIDTH / 2.0, WIDTH - MARGIN - x - LEGEND_MARK - GAP);
            sketch.text(entry.name(), TEXT, x + LEGEND_MARK + GAP, y + 4.5, Align.LEFT, room);
        }
    }
}
