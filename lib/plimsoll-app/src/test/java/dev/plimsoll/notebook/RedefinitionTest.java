package dev.plimsoll.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.Sampled;
import dev.plimsoll.WithFolder;
import dev.plimsoll.notebook.Script.ScriptException;
import dev.plimsoll.notebook.java.JavaSession;
import dev.plimsoll.notebook.java.JavaSession.SnippetException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is defined anew, a variable that was made before keeps its value, or is named: in kernel, script and shell. */
class RedefinitionTest extends WithFolder {

    /**
     * One way.
     *
     * @param before what is there; # stands for the row, so that all rows fit into one session
     * @param anew what is defined anew
     * @param value an expression
     * @param kept its value afterwards; empty when the variable loses it
     * @param lost the variables that lose their values
     * @param cause what they were made from
     */
    private record Way(String before, String anew, String value, String kept, String lost, String cause) {

        static Way kept(String before, String anew, String value, String kept) {
            return new Way(before, anew, value, kept, "", "");
        }

        static Way lost(String before, String anew, String lost, String cause) {
            return new Way(before, anew, "", "", lost, cause);
        }

        Way row(int row) {
            String name = Integer.toString(row);
            return new Way(before.replace("#", name), anew.replace("#", name), value.replace("#", name), kept, lost.replace("#", name),
                    cause.replace("#", name));
        }

        String says() {
            return lost + (lost.contains(",") ? " have lost their values: they were made from " : " has lost its value: it was made from ")
                    + cause + ", which is defined anew here.";
        }
    }

    private static final List<Way> WAYS = rows(
            Way.kept("double limit#() { return -0.08 * 2; }\nvar l# = limit#();", "double limit#() { return -0.2; }", "l#", "-0.16"),
            Way.kept("var dd# = -0.08;\nvar l# = dd# * 2;", "var dd# = -0.10;", "l# + \" \" + dd#", "-0.16 -0.1"),
            Way.kept("var dd# = -0.08;\ndouble limit#() { return dd# * 2; }\nvar l# = limit#();", "var dd# = -0.10;",
                    "l# + \" \" + limit#()", "-0.16 -0.2"),
            Way.kept("int x# = 5;\nvar z# = x# + 1;", "int x#;", "z# + \" \" + x#", "6 0"),
            Way.kept("var a# = 1;\nint m#() { return a#; }\nvar b# = m#();\nint n#() { return b# + 1; }\nvar c# = n#();",
                    "int m#() { return 5; }\nint n#() { return 6; }", "a# + \" \" + b# + \" \" + c#", "1 1 2"),
            Way.kept("int f#() { return g#(); }\nint g#() { return 1; }\nvar x# = f#();", "int g#() { return 2; }",
                    "x# + \" \" + f#()", "1 2"),
            Way.kept("var k# = 2.0;\nrecord R#(double x) { double f() { return k# * x; } }\nvar r# = new R#(3);", "var k# = 5.0;", "r#.f()",
                    "15.0"),
            Way.kept("var k# = 2.0;\nDoubleSupplier s# = () -> k# * 3;", "var k# = 5.0;", "s#.getAsDouble()", "15.0"),
            Way.kept("record R#(int a) { }\nvar r# = new R#(4);\nvar q# = r#.a() + 1;", "import java.awt.Point;", "r#.a() + q#", "9"),
            Way.kept("int f#(int n) { return n; }\nvar sum# = f#(1) + List.of(1, 2).stream().mapToInt(n -> n * f#(n)).sum();",
                    "int f#(int n) { return 0; }", "sum#", "6"),
            Way.lost("record R#(int a) { }\nvar r# = new R#(1);\nList<R#> list# = List.of(r#);", "record R#(int a, int b) { }",
                    "r#, list#", "R#"),
            Way.lost("class C# { int n = 1; }\nvar c# = new C#();", "class C# { int n = 2; }", "c#", "C#"),
            Way.lost("enum E# { A, B }\nvar e# = E#.A;", "enum E# { A, B, C }", "e#", "E#"),
            Way.lost("interface I# { double f(); }\nI# i# = () -> 2;",
                    "interface I# { double f(); default int g() { return 1; } }", "i#", "I#"),
            Way.lost("double k#() { return 1; }\nrecord R#(double x) { double f() { return k#() * x; } }\nvar r# = new R#(2);",
                    "double k#() { return 3; }", "r#", "k#"),
            Way.lost("double k#() { return 1; }\n"
                    + "class C# { static final double MOST = 1; static int n; static void up() { n += k#(); } }\nC#.up();",
                    "double k#() { return 3; }", "C#.n", "k#"),
            Way.lost("double dd# = 1;\nvar l# = dd# * 2;", "String dd# = \"x\";", "l#", "dd#"),
            Way.lost("double k#() { return 1; }\nvar l# = k#();", "String k#() { return \"x\"; }", "l#", "k#"));

