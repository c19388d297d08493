package dev.plimsoll.report;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.timeseries.DateIndex;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What all charts over time share: size, fonts, a time axis with calendar ticks, regime bands under the grid, a legend that names
 * everything. XChart lays out and draws; bands and dates are drawn by this class between the plot's paper and its grid.
 */
final class ChartFrame {

    static final int WIDTH = 960;
    private static final int HEIGHT = 400;
    private static final int PIXELS_PER_DATE = 95;
    private static final double EDGE = 0.1;
    private static final Color NONE = new Color(0, 0, 0, 0);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    /** As long as any date; keeps the room below the plot in which the dates are then drawn. */
    private static final String DATE_ROOM = "0000-00-00";

    private final XYChart chart;
    private final DateAxis axis;
    private final int height;
    private final List<Bar> bars = new ArrayList<>();
    private Optional<LocalDate> divider = Optional.empty();
    private int valueDigits;
    private Optional<RegimeBands> bands = Optional.empty();
    private final List<XYSeries> lines = new ArrayList<>();
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /** A box between two values over some days. */
    record Bar(long from, long to, double low, double high, Palette colour) {
    }

    /** How a line looks: lines differ by more than their colour. */
    enum Pen {
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

    ChartFrame(String title, String yTitle, LocalDate first, LocalDate last) {
        this(title, yTitle, first, last, HEIGHT);
    }

    ChartFrame(String title, String yTitle, LocalDate first, LocalDate last, int height) {
        this.axis = new DateAxis(first, last);
        this.height = height;
        this.chart = new XYChart(WIDTH, height);
        chart.setTitle(title);
        chart.setXAxisTitle("date");
        chart.setYAxisTitle(yTitle);
        style(chart.getStyler());
    }

    private static void style(XYStyler style) {
        style.setLocale(Locale.ROOT);
        style.setBaseFont(TEXT);
        style.setChartTitleFont(TEXT.deriveFont(Font.BOLD, 15));
        style.setLegendFont(TEXT);
        style.setChartBackgroundColor(Palette.PAPER.color());
        style.setChartFontColor(Palette.INK.color());
        style.setChartTitleFontColor(Palette.INK.color());
        style.setChartTitleBoxVisible(false);
        style.setPlotBackgroundColor(Palette.PLOT.color());
        style.setPlotBorderColor(Palette.MUTED.color());
        style.setPlotContentSize(1);
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendBackgroundColor(NONE);
        style.setLegendBorderColor(NONE);
        style.setLegendSeriesLineLength(34);
        style.setChartPadding(12);
        // As high as the legend's boxes, so that names of lines and boxes stand on one line; there are no markers.
        style.setMarkerSize(20);
        axes(style);
    }

    private static void axes(AxesChartStyler style) {
        style.setAxisTitleFont(TEXT);
        style.setAxisTitlePadding(14);
        style.setAxisTickLabelsFont(TEXT.deriveFont(12f));
        style.setAxisTickLabelsColor(Palette.INK.color());
        style.setXAxisTickLabelsColor(NONE);
        style.setXAxisTickMarksColor(NONE);
        style.setXAxisTickLabelsFormattingFunction(x -> DATE_ROOM);
        style.setAxisTickMarksColor(Palette.MUTED.color());
        style.setPlotTicksMarksVisible(false);
        style.setPlotGridVerticalLinesVisible(false);
        Color grid = Palette.GRID.color();
        style.setPlotGridLinesColor(new Color(grid.getRed(), grid.getGreen(), grid.getBlue(), 110));
        style.setPlotGridLinesStroke(new BasicStroke(0.8f));
        style.setYAxisTickMarkSpacingHint(45);
        style.setAxisTicksLineVisible(false);
    }

    /** Long or many names: the legend goes to the right, one name a line. */
    void legendAtRight() {
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setLegendLayout(LegendLayout.Vertical);
    }

    void bands(RegimeBands regimes) {
        bands = Optional.of(regimes);
    }

    /** After the lines, so that the legend names them first. */
    private void nameBands() {
        for (Regime regime : Regime.values()) {
            legendBox(regime.name(), Palette.valueOf(regime.name()));
        }
    }

