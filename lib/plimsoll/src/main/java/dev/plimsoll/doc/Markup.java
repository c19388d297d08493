package dev.plimsoll.doc;

import static java.lang.Math.max;

import dev.plimsoll.error.PlainText;

/** Text made safe for HTML, SVG and Markdown: nothing in it is markup, and what acts rather than shows is written by its number. */
public final class Markup {

    private Markup() {
    }

    /** Text for HTML, SVG and XML, in elements and in attributes. */
    public static String html(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        PlainText.of(text.replace('\r', ' ')).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\t', '\n' -> out.append(' ');
                default -> out.appendCodePoint(isXml(c) ? c : 0xfffd);
            }
        });
        return out.toString();
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
    }

    /** Text for Markdown, also in a table cell: nothing in it is read as markup. */
    public static String markdown(String given) {
        String text = PlainText.of(given.replace('\r', ' '));
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inWord = c == '_' && i > 0 && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i - 1))
                    && Character.isLetterOrDigit(text.charAt(i + 1));
            if (c == '\n') {
                out.append(' ');
            } else if ("\\`*_[]|~".indexOf(c) >= 0 && !inWord) {
                out.append('\\').append(c);
            } else if (c == '<') {
                out.append("&lt;");
            } else if (c == '&') {
                out.append("&amp;");
            } else {
                out.append(c);
            }
        }
        return out.toString();
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
