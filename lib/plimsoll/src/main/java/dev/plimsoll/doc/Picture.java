package dev.plimsoll.doc;

/** A chart as a picture. */
public non-sealed interface Picture extends Block {

    /** The title, one line. */
    String title();

    /** What the chart shows, for those who do not see it and as its legend in words. */
    String caption();

    /** Width in pixels at which the chart is meant to be seen. */
    int width();

    /** The chart as a PNG file, on white. */
    byte[] png();

    /** The chart as an {@code svg} element that goes into a page. */
    String inlineSvg();
}