    private static JavaSession session;
    private static List<String> shell;

    private static List<Way> rows(Way... ways) {
        List<Way> rows = new ArrayList<>();
        for (Way way : ways) {
            rows.add(way.row(rows.size() + 1));
        }
        return List.copyOf(rows);
    }

    static Stream<Way> kept() {
        return WAYS.stream().filter(way -> way.lost().isEmpty());
    }

    static Stream<Way> lost() {
        return WAYS.stream().filter(way -> !way.lost().isEmpty());
    }

    @BeforeAll
    static void start() {
        session = new JavaSession();
        StringBuilder text = new StringBuilder();
        for (Way way : WAYS) {
            text.append(way.before()).append("\nSystem.out.println(\"# anew\");\n").append(way.anew()).append('\n');
            text.append("System.out.println(\"# value \" + (").append(way.lost().isEmpty() ? way.value() : "0").append("));\n");
        }
        shell = List.of(InteractiveShellTest.paste(text.toString()).replace("\r\n", "\n").split("# anew\n"));
    }

    @AfterAll
    static void stop() {
        session.close();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void inACellAVariableKeepsItsValue(Way way) {
        session.run(way.before());
        session.run(way.anew());
        assertThat(session.run(way.value()).value()).hasToString(way.kept());
    }

    @ParameterizedTest
    @MethodSource("lost")
    void orTheCellEndsAndNamesVariableAndCause(Way way) {
        session.run(way.before());
        assertThatThrownBy(() -> session.run("\n" + way.anew())).isInstanceOfSatisfying(SnippetException.class,
                e -> assertThat(e.kind()).isEqualTo(SnippetException.Kind.LOST)).hasMessageStartingWith("line 2: " + way.says());
    }

    @Test
    void aScriptGoesOnWithTheValues() throws IOException {
        StringBuilder text = new StringBuilder();
        kept().forEach(way -> text.append(way.before()).append('\n').append(way.anew()).append("\nif (!String.valueOf(").append(way.value())
                .append(").equals(\"").append(way.kept()).append("\")) throw new IllegalStateException(\"\" + ").append(way.value())
                .append(");\n"));
        assertThat(Script.read(Files.writeString(folder.resolve("s.jsh"), text)).run(List.of())).isZero();
    }

    /** What is lost, is lost as in a cell; so here one of a variable and one of a static field. */
    static Stream<Way> lostInAScript() {
        return Sampled.THOROUGH ? lost() : lost().filter(way -> way.lost().contains(",") || way.lost().contains("."));
    }

    @Tag("sampled")
    @ParameterizedTest
    @MethodSource("lostInAScript")
    void orTheScriptStops(Way way) throws IOException {
        System.clearProperty("plimsoll.test.went.on");
        Script script = Script.read(Files.writeString(folder.resolve("s.jsh"), way.before() + "\n" + way.anew()
                + "\nSystem.setProperty(\"plimsoll.test.went.on\", \"yes\");"));
        assertThatThrownBy(() -> script.run(List.of())).isInstanceOfSatisfying(ScriptException.class,
                e -> assertThat(e.exitCode()).isEqualTo(65))
                .hasMessageStartingWith("s.jsh, line " + (way.before().lines().count() + 1) + ": " + way.says());
        assertThat(System.getProperty("plimsoll.test.went.on")).isNull();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void inTheShellAVariableKeepsItsValue(Way way) {
        assertThat(shell.get(WAYS.indexOf(way) + 1)).contains("# value " + way.kept() + "\n").doesNotContain("update replaced variable");
    }

    @ParameterizedTest
    @MethodSource("lost")
    void orTheShellNamesIt(Way way) {
        for (String name : way.lost().split(", ")) {
            assertThat(shell.get(WAYS.indexOf(way) + 1)).contains("|    update replaced " + (name.contains(".")
                    ? "class " + name.substring(0, name.indexOf('.')) + ", static fields reset" : "variable " + name));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "record Q(int a) { }\\nvar q = new Q(1);\\nvar n = q.a(); "
            + "| record Q(int a, int b) { }\\nvar q = new Q(1, 2);\\nvar n = q.b(); | n | 2",
        "record T(int a) { }\\nList<T> ts = List.of(new T(1)); | record T(int b) { }\\n// anew\\nList<T> ts = List.of(); | ts | []",
        "record S(int a) { }\\nS[] ss = {}; | record S(int b) { }\\nfinal S[] ss = {new S(7)}; /* ss */ | ss[0].b() | 7",
        "int w() { return 1; }\\nclass W { static int n; int f() { return w(); } } "
            + "| int w() { return 2; }\\nclass W { static int n = 3; int f() { return w(); } } | W.n | 3",
        "var y = 1;\\nvar ys = y + 1; | String y = \"a\";\\nvar ys = y + 1; | ys | a1"})
    void aCellThatMakesItsVariablesAgainIsQuiet(String cell, String again, String value, String is) {
        session.run(cell.replace("\\n", "\n"));
        session.run(again.replace("\\n", "\n"));
        assertThat(session.run(value).value()).hasToString(is);
    }

    @Test
    void aVariableThatComesBackHasItsValueOrIsNamedAgain() {
        session.run("double back = 1;\nvar late = back * 2;\ninterface B { int a(); }\nB b = () -> 1;");
        assertThatThrownBy(() -> session.run("String back = \"x\";")).hasMessageContaining("late has lost its value");
        session.run("double back = 3;");
        assertThat(session.run("late").value()).isEqualTo(2.0);
        assertThatThrownBy(() -> session.run("interface B { int a(); int b(); }")).hasMessageContaining("b has lost its value");
        assertThatThrownBy(() -> session.run("interface B { int a(); }")).hasMessageContaining("b has lost its value");
        session.run("B b = () -> 2;\ndouble back = 4;");
        assertThat(session.run("b.a() + late").value()).isEqualTo(4.0);
    }

    @Test
    void aMethodThatIsRejectedIsSaidFirstAndCostsNoValue() {
        session.run("double typo() { return 1; }\nvar typed = typo();");
        assertThatThrownBy(() -> session.run("double typo() { return \"x\"; }")).hasMessageContaining("incompatible types");
        assertThatThrownBy(() -> session.run("double typo() { return later(); }\ntypo();"))
                .hasMessageContaining("not declared: method later()");
        session.run("double later() { return 2; }");
        assertThat(session.run("typed + typo()").value()).isEqualTo(3.0);
    }

    @Test
    void aValueThatCannotBeComputedAnewLeavesTheFormerOne() {
        session.run("int zero = 0;\nint whole = 5;\nvar half = whole / 2.0;");
        assertThatThrownBy(() -> session.run("int whole = 1 / zero;")).hasMessage("/ by zero");
        assertThat(session.run("whole + half").value()).isEqualTo(7.5);
    }

    @Test
    void aFunctionThatCallsItselfIsItsNewestVersion() {
        session.run("Function<Integer, Integer> fact = n -> 1;");
        for (int factor = 1; factor <= 3; factor++) {
            session.run("Function<Integer, Integer> fact = n -> n < 2 ? " + factor + " : n * fact.apply(n - 1);");
            assertThat(session.run("fact.apply(4)").value()).isEqualTo(24 * factor);
        }
    }
}
