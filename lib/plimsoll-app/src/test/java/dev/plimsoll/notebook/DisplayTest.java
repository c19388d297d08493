package dev.plimsoll.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.notebook.display.Display;
import dev.plimsoll.store.query.SqlResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.dflib.jjava.jupyter.Extension;
import org.junit.jupiter.api.Test;
import org.rapaio.jupyter.kernel.display.DisplaySystem;

/** How results look in a notebook and in JShell. */
class DisplayTest {

    private static final Table TABLE = Table.of("Runs & more",
            List.of(Column.of("name"), new Column("scalar", "fraction")),
            List.of(Arrays.asList("<b>", 0.123456789), Arrays.asList("b", null), Arrays.asList(null, 1.0)));

    @Test
    void aTableHasUnitsNumbersAtTheRightAndNoMarkupOfItsCells() {
        assertThat(Display.of(TABLE).get(Display.HTML)).isEqualTo("""
                <div>
                <p><strong>Runs &amp; more</strong></p>
                <table>
                <thead>
                <tr><th style="text-align:left">name</th><th style="text-align:right">scalar</th></tr>
                <tr><th style="text-align:left"></th><th style="text-align:right"><small><em>fraction</em></small></th></tr>
                </thead>
                <tbody>
                <tr><td style="text-align:left">&lt;b&gt;</td><td style="text-align:right">0.123457</td></tr>
                <tr><td style="text-align:left">b</td><td style="text-align:right">\u2013</td></tr>
                <tr><td style="text-align:left">\u2013</td><td style="text-align:right">1.000000</td></tr>
                </tbody>
                </table>
                </div>""");
    }

    @Test
    void theSameTableReadsWellInJShell() {
        assertThat(TABLE).hasToString("""
                Runs & more
                name      scalar
                      [fraction]
                <b>     0.123457
                b              -
                -       1.000000""");
    }

    @Test
    void aLongTableShowsItsBeginningAndSaysSo() {
        List<List<Object>> rows = IntStream.range(0, 1700).<List<Object>>mapToObj(i -> List.of(i)).toList();
        Table all = Table.of("", List.of(Column.of("n")), rows);
        assertThat(Display.of(all).get(Display.HTML)).contains("<td style=\"text-align:right\">39</td>", "40 of 1,700 rows")
                .doesNotContain(">40</td>");
        assertThat(all.limit(2)).hasToString("n\n0\n1\n2 of 1,700 rows");
        assertThat(new SqlResult(List.of("n"), rows, true).limit(1)).hasToString("n\n0\n1 of more than 1,700 rows");
        assertThat(all.limit(0)).hasToString("n\n0 of 1,700 rows");
    }

    @Test
    void kernelsOfOthersFindTheDisplayAsAService() {
        assertThat(ServiceLoader.load(Extension.class).stream().map(p -> p.type().getSimpleName())).contains("JJavaDisplay");
        Map<String, Object> shown = DisplaySystem.inst().render(new SqlResult(List.of("n"), List.of(List.of(7)), false)).data();
        assertThat(shown.get("text/html").toString()).contains(">7</td>");
        assertThat(shown.get("text/plain")).hasToString("n\n7");
    }
}
