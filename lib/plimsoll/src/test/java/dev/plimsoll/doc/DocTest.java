package dev.plimsoll.doc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.doc.Block.Picture;
import dev.plimsoll.doc.Table.Column;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One document with every kind of block, as each writer writes it. */
class DocTest {

    private static final Doc DOC = Doc.of("Audit of a & b",
            Block.Facts.of("rules", "v1.0", "content", new Cell.Mono("ab_cd"), "last", null),
            new Block.Text("Says <nothing> of *note*."),
            new Block.Verdict(new Cell.Tag("CAUTION", Cell.Tone.CAUTION), "Is it stable?"),
            Doc.of("Figures", Block.Facts.of("CAGR", Num.percent(-0.0294), "days", 12),
                    new Table("Passes", List.of(Column.of("figure"), new Column("value", "fraction"), Column.of("day"), Column.of("")),
                            List.of(Arrays.asList("a|b", -0.123456789, LocalDate.parse("2024-01-02"), new Cell.Tag("PASS", Cell.Tone.PASS)),
                                    Arrays.asList("gap", null, null, new Cell.Swatch("CRISIS", Palette.CRISIS)),
                                    Arrays.asList("cut", 1.0, null, "x")), 2, true),
                    new Chart()),
            new Block.Items(List.of("first", "second")),
            new Block.Code("SELECT 1\n  FROM t"),
            new Block.Tree(List.of(new Block.Tree.Node("input", "weights", "0123", List.of(new Block.Tree.Node("", "leaf", "", List.of()))),
                    new Block.Tree.Node("output", "state", "4567", List.of()))));

    private record Chart() implements Picture {

        @Override
        public String title() {
            return "Equity";
        }

        @Override
        public String caption() {
            return "It rises.";
        }

        @Override
        public int width() {
            return 640;
        }

        @Override
        public byte[] png() {
            return "png".getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public String inlineSvg() {
            return "<svg/>";
        }
    }

    @Test
    void onATerminal() {
        assertThat(DOC.text()).isEqualTo("""
                Audit of a & b
                  rules    v1.0
                  content  ab_cd
                  last     -
                Says <nothing> of *note*.
                CAUTION  Is it stable?

                Figures
                  CAGR  -2.94 %
                  days  12

                Passes
                figure       value  day
                        [fraction]
                a|b      -0.123457  2024-01-02  PASS
                gap              -  -           CRISIS
                2 of 3 rows

                  first
                  second

                SELECT 1
                  FROM t

                ├─ input: weights
                │  └─ leaf
                └─ output: state""");
    }

    @Test
    void inANotebook() {
        assertThat(HtmlWriter.fragment(DOC)).isEqualTo("""
                <div>
                <p><strong>Audit of a &amp; b</strong></p>
                <dl class="facts">
                <dt>rules</dt><dd>v1.0</dd>
                <dt>content</dt><dd><code>ab_cd</code></dd>
                <dt>last</dt><dd>\u2013</dd>
                </dl>
                <p>Says &lt;nothing&gt; of *note*.</p>
                <p class="verdict"><strong>CAUTION</strong> Is it stable?</p>
                <p><strong>Figures</strong></p>
                <dl class="figures">
                <div><dt>CAGR</dt><dd>\u22122.94\u00a0%</dd></div>
                <div><dt>days</dt><dd>12</dd></div>
                </dl>
                <p>Passes</p>
                <table>
                <thead>
                <tr><th style="text-align:left">figure</th><th style="text-align:right">value</th>\
                <th style="text-align:left">day</th><th style="text-align:left"></th></tr>
                <tr><th style="text-align:left"></th><th style="text-align:right"><small><em>fraction</em></small></th>\
                <th style="text-align:left"></th><th style="text-align:left"></th></tr>
                </thead>
                <tbody>
                <tr><td style="text-align:left">a|b</td><td style="text-align:right">\u22120.123457</td>\
                <td style="text-align:left;white-space:nowrap">2024-01-02</td><td style="text-align:left">PASS</td></tr>
                <tr><td style="text-align:left">gap</td><td style="text-align:right">\u2013</td>\
                <td style="text-align:left">\u2013</td><td style="text-align:left">CRISIS</td></tr>
                </tbody>
                </table>
                <p><small>2 of 3 rows</small></p>
                <figure><img alt="Equity. It rises." width="640" src="data:image/png;base64,cG5n"/><figcaption><small>It rises.</small>\
                </figcaption></figure>
                <ul>
                <li>first</li>
                <li>second</li>
                </ul>
                <pre>SELECT 1
                  FROM t</pre>
                <ul class="tree">
                <li title="0123"><details open="open"><summary><span class="kind">input</span> weights</summary>
                <ul>
                <li title="">leaf</li>
                </ul>
                </details></li>
                <li title="4567"><span class="kind">output</span> state</li>
                </ul>
                </div>""");
    }

