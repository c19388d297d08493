package dev.plimsoll.notebook.display;

import dev.plimsoll.doc.Block.Picture;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.HtmlWriter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** A result as Jupyter wants it: the same thing in several formats, of which a viewer takes the best it knows. */
public final class Display {

    /** Format of {@link #of} that is always there. */
    public static final String TEXT = "text/plain";
    /** Tables and what goes with them. */
    public static final String HTML = "text/html";
    /** A chart alone, in base64. */
    public static final String PNG = "image/png";

    private Display() {
    }

    /**
     * Renders it.
     *
     * @param result what is to be shown
     * @return content by MIME type
     */
    public static Map<String, String> of(Describable result) {
        Map<String, String> formats = new TreeMap<>();
        if (result instanceof Picture chart) {
            formats.put(TEXT, chart.toString());
            formats.put(PNG, Base64.getEncoder().encodeToString(chart.png()));
            return formats;
        }
        Doc doc = result.describe();
        formats.put(TEXT, doc.text());
        formats.put(HTML, HtmlWriter.fragment(doc));
        return formats;
    }
}