    /** No point to draw: only an entry in the legend. */
    void legendBox(String name, Palette colour) {
        XYSeries entry = chart.addSeries(name, new double[] {axis.first().toEpochDay()}, new double[] {Double.NaN});
        entry.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        entry.setFillColor(colour.color());
        entry.setLineColor(Palette.MUTED.color());
        entry.setLineStyle(new BasicStroke(0.8f));
        entry.setMarker(SeriesMarkers.NONE);
    }

    /** A line from day to day. */
    void line(String name, DateIndex dates, double[] values, Palette colour, Pen pen) {
        double[] x = new double[dates.size()];
        for (int row = 0; row < x.length; row++) {
            x[row] = dates.epochDay(row);
        }
        add(name, x, values, colour, pen);
    }

    /** A line that keeps a value until the next date, and until {@code end} after the last. */
    void steps(String name, DateIndex dates, double[] values, LocalDate end, Palette colour, Pen pen) {
        int n = values.length;
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        for (int row = 0; row < n; row++) {
            x[2 * row] = dates.epochDay(row);
            x[2 * row + 1] = row + 1 < n ? dates.epochDay(row + 1) : Math.max(dates.epochDay(row), end.toEpochDay());
            y[2 * row] = values[row];
            y[2 * row + 1] = values[row];
        }
        add(name, x, y, colour, pen);
    }

    private void add(String name, double[] x, double[] y, Palette colour, Pen pen) {
        if (x.length == 0) { // in the legend only, as XChart draws no line without a point
            add(name, new double[] {axis.first().toEpochDay()}, new double[] {Double.NaN}, colour, pen);
            return;
        }
        int[] rows = Thinning.rows(x, y, WIDTH);
        // A key of its own: two names may look the same once they are labels. What is not finite is a gap.
        XYSeries series = chart.addSeries("line " + (lines.size() + 1), Arrays.stream(rows).mapToDouble(row -> x[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> Double.isFinite(y[row]) ? y[row] : Double.NaN).toArray());
        lines.add(series);
        series.setLabel(name);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour.color());
        series.setLineStyle(pen.stroke);
        for (double value : y) {
            include(value);
        }
    }

    /** Boxes under the grid, each from day to day and value to value; one without a finite end is left out. */
    void bars(List<Bar> boxes) {
        for (Bar bar : boxes) {
            if (Double.isFinite(bar.low()) && Double.isFinite(bar.high())) {
                include(bar.low());
                include(bar.high());
                bars.add(bar);
            }
        }
    }

    /** A dashed line across the plot at a date. */
    void divide(LocalDate date) {
        divider = Optional.of(date);
    }

    /** Room for values of so many digits, so that plots of charts below one another begin at the same place. */
    void valueRoom(int digits) {
        valueDigits = digits;
    }

