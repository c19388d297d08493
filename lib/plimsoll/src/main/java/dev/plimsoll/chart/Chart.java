package dev.plimsoll.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.doc.Block.Picture;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.error.ComputationException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A chart. It is drawn when somebody first looks at it, which a terminal never does: fonts take longer to load than a short run. PNG and
 * SVG come from the same marks, and the same values give the same bytes on Java 17 and newer (letters differ on a machine with other
 * fonts).
 */
public final class Chart implements Picture, Describable {

    /** Pixels of a PNG per pixel of the chart, for sharp print and dense screens. */
    private static final int PNG_SCALE = 2;
    /** Points of a PNG per pixel of the chart and direction, and how far a curve may lie from the lines that stand for it. */
    private static final double GRID = 64;
    private static final double FLATNESS = 0.02;

    private final String name;
    private final String title;
    private final String caption;
    private final int width;
    private final int height;
    private final Supplier<List<Mark>> drawing;
    private List<Mark> marks;

    Chart(String name, String title, String caption, int width, int height, Supplier<List<Mark>> drawing) {
        this.name = name;
        this.title = title;
        this.caption = caption;
        this.width = width;
        this.height = height;
        this.drawing = drawing;
    }

    /** Short name, good for a file: lower-case words with hyphens, such as {@code equity}. */
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String caption() {
        return caption;
    }

    /** Nominal width in pixels. */
    @Override
    public int width() {
        return width;
    }

    /** Nominal height in pixels. */
    public int height() {
        return height;
    }

    /** What is drawn, from back to front. */
    public synchronized List<Mark> marks() {
        if (marks == null) {
            marks = List.copyOf(Sketch.drawing(drawing));
        }
        return marks;
    }

    /**
     * The chart for a file or a page of its own; on a dark screen it turns dark by itself.
     *
     * @return an SVG document
     */
    public String svg() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + new SvgWriter(name).write(marks(), width, height, title, caption, true) + "\n";
    }

    /** The chart as part of a page that has {@link Palette#darkRules}. */
    @Override
    public String inlineSvg() {
        return new SvgWriter(name).write(marks(), width, height, title, caption, false);
    }

    @Override
    public byte[] png() {
        return Sketch.drawing(this::draw);
    }

    private byte[] draw() {
        BufferedImage image = new BufferedImage(width * PNG_SCALE, height * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.scale(PNG_SCALE, PNG_SCALE);
            marks().forEach(mark -> paint(g, mark));
        } finally {
            g.dispose();
        }
        return encode(image);
    }

    private static void paint(Graphics2D g, Mark mark) {
        g.setClip(mark.clip().orElse(null));
        g.setColor(mark.color());
        if (mark instanceof Mark.Area area) {
            g.fill(straight(area.shape()));
        } else if (mark instanceof Mark.Line line) {
            g.fill(straight(line.stroke().createStrokedShape(straight(line.path()))));
        }
    }

    /**
     * Curves as short straight lines between points on a grid of 1/64 pixel, which every rasteriser sees alike; how finely curves are
     * cut, and where rounding falls, differs between versions of Java.
     */
    private static Path2D straight(Shape shape) {
        double[] c = new double[6];
        PathIterator points = shape.getPathIterator(null, FLATNESS);
        Path2D path = new Path2D.Double(points.getWindingRule());
        for (; !points.isDone(); points.next()) {
            switch (points.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> path.moveTo(grid(c[0]), grid(c[1]));
                case PathIterator.SEG_LINETO -> path.lineTo(grid(c[0]), grid(c[1]));
                default -> path.closePath();
            }
        }
        return path;
    }

    private static double grid(double value) {
        return Math.rint(value * GRID) / GRID;
    }

    /** In memory: the shared encoder would leave a cache file in the temp folder. */
    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new ComputationException("This Java has no PNG writer; use a JRE that includes the module java.desktop, or SVG.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Charts as files, each as PNG and SVG.
     *
     * @param charts the charts
     * @return file name to content, in their order
     */
    public static Map<String, byte[]> files(List<Chart> charts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Chart chart : charts) {
            files.put(chart.name() + ".png", chart.png());
            files.put(chart.name() + ".svg", chart.svg().getBytes(UTF_8));
        }
        return files;
    }

    @Override
    public Doc describe() {
        return Doc.of("", this);
    }

    @Override
    public String toString() {
        return "Chart " + name + ": " + title + ", " + width + " x " + height;
    }

    /** One thing drawn: an area, or a line. Coordinates are pixels of the chart at scale 1. */
    public sealed interface Mark {

        Color color();

        Optional<Rectangle2D> clip();

        record Area(Shape shape, Color color, Optional<Rectangle2D> clip) implements Mark {
        }

        record Line(Path2D path, Color color, BasicStroke stroke, Optional<Rectangle2D> clip) implements Mark {
        }
    }
}
