package dev.plimsoll.doc;

import static java.util.Locale.ROOT;

import java.awt.Color;
import java.util.List;

/**
 * The colours of all charts, each with the one it turns into on a dark page.
 *
 * <p>Bands go from light to dark as severity rises, so they keep their order in grey print and for every kind of colour blindness;
 * lines differ by dash and width besides their colour. Every light colour is used once, so that a style sheet can find and replace it.
 */
public enum Palette {
    PAPER(0xffffff, 0x16191f),
    PLOT(0xfefefe, 0x171a20),
    INK(0x1f2430, 0xe8eaee),
    MUTED(0x5b6472, 0xa8b0bd),
    GRID(0x8a93a0, 0x8b94a3),
    NORMAL(0xe9f0f6, 0x27303b),
    ELEVATED(0xfbdf8b, 0x5c4d12),
    STRESS(0xf0a24f, 0x8f5410),
    CRISIS(0xd9705e, 0xa83a32),
    QUIET_LINE(0x22262e, 0xf4f4f4),
    STRONG_LINE(0x00408f, 0x86c5ff),
    SLEEVE_1(0x0072b2, 0x4fb3ef),
    SLEEVE_2(0xd55e00, 0xff8f45),
    SLEEVE_3(0x009e73, 0x35d6a6),
    SLEEVE_4(0xb0508a, 0xf29ccb),
    SLEEVE_5(0x7a5c00, 0xe8c14a),
    SLEEVE_6(0x4d4d4d, 0xc8c8c8);

    public static final List<Palette> SLEEVES = List.of(SLEEVE_1, SLEEVE_2, SLEEVE_3, SLEEVE_4, SLEEVE_5, SLEEVE_6);

    private final int light;
    private final int dark;

    Palette(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    public Color color() {
        return new Color(light);
    }

    public String hex() {
        return hex(light);
    }

    public static String hex(int rgb) {
        return String.format(ROOT, "#%06x", rgb & 0xffffff);
    }

    /** Rules that recolour a chart for a dark screen; printing keeps the light colours. */
    public static String darkRules() {
        StringBuilder css = new StringBuilder("@media screen and (prefers-color-scheme: dark) {\n");
        for (Palette colour : values()) {
            for (String paint : List.of("fill", "stroke")) {
                css.append(".plimsoll-chart [" + paint + "=\"" + colour.hex() + "\"] {" + paint + ": " + hex(colour.dark) + "}\n");
            }
        }
        return css.append("}\n").toString();
    }
}