    /** Makes the value axis reach at least here; a value that is not finite is nowhere. */
    void include(double value) {
        if (Double.isFinite(value)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    ChartImage draw(String name, String caption) {
        return Fonts.drawing(() -> paint(name, caption));
    }

    private ChartImage paint(String name, String caption) {
        if (low > high) {
            include(0);
        }
        XYStyler style = chart.getStyler();
        bands.ifPresent(regimes -> nameBands());
        scale();
        double step = NiceSteps.step(low, high);
        double bottom = NiceSteps.floor(low, step);
        // A little further than the outermost ticks: XChart names none that lies on the border.
        style.setYAxisMin(bottom - EDGE * step);
        style.setYAxisMax(Math.max(NiceSteps.ceil(high, step), bottom + step) + EDGE * step);
        style.setYAxisDecimalPattern(NiceSteps.pattern(step));
        ValueLabels labels = new ValueLabels(step, valueDigits);
        if (valueDigits > 0) {
            style.setYAxisTickLabelsColor(NONE);
            style.setYAxisTickLabelsFormattingFunction(labels::room);
        }
        style.setXAxisMin((double) axis.first().toEpochDay());
        style.setXAxisMax((double) Math.max(axis.last().toEpochDay(), axis.first().toEpochDay() + 1));
        Canvas[] canvas = new Canvas[1];
        canvas[0] = new Canvas(Palette.PLOT.color(), plot -> {
            bands.ifPresent(regimes -> paintBands(canvas[0], plot, regimes));
            paintBars(canvas[0], plot);
            paintDates(canvas[0], plot);
            labels.paint(canvas[0], plot, value -> y(plot, value), style.getAxisTickLabelsFont());
        });
        chart.paint(canvas[0], WIDTH, height);
        return new ChartImage(name, chart.getTitle(), caption, WIDTH, height, canvas[0].marks());
    }

    /** XChart looks for ticks without end where values are huge, tiny or far apart: it is given such values in a unit of their size. */
    private void scale() {
        ValueUnit unit = ValueUnit.of(low, high);
        if (unit.isOne()) {
            return;
        }
        chart.setYAxisTitle(chart.getYAxisTitle() + ", " + unit.label());
        for (XYSeries line : lines) {
            chart.updateXYSeries(line.getName(), line.getXData(), Arrays.stream(line.getYData()).map(unit::in).toArray(), null);
        }
        bars.replaceAll(bar -> new Bar(bar.from(), bar.to(), unit.in(bar.low()), unit.in(bar.high()), bar.colour()));
        low = unit.in(low);
        high = unit.in(high);
    }

    private double x(Rectangle2D plot, long day) {
        double first = axis.first().toEpochDay();
        double last = Math.max(axis.last().toEpochDay(), axis.first().toEpochDay() + 1);
        return plot.getX() + (day - first) / (last - first) * plot.getWidth();
    }

    private void paintBands(Canvas g, Rectangle2D plot, RegimeBands regimes) {
        for (RegimeBands.Band band : regimes.bands()) {
            double from = Math.max(plot.getMinX(), x(plot, band.from()));
            double to = Math.min(plot.getMaxX(), x(plot, band.to()));
            if (from < to) {
                g.setColor(Palette.valueOf(band.regime().name()).color());
                g.fill(new Rectangle2D.Double(from, plot.getY(), to - from, plot.getHeight()));
            }
        }
    }

    private void paintBars(Canvas g, Rectangle2D plot) {
        for (Bar bar : bars) {
            double left = x(plot, bar.from());
            double top = y(plot, bar.high());
            g.setColor(bar.colour().color());
            g.fill(new Rectangle2D.Double(left, top, x(plot, bar.to()) - left, y(plot, bar.low()) - top));
        }
        divider.ifPresent(date -> {
            double at = x(plot, date.toEpochDay());
            g.setColor(Palette.INK.color());
            g.setStroke(Pen.DASHED.stroke);
            g.draw(new Line2D.Double(at, plot.getY(), at, plot.getMaxY()));
        });
    }

    private double y(Rectangle2D plot, double value) {
        double bottom = chart.getStyler().getYAxisMin();
        return plot.getMaxY() - (value - bottom) / (chart.getStyler().getYAxisMax() - bottom) * plot.getHeight();
    }

    private void paintDates(Canvas g, Rectangle2D plot) {
        int most = Math.max(2, (int) (plot.getWidth() / PIXELS_PER_DATE));
        double bottom = plot.getMaxY();
        for (LocalDate date : axis.ticks(most)) {
            double x = x(plot, date.toEpochDay());
            g.setColor(chart.getStyler().getPlotGridLinesColor());
            g.setStroke(chart.getStyler().getPlotGridLinesStroke());
            g.draw(new Line2D.Double(x, plot.getY(), x, bottom));
            g.setColor(Palette.MUTED.color());
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(x, bottom, x, bottom + 4));
            TextLayout text = new TextLayout(date.toString(), chart.getStyler().getAxisTickLabelsFont(),
                    new FontRenderContext(null, true, false));
            Rectangle2D size = text.getBounds();
            double left = Math.max(4, Math.min(x - size.getWidth() / 2, WIDTH - 4 - size.getWidth()));
            g.setColor(Palette.INK.color());
            g.fill(text.getOutline(AffineTransform.getTranslateInstance(left, bottom + 7 + size.getHeight())));
        }
    }
}
