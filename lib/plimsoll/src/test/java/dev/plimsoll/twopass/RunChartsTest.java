package dev.plimsoll.twopass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.kind.allocator.RunChart;
import dev.plimsoll.kind.sleeves.SleeveCharts;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The four charts: complete, the same each time, in PNG and SVG. */
class RunChartsTest {

    private static final TwoPassReport REPORT = Examples.sample("a", "b");

    @Test
    void sameBytesTwiceInAnyLocaleAndZone() {
        List<Chart> first = REPORT.charts();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            List<Chart> second = REPORT.charts();
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
        for (Chart chart : REPORT.charts()) {
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
        assertThat(REPORT.charts()).extracting(Chart::name).containsExactly("equity", "drawdown", "scalar", "sleeves");
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

    @Test
    void bandsReachToTheNextOne() {
        DateIndex dates = DateIndex.ofEpochDays(10, 11, 14, 15);
        RegimePath path = RegimePath.ofLabels(dates, List.of(Regime.NORMAL, Regime.NORMAL, Regime.CRISIS, Regime.NORMAL));
        assertThat(RunChart.bands(path)).containsExactly(new Plot.Band(10, 14, Palette.NORMAL),
                new Plot.Band(14, 15, Palette.CRISIS), new Plot.Band(15, 16, Palette.NORMAL));
    }

    @Test
    void sleevesMayHaveAnyNamesAndGaps() {
        DateIndex dates = DateIndex.ofEpochDays(18_000, 18_001, 18_004);
        Panel panel = Panel.of(dates, List.of("$x$", "a\nb", "a b", "<&>", "NORMAL"), new double[][] {{0.01, Double.NaN, 0.02},
            {0, 0, 0}, {0.1, 0, 0}, {Double.NaN, Double.NaN, Double.NaN}, {-0.1, 0.1, 0.3}});
        assertThat(SleeveCharts.contributions(panel, dates.first(), dates.last()).svg()).contains("<path").doesNotContain("NaN");
        assertThat(SleeveCharts.contributions(panel, LocalDate.of(1990, 1, 1), LocalDate.of(1990, 2, 1)).svg()).contains("<path");
    }

    /** In grey print the order of severity must still be seen, and lines must stand out from the darkest band. */
    @Test
    void bandsDarkenWithSeverityAndLinesStandOut() {
        double before = 1;
        for (Regime regime : Regime.values()) {
            double luminance = luminance(Palette.valueOf(regime.name()).color());
            assertThat(before / luminance).as(regime.name()).isGreaterThan(1.1);
            before = luminance;
        }
        for (Palette line : List.of(Palette.QUIET_LINE, Palette.STRONG_LINE)) {
            assertThat((before + 0.05) / (luminance(line.color()) + 0.05)).as(line.name()).isGreaterThan(2.9);
        }
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
