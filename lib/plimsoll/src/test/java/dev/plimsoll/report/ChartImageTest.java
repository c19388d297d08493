package dev.plimsoll.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.doc.Palette;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The four charts: complete, the same each time, in PNG and SVG. */
class ChartImageTest {

    private static final TwoPassReport REPORT = Examples.sample("a", "b");

    @Test
    void sameBytesTwiceInAnyLocaleAndZone() {
        List<ChartImage> first = REPORT.charts();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            List<ChartImage> second = REPORT.charts();
            for (int i = 0; i < first.size(); i++) {
                assertThat(second.get(i).svg()).isEqualTo(first.get(i).svg());
                assertThat(second.get(i).png()).isEqualTo(first.get(i).png());
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void svgIsWellFormedAndFetchesNothing() throws Exception {
        for (ChartImage chart : REPORT.charts()) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(chart.svg())));
            assertThat(chart.svg().replace("xmlns=\"http://www.w3.org/2000/svg\"", "")).doesNotContain("http", "<image", "NaN", "<script");
            assertThat(chart.svg().length()).as(chart.name()).isLessThan(200_000);
        }
    }

    @Test
    void pngIsSharpAndOfTheSameShape() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(REPORT.charts().get(0).png()));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1920, 800);
    }

    @Test
    void chartsNameEverything() {
        assertThat(REPORT.charts()).extracting(ChartImage::name).containsExactly("equity", "drawdown", "scalar", "sleeves");
        assertThat(REPORT.charts()).allSatisfy(chart -> {
            assertThat(chart.title()).isNotBlank();
            assertThat(chart.caption()).isNotBlank();
        });
    }

    /** Letters are outlines in the file, so the drawing is asked: every regime has a band and a box in the legend. */
    @Test
    void everyRegimeThatOccursHasItsBandAndItsLegend() {
        String svg = REPORT.charts().get(0).svg();
        REPORT.comparison().regime().meta().dayCounts().forEach((regime, days) ->
                assertThat(svg.split("<path fill=\"" + Palette.valueOf(regime.name()).hex() + "\"", -1).length - 1).as(regime.name())
                        .isGreaterThanOrEqualTo(2));
        for (Regime regime : Regime.values()) {
            assertThat(svg).contains("<path fill=\"" + Palette.valueOf(regime.name()).hex() + "\" d=");
        }
    }

    @Test
    void aLineOfAThousandDaysIsOnePathSoThatDashesRunOn() {
        String svg = REPORT.charts().get(0).inlineSvg();
        assertThat(svg.split("stroke=\"" + Palette.QUIET_LINE.hex() + "\"", -1).length - 1).isEqualTo(2);
        assertThat(svg.split("stroke=\"" + Palette.STRONG_LINE.hex() + "\"", -1).length - 1).isEqualTo(2);
    }
}
