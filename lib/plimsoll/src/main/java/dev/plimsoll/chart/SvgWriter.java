package dev.plimsoll.chart;

import static dev.plimsoll.doc.Markup.html;
import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.range;

import dev.plimsoll.chart.Chart.Mark;
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
        out.append("<svg class=\"plimsoll-chart\" role=\"img\" aria-labelledby=\"" + name + "-title " + name + "-desc\" viewBox=\"0 0 "
                + width + " " + height + "\"");
        if (standalone) {
            out.append(" width=\"" + width + "\" height=\"" + height + "\" xmlns=\"http://www.w3.org/2000/svg\"");
        }
        out.append(">\n<title id=\"" + name + "-title\">" + html(title) + "</title>\n<desc id=\"" + name + "-desc\">" + html(description)
                + "</desc>\n");
        if (standalone) {
            out.append("<style>\n" + Palette.darkRules() + "</style>\n");
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
            out.append("<clipPath id=\"" + id + "\"><path ");
            path(clip);
            out.append("/></clipPath>\n");
        }
    }

    private void mark(Mark mark) {
        out.append("<path ");
        if (mark instanceof Mark.Area area) {
            paint("fill", area.color());
            clip(area.clip());
            path(area.shape());
        } else if (mark instanceof Mark.Line line) {
            out.append("fill=\"none\" ");
            paint("stroke", line.color());
            stroke(line.stroke());
            clip(line.clip());
            path(line.path());
        }
        out.append("/>\n");
    }

    private void attribute(String attribute, String value) {
        out.append(attribute + "=\"" + value + "\" ");
    }

    private void paint(String attribute, Color color) {
        attribute(attribute, Palette.hex(color.getRGB()));
        if (color.getAlpha() < 255) {
            attribute(attribute + "-opacity", number(color.getAlpha() / 255.0));
        }
    }

    private void stroke(BasicStroke stroke) {
        attribute("stroke-width", number(stroke.getLineWidth()));
        attribute("stroke-linejoin", stroke.getLineJoin() == BasicStroke.JOIN_ROUND ? "round" : "bevel");
        float[] dashes = stroke.getDashArray();
        if (dashes != null) {
            attribute("stroke-dasharray", range(0, dashes.length).mapToObj(i -> number(dashes[i])).collect(joining(" ")));
        }
    }

    private void clip(Optional<Rectangle2D> clip) {
        clip.ifPresent(rectangle -> attribute("clip-path", "url(#" + clips.get(rectangle) + ")"));
    }

    private void path(Shape shape) {
        out.append("d=\"");
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
        out.append('"');
    }

    private static String number(double value) {
        return BigDecimal.valueOf(Math.round(value * 100), 2).stripTrailingZeros().toPlainString();
    }
}
