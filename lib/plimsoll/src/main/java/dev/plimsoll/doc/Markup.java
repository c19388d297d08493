package dev.plimsoll.doc;

import static java.lang.Math.max;

import dev.plimsoll.error.PlainText;
import java.util.regex.Pattern;

/** Text made safe for HTML, SVG and Markdown: nothing in it is markup, and what acts rather than shows is written by its number. */
public final class Markup {

    private static final Pattern NOT_XML = Pattern.compile("[^ -\\ud7ff\\ue000-\\ufffd\\x{10000}-\\x{10ffff}]");

    /** An underscore within a word is none. */
    private static final Pattern MARKS = Pattern.compile("[\\\\`*\\[\\]|~]|(?<!W)_|_(?!W)"
            .replace("W", "[\\p{L}\\p{Nd}&&[\\x00-\\uffff]]"));

    private Markup() {
    }

    /** Text for HTML, SVG and XML, in elements and in attributes. */
    public static String html(String text) {
        String plain = PlainText.of(text.replace('\r', ' ')).replace('\t', ' ').replace('\n', ' ').replace("&", "&amp;")
                .replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
        return NOT_XML.matcher(plain).replaceAll("\ufffd");
    }

    /** Text for Markdown, also in a table cell: nothing in it is read as markup. */
    public static String markdown(String given) {
        return MARKS.matcher(PlainText.of(given.replace('\r', ' ')).replace('\n', ' ')).replaceAll("\\\\$0")
                .replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Text as Markdown code, whatever backticks it holds. */
    public static String code(String text) {
        String line = PlainText.of(text.replace('\r', ' ')).replace('\n', ' ');
        int longest = 0;
        int run = 0;
        for (char c : line.toCharArray()) {
            run = c == '`' ? run + 1 : 0;
            longest = max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String pad = longest > 0 ? " " : "";
        return fence + pad + line + pad + fence;
    }
}
