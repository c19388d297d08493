package dev.plimsoll.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What names and notes hold, in files that people open and tables that they see. */
class MarkupTest {

    private static final String TEXT = "a\u001b[31m\u0007\u007f\u009b\u202e\u2028b\r\nc<d>\ud83d";

    @Test
    void whatActsIsShownByItsNumberInEveryFormat() {
        assertThat(Markup.html(TEXT)).isEqualTo("a\\u001b[31m\\u0007\\u007f\\u009b\\u202e\\u2028b  c&lt;d&gt;\\ud83d");
        assertThat(Markup.markdown(TEXT)).isEqualTo("a\\\\u001b\\[31m\\\\u0007\\\\u007f\\\\u009b\\\\u202e\\\\u2028b  c&lt;d>\\\\ud83d");
        assertThat(Markup.code(TEXT)).isEqualTo("`a\\u001b[31m\\u0007\\u007f\\u009b\\u202e\\u2028b  c<d>\\ud83d`");
        assertThat(Table.of(List.of("name"), List.of(List.of("a\u001b[31m\u202eb"))).toString()).contains("a\\u001b[31m\\u202eb");
    }
}
