package dev.plimsoll.twopass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code two_pass_comparison.md}. */
class TwoPassMarkdownTest {

    @Test
    void startsWithTheGoldenTextByteForByte() throws IOException {
        String golden = Files.readString(SharedData.path(Examples.PAIR + "expected_two_pass_comparison.md"));
        assertThat(Examples.real().markdown()).startsWith(golden + "\nComparison only: this report holds no validation.\n");
    }

    @Test
    void listsEventsAnswersAndProvenance() {
        String markdown = Examples.judged(Examples.sample("a", "b"), Examples.validation()).markdown();
        assertThat(markdown).contains("\n## Deepest de-risking events\n",
                "| 1 | 2022-02-11 | 0.4247 | 2022-01-28 to 2022-04-01 | 9 | 2022-02-04 | CRISIS | dd_deep, dd_worsening, vol_spike (SCORE_3) |\n",
                "| 3 | 2020-03-20 | 0.8000 | 2020-03-20 to 2020-03-20 | 1 | – | – | before the first state row |\n",
                "\n**FAIL** Stage 6.5 validation\n\n**CAUTION** 1. Does the allocator reduce the drawdown?\n",
                "\n## Validation, question by question\n\n**CAUTION** 1. Does the allocator reduce the drawdown?\n\n| Verdict | Metric |",
                "| FAIL | cagr loss | 0.0294 share | PASS &lt; 0.01, CAUTION &lt;= 0.02, else FAIL |  |\n",
                "| PASS | covid 2020 | – | a day &lt; 0.70 or a top-ten event | NOT COVERED: no state rows in 2020-02-15..2020-04-30 |\n",
                "\n## How the metrics are defined\n\nReturns of a book simulated from weights, and of the scaled pass, follow exp(",
                "- Chain head: `" + "e5".repeat(32) + "`\n", "\n## How to check this\n");
        assertThat(markdown).endsWith("\n").doesNotContain("\r", "NaN");
    }

    @Test
    void textIsNeverReadAsMarkup() {
        Doc section = Doc.of("A | B", new Block.Text("<b>*bold*</b> & `code`"), Table.of(List.of("x_y"), List.of(List.of("a|b\nc"))));
        assertThat(Examples.sample("a`b", "c|d").with("", List.of(section)).markdown()).contains("Baseline run: `` a`b ``  \n",
                "\n## A \\| B\n\n&lt;b>\\*bold\\*&lt;/b> &amp; \\`code\\`\n\n| x_y |\n|---|\n| a\\|b c |\n");
    }
}