    @Test
    void onAPage() {
        String page = HtmlWriter.page(DOC);
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>").contains("<title>Audit of a &amp; b</title>");
        assertThat(page.substring(page.indexOf("<body>"))).isEqualTo("""
                <body>
                <main>
                <header>
                <p class="brand">Plimsoll</p>
                <h1>Audit of a &amp; b</h1>
                <dl class="facts">
                <dt>rules</dt><dd>v1.0</dd>
                <dt>content</dt><dd><code>ab_cd</code></dd>
                <dt>last</dt><dd>\u2013</dd>
                </dl>
                <p>Says &lt;nothing&gt; of *note*.</p>
                </header>
                <section class="banner caution">
                <p class="verdict"><span class="badge caution"><span aria-hidden="true">!</span> CAUTION</span> Is it stable?</p>
                </section>
                <section>
                <h2>Figures</h2>
                <dl class="figures">
                <div><dt>CAGR</dt><dd>\u22122.94\u00a0%</dd></div>
                <div><dt>days</dt><dd>12</dd></div>
                </dl>
                <p class="label">Passes</p>
                <div class="scroll"><table>
                <thead>
                <tr><th scope="col">figure</th><th scope="col" class="n">value</th><th scope="col">day</th><th scope="col"></th></tr>
                <tr><th scope="col"></th><th scope="col" class="n"><small><em>fraction</em></small></th><th scope="col"></th>\
                <th scope="col"></th></tr>
                </thead>
                <tbody>
                <tr><td>a|b</td><td class="n">\u22120.123457</td><td><span class="d">2024-01-02</span></td>\
                <td><span class="badge pass"><span aria-hidden="true">✓</span> PASS</span></td></tr>
                <tr><td>gap</td><td class="n">\u2013</td><td>\u2013</td>\
                <td><span class="d"><span class="swatch crisis"></span>CRISIS</span></td></tr>
                </tbody>
                </table></div>
                <p><small>2 of 3 rows</small></p>
                <figure>
                <svg/>
                <figcaption>It rises.</figcaption>
                </figure>
                </section>
                <section>
                <ul class="items">
                <li>first</li>
                <li>second</li>
                </ul>
                </section>
                <section>
                <pre>SELECT 1
                  FROM t</pre>
                </section>
                <section>
                <ul class="tree">
                <li title="0123"><details open="open"><summary><span class="kind">input</span> weights</summary>
                <ul>
                <li title="">leaf</li>
                </ul>
                </details></li>
                <li title="4567"><span class="kind">output</span> state</li>
                </ul>
                </section>
                </main>
                </body>
                </html>
                """);
    }

    @Test
    void inMarkdown() {
        assertThat(MarkdownWriter.write(DOC)).isEqualTo("""
                # Audit of a &amp; b

                - rules: v1.0
                - content: `ab_cd`
                - last: \u2013

                Says &lt;nothing> of \\*note\\*.

                **CAUTION** Is it stable?

                ## Figures

                - CAGR: -2.94 %
                - days: 12

                Passes

                | figure | value \\[fraction\\] | day |  |
                |---|---:|---|---|
                | a\\|b | -0.123457 | 2024-01-02 | PASS |
                | gap | \u2013 | \u2013 | CRISIS |

                2 of 3 rows

                - first
                - second

                ```
                SELECT 1
                  FROM t
                ```

                - input: weights
                  - leaf
                - output: state
                """);
    }

    @Test
    void aLongTableShowsItsBeginningAndAnEmptyOneSaysSo() {
        Table all = Table.of("", List.of(Column.of("n")), IntStream.range(0, 1700).mapToObj(List::of).toList());
        assertThat(all.toString().lines()).hasSize(42).endsWith("39", "40 of 1,700 rows");
        assertThat(all.limit(1)).hasToString("n\n0\n1 of 1,700 rows");
        assertThat(all.limit(2000).toString().lines()).hasSize(1701);
        assertThat(new Table("", all.columns(), List.of(List.of(1)), 5, false)).hasToString("n\n1\n1 of more than 1 rows");
        assertThat(Table.of("", List.of(Column.of("n")), List.of())).hasToString("n\n0 rows");
    }
}
