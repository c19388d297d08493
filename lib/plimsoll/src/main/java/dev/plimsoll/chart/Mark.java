package dev.plimsoll.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/** One thing drawn: an area, or a line. Coordinates are pixels of the chart at scale 1. */
public sealed interface Mark {

    Color color();

    Optional<Rectangle2D> clip();

    record Area(Shape shape, Color color, Optional<Rectangle2D> clip) implements Mark {
    }

    record Line(Path2D path, Color color, BasicStroke stroke, Optional<Rectangle2D> clip) implements Mark {
    }
}
