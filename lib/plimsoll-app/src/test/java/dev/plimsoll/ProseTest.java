package dev.plimsoll;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.notebook.display.Display;
import dev.plimsoll.store.Stores;
import dev.plimsoll.twopass.TwoPassResult;
import org.junit.jupiter.api.Test;

/** A researcher's session in few words. */
class ProseTest extends WithFolder {

    private static final int DAYS = 500;

    @Test
    void aSessionReadsLikeProse() {
        Plimsoll lab = Plimsoll.open(Stores.fresh(folder.resolve("store.duckdb")).toString());
        RunReport run = lab.run(SampleRuns.write(folder.resolve("inputs"), DAYS).toString());
        String lastDay = run.result().state().dates().last().toString();
        int days = run.result().state().dates().size();

        assertThat(lab).hasToString("Plimsoll on " + folder.resolve("store.duckdb"));
        assertThat(run.state().rows()).hasSize(days);
        assertThat(run.risk().rows()).hasSize(days);
        assertThat(run.applied().rows()).hasSize(run.result().applied().orElseThrow().rebalances().size());
        assertThat(run.chart().svg()).contains("Equity and regimes");
        assertThat(days(run.regimes())).as("every day is in one stretch").isEqualTo(days);
        assertThat(lab.why(run, lastDay).rows()).hasSize(4);
        assertThat(lab.why(run, lastDay).toString()).contains("vol_fast").startsWith(run.id() + " on " + lastDay + ": ");
        assertFails(() -> lab.why(run, "13.6.2022"), UsageException.class, "2020-03-20");

        TwoPassResult audit = lab.twoPass(run);
        assertThat(audit.baselineRunId()).isEqualTo(run.id());
        assertThat(lab.runs()).hasSize(2);
        assertThat(lab.runs().describe().title()).isEmpty();
        assertThat(lab.runs(1)).containsExactly(lab.runs().get(0));
        assertThat(lab.runs(1).total()).isEqualTo(2);
        assertThat(lab.runs(1).describe().title()).isEqualTo("The latest 1 of 2 runs");
        assertThat(audit.validation().toString()).contains("Is the drawdown reduced?", "max drawdown improvement", "PASS");
        for (Describable result : new Describable[] {run, audit, audit.validation(), lab.runs(), run.regimes(), lab.why(run, lastDay)}) {
            assertThat(Display.of(result).get(Display.HTML)).contains("<table>", "</table>").doesNotContain("<script", "http");
        }
        assertThat(lab.sql("SELECT dd_level, run_id FROM audit.regime_day").table().columns()).extracting(c -> c.unit())
                .containsExactly("decimal fraction", "");
    }

    private static int days(Table regimes) {
        return regimes.rows().stream().mapToInt(row -> (Integer) row.get(3)).sum();
    }
}
