package dev.plimsoll.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code two_pass_comparison.md}. */
class TwoPassMarkdownTest {

    @Test
    void startsWithTheGoldenTextByteForByte() throws IOException {
        String golden = Files.readString(SharedData.path(Examples.PAIR + "expected_two_pass_comparison.md"));
        assertThat(Examples.real().markdown()).startsWith(golden + "\n## Regimes (Baseline Run)\n");
    }

    @Test
    void listsEventsAnswersAndProvenance() {
        String markdown = Examples.sample("a", "b").withValidation(Examples.validation()).markdown();
        assertThat(markdown).contains("\n## Deepest De-Risking Events\n",
                "| 1 | 2022-02-11 | 0.4247 | 2022-01-28 to 2022-04-01 | 9 | 2022-02-04 | CRISIS | dd_deep, dd_worsening, vol_spike (SCORE_3) |\n",
                "| 3 | 2020-03-20 | 0.8000 | 2020-03-20 to 2020-03-20 | 1 | – | – | before the first state row |\n",
                "\n## Validation (Stage 6.5): FAIL\n\n### 1. Does the allocator reduce the drawdown? CAUTION\n\n",
                "| FAIL | cagr loss | 0.0294 share | PASS &lt; 0.01, CAUTION &lt;= 0.02, else FAIL |  |\n",
                "| PASS | covid 2020 | – | a day &lt; 0.70 or a top-ten event | NOT COVERED: no state rows in 2020-02-15..2020-04-30 |\n",
                "\n## How The Figures Are Defined\n\nReturns of a book simulated from weights, and of the scaled pass, follow exp(",
                "- Chain head: `" + "e5".repeat(32) + "`\n", "\n## How To Check This\n");
        assertThat(markdown).endsWith("\n").doesNotContain("\r", "NaN");
    }

    @Test
    void textIsNeverReadAsMarkup() {
        Section section = new Section("A | B", List.of(new Section.Paragraph("<b>*bold*</b> & `code`"),
                new Section.Table(List.of("x_y"), List.of(List.of("a|b\nc")), Set.of())));
        assertThat(Examples.sample("a`b", "c|d").withSection(section).markdown()).contains("Baseline run: `` a`b ``  \n",
                "\n## A \\| B\n\n&lt;b>\\*bold\\*&lt;/b> &amp; \\`code\\`\n\n| x_y |\n|---|\n| a\\|b c |\n");
    }
}
