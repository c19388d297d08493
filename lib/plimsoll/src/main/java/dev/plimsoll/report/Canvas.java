package dev.plimsoll.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Records what a chart draws, so that PNG and SVG are made of the same marks.
 *
 * <p>A chart draws a line of thousands of points as as many separate pieces; here they become one path again, which lets dashes run
 * on and keeps the SVG small. What is fully transparent is dropped. Only what charts use is there: areas, lines, clipping to a
 * rectangle; anything else is refused rather than left out in silence.
 */
final class Canvas extends Graphics2D {

    private final List<Mark> marks = new ArrayList<>();
    private final Color trigger;
    private final Consumer<Rectangle2D> afterTrigger;
    private final Map<Object, Object> hints = new HashMap<>();
    private AffineTransform transform = new AffineTransform();
    private Color color = Color.BLACK;
    private BasicStroke stroke = new BasicStroke();
    private Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private Rectangle2D clip;
    private Point2D lineEnd;

    /**
     * An empty canvas.
     *
     * @param trigger a colour only the plot's paper has
     * @param afterTrigger called with the plot's rectangle once its paper is drawn: what lies between paper and grid
     */
    Canvas(Color trigger, Consumer<Rectangle2D> afterTrigger) {
        this.trigger = trigger;
        this.afterTrigger = afterTrigger;
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    @Override
    public void draw(Shape shape) {
        if (color.getAlpha() == 0) {
            return;
        }
        if (shape instanceof Line2D line) {
            drawPiece(transform.transform(line.getP1(), null), transform.transform(line.getP2(), null));
            return;
        }
        marks.add(new Mark.Line(new Path2D.Double(shape, transform), color, stroke, Optional.ofNullable(clip)));
        lineEnd = null;
    }

    private void drawPiece(Point2D from, Point2D to) {
        if (from.equals(lineEnd) && !marks.isEmpty() && marks.get(marks.size() - 1) instanceof Mark.Line last
                && last.color().equals(color) && last.stroke().equals(stroke)) {
            last.path().lineTo(to.getX(), to.getY());
        } else {
            Path2D path = new Path2D.Double();
            path.moveTo(from.getX(), from.getY());
            path.lineTo(to.getX(), to.getY());
            marks.add(new Mark.Line(path, color, stroke, Optional.ofNullable(clip)));
        }
        lineEnd = to;
    }

    @Override
    public void fill(Shape shape) {
        if (color.getAlpha() == 0) {
            return;
        }
        Path2D area = new Path2D.Double(shape, transform);
        marks.add(new Mark.Area(area, color, Optional.ofNullable(clip)));
        lineEnd = null;
        if (color.equals(trigger)) {
            afterTrigger.accept(area.getBounds2D());
        }
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void setPaint(Paint paint) {
        if (!(paint instanceof Color plain)) {
            throw refused();
        }
        color = plain;
    }

    @Override
    public Paint getPaint() {
        return color;
    }

    @Override
    public Color getColor() {
        return color;
    }

    @Override
    public void setColor(Color color) {
        this.color = color;
    }

    @Override
    public void setStroke(Stroke stroke) {
        if (!(stroke instanceof BasicStroke plain)) {
            throw refused();
        }
        this.stroke = plain;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setFont(Font font) {
        this.font = font;
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        // What the chart library measures its texts with.
        return new FontRenderContext(null, true, false);
    }

    @Override
    public void setTransform(AffineTransform other) {
        transform = new AffineTransform(other);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void transform(AffineTransform other) {
        transform.concatenate(other);
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double theta) {
        transform.rotate(theta);
    }

    @Override
    public void rotate(double theta, double x, double y) {
        transform.rotate(theta, x, y);
    }

    @Override
    public void scale(double x, double y) {
        throw refused();
    }

    @Override
    public void shear(double x, double y) {
        throw refused();
    }

    @Override
    public Shape getClip() {
        return clip;
    }

    @Override
    public void setClip(Shape shape) {
        if (shape != null && !(shape instanceof Rectangle2D)) {
            throw refused();
        }
        clip = shape == null ? null : (Rectangle2D) shape.getBounds2D().clone();
        lineEnd = null;
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle(x, y, width, height));
    }

    @Override
    public Rectangle getClipBounds() {
        return clip == null ? null : clip.getBounds();
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        hints.put(key, value);
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> other) {
        hints.clear();
        hints.putAll(other);
    }

    @Override
    public void addRenderingHints(Map<?, ?> other) {
        hints.putAll(other);
    }

    @Override
    public RenderingHints getRenderingHints() {
        RenderingHints copy = new RenderingHints(null);
        hints.forEach(copy::put);
        return copy;
    }

    @Override
    public void dispose() {
        // Holds nothing.
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("Charts are recorded as areas and lines only.");
    }

    @Override
    public Graphics create() {
        throw refused();
    }

    @Override
    public void clip(Shape shape) {
        throw refused();
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, AffineTransform at, ImageObserver observer) {
        throw refused();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp op, int x, int y) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color background, ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2,
            ImageObserver observer) {
        throw refused();
    }

    @Override
    public boolean drawImage(Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2, Color background,
            ImageObserver observer) {
        throw refused();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform at) {
        throw refused();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform at) {
        throw refused();
    }

    @Override
    public void drawString(String text, int x, int y) {
        throw refused();
    }

    @Override
    public void drawString(String text, float x, float y) {
        throw refused();
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw refused();
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw refused();
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        throw refused();
    }

    @Override
    public boolean hit(Rectangle area, Shape shape, boolean onStroke) {
        throw refused();
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw refused();
    }

    @Override
    public void setComposite(Composite composite) {
        throw refused();
    }

    @Override
    public Composite getComposite() {
        throw refused();
    }

    @Override
    public void setBackground(Color background) {
        throw refused();
    }

    @Override
    public Color getBackground() {
        throw refused();
    }

    @Override
    public void setPaintMode() {
        throw refused();
    }

    @Override
    public void setXORMode(Color other) {
        throw refused();
    }

    @Override
    public FontMetrics getFontMetrics(Font other) {
        throw refused();
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw refused();
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw refused();
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw refused();
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        throw refused();
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int startAngle, int arcAngle) {
        throw refused();
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int startAngle, int arcAngle) {
        throw refused();
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int points) {
        throw refused();
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int points) {
        throw refused();
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int points) {
        throw refused();
    }
}
