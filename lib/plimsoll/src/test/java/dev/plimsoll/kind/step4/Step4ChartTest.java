package dev.plimsoll.kind.step4;

import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.chart.Chart.Mark;
import dev.plimsoll.chart.Plot;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.sample.SamplePair;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.MonthlySleeve;
import dev.plimsoll.walkforward.SleevePair;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.StepFour;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The picture of Step 4: what is drawn, and that it stays within its frame. */
class Step4ChartTest {

    private static final String LONG = "a_sleeve_with_a_name_as_long_as_a_name_may_be_for_any_legend";

    private static Step4Result result;

    @BeforeAll
    static void run() {
        SamplePair pair = SamplePair.simulate(SampleMarket.DEFAULT_SEED);
        result = StepFour.run(SleevePair.of(new MonthlySleeve("stocks", pair.stocks()), new MonthlySleeve(LONG, pair.coins())),
                with(Step4File.defaults(), "bootstrapSamples", 1, "bootstrapBlockMonths", 6), 2, Step4Listener.NONE);
    }

    private static List<Rectangle2D> boxes(Chart chart, Palette colour) {
        return chart.marks().stream().filter(mark -> mark instanceof Mark.Area && mark.color().equals(colour.color()))
                .map(mark -> ((Mark.Area) mark).shape().getBounds2D()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyMonthHasItsWeightsAndItsProfit(Objective objective) {
        int months = result.objective(objective).evaluation().path().months().size();
        Chart chart = Step4Chart.of(result, objective);
        int boxes = boxes(chart, Palette.SLEEVE_1).size() + boxes(chart, Palette.SLEEVE_2).size();
        assertThat(boxes).as("two weights and a profit a month, and two legends of two").isEqualTo(3 * months + 4);
        assertThat(chart.title()).isEqualTo("Step 4, objective " + objective.label() + ": " + result.objective(objective).config().name());
        assertThat(chart.caption()).contains("train/test split");
    }

    @Test
    void theWeightsOfAMonthFillTheShareFromZeroToOne() {
        List<Rectangle2D> lower = boxes(Step4Chart.of(result, Objective.ROBUST), Palette.SLEEVE_1);
        List<Rectangle2D> upper = boxes(Step4Chart.of(result, Objective.ROBUST), Palette.SLEEVE_2);
        Rectangle2D a = lower.get(0);
        Rectangle2D b = upper.get(0);
        assertThat(b.getMaxY()).isEqualTo(a.getMinY());
        assertThat(a.getX()).isEqualTo(b.getX());
        double weight = result.objective(Objective.ROBUST).evaluation().path().months().get(0).weightA();
        assertThat(a.getHeight() / (a.getHeight() + b.getHeight())).isCloseTo(weight, within(1e-9));
    }

    @Test
    void nothingIsDrawnBeyondTheFrameHoweverLongTheNames() {
        Chart chart = Step4Chart.of(result, Objective.RETURN);
        for (Mark mark : chart.marks()) {
            Rectangle2D bounds = mark instanceof Mark.Area area ? area.shape().getBounds2D() : ((Mark.Line) mark).path().getBounds2D();
            assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(0);
            assertThat(bounds.getMaxX()).isLessThanOrEqualTo(Plot.WIDTH);
            assertThat(bounds.getMaxY()).isLessThanOrEqualTo(chart.height());
        }
    }

    @Test
    void thePictureIsOnWhiteAndTwiceAsFine() throws IOException {
        Chart chart = Step4Chart.of(result, Objective.BALANCED);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png()));
        assertThat(image.getWidth()).isEqualTo(2 * Plot.WIDTH);
        assertThat(image.getHeight()).isEqualTo(2 * chart.height());
        assertThat(image.getRGB(0, 0)).isEqualTo(Color.WHITE.getRGB());
        assertThat(image.getRGB(image.getWidth() - 1, image.getHeight() - 1)).isEqualTo(Color.WHITE.getRGB());
    }
}
