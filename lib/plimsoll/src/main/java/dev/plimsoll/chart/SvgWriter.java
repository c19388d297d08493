package dev.plimsoll.chart;

import dev.plimsoll.chart.Chart.Mark;
import dev.plimsoll.doc.Markup;
import dev.plimsoll.doc.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Marks as SVG. Texts are outlines, so it looks the same whatever fonts the reader has; numbers are rounded to 1/100 pixel. */
final class SvgWriter {

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Map<Rectangle2D, String> clips = new LinkedHashMap<>();
    private final String name;

    SvgWriter(String name) {
        this.name = name;
    }

    /**
     * The drawing.
     *
     * @param marks from back to front
     * @param width pixels
     * @param height pixels
     * @param title what it is
     * @param description what it shows, for those who cannot see it
     * @param standalone true for a file of its own: with name space and dark colours; false to put it into a page that has them
     * @return one svg element
     */
    String write(List<Mark> marks, int width, int height, String title, String description, boolean standalone) {
        out.append("<svg class=\"plimsoll-chart\" role=\"img\" aria-labelledby=\"").append(name).append("-title ").append(name)
                .append("-desc\" viewBox=\"0 0 ").append(width).append(' ').append(height).append('"');
        if (standalone) {
            out.append(" width=\"").append(width).append("\" height=\"").append(height)
                    .append("\" xmlns=\"http://www.w3.org/2000/svg\"");
        }
        out.append(">\n<title id=\"").append(name).append("-title\">").append(Markup.html(title)).append("</title>\n<desc id=\"")
                .append(name).append("-desc\">").append(Markup.html(description)).append("</desc>\n");
        if (standalone) {
            out.append("<style>\n").append(Palette.darkRules()).append("</style>\n");
        }
        for (Mark mark : marks) {
            mark.clip().ifPresent(this::define);
        }
        marks.forEach(this::mark);
        return out.append("</svg>").toString();
    }

    private void define(Rectangle2D clip) {
        if (!clips.containsKey(clip)) {
            String id = name + "-clip" + (clips.size() + 1);
            clips.put(clip, id);
            out.append("<clipPath id=\"").append(id).append("\"><path d=\"");
            path(clip);
            out.append("\"/></clipPath>\n");
        }
    }

    private void mark(Mark mark) {
        out.append("<path ");
        if (mark instanceof Mark.Area area) {
            paint("fill", area.color());
            clip(area.clip());
            out.append("d=\"");
            path(area.shape());
        } else if (mark instanceof Mark.Line line) {
            out.append("fill=\"none\" ");
            paint("stroke", line.color());
            stroke(line.stroke());
            clip(line.clip());
            out.append("d=\"");
            path(line.path());
        }
        out.append("\"/>\n");
    }

    private void paint(String attribute, Color color) {
        out.append(attribute).append("=\"").append(Palette.hex(color.getRGB())).append("\" ");
        if (color.getAlpha() < 255) {
            out.append(attribute).append("-opacity=\"").append(number(color.getAlpha() / 255.0)).append("\" ");
        }
    }

    private void stroke(BasicStroke stroke) {
        out.append("stroke-width=\"").append(number(stroke.getLineWidth())).append("\" stroke-linejoin=\"")
                .append(stroke.getLineJoin() == BasicStroke.JOIN_ROUND ? "round" : "bevel").append("\" ");
        if (stroke.getDashArray() != null) {
            out.append("stroke-dasharray=\"");
            for (int i = 0; i < stroke.getDashArray().length; i++) {
                out.append(i > 0 ? " " : "").append(number(stroke.getDashArray()[i]));
            }
            out.append("\" ");
        }
    }

    private void clip(Optional<Rectangle2D> clip) {
        clip.ifPresent(rectangle -> out.append("clip-path=\"url(#").append(clips.get(rectangle)).append(")\" "));
    }

    private void path(Shape shape) {
        double[] c = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(c);
            out.append("MLQCZ".charAt(kind));
            int numbers = kind == PathIterator.SEG_CLOSE ? 0 : kind == PathIterator.SEG_CUBICTO ? 6
                    : kind == PathIterator.SEG_QUADTO ? 4 : 2;
            for (int i = 0; i < numbers; i++) {
                out.append(i > 0 ? " " : "").append(number(c[i]));
            }
        }
    }

    private static String number(double value) {
        return BigDecimal.valueOf(Math.round(value * 100), 2).stripTrailingZeros().toPlainString();
    }
}
