package dev.plimsoll;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between packages, which all point one way, and the purity of the computing ones. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.plimsoll");

    private static final List<String> COMPUTING =
            List.of("timeseries", "portfolio", "door", "allocator", "sleeve", "walkforward", "intent", "sample");

    /** A package may use itself, what it names here, and what those may use. */
    private enum Layer {
        ERROR,
        TIMESERIES(ERROR),
        DOC(TIMESERIES),
        CHART(DOC),
        PORTFOLIO(TIMESERIES),
        DOOR(PORTFOLIO),
        SAMPLE(PORTFOLIO),
        ALLOCATOR(PORTFOLIO),
        SLEEVE(PORTFOLIO),
        WALKFORWARD(SLEEVE, ALLOCATOR),
        INTENT(SLEEVE, ALLOCATOR),
        STORE(WALKFORWARD, INTENT, SAMPLE, DOOR, DOC),
        RUN(STORE),
        ENGINE(STORE),
        KIND(RUN, CHART),
        TWOPASS(KIND),
        SWEEP(TWOPASS, ENGINE),
        GOVERNANCE(TWOPASS),
        EVIDENCE(GOVERNANCE),
        FACADE(EVIDENCE, SWEEP),
        NOTEBOOK(FACADE),
        CLI(NOTEBOOK);

        private final List<Layer> below;

        Layer(Layer... below) {
            this.below = List.of(below);
        }

        String pattern() {
            return this == FACADE ? "dev.plimsoll" : "dev.plimsoll." + name().toLowerCase(Locale.ROOT) + "..";
        }

        boolean reaches(Layer other) {
            return this == other || below.stream().anyMatch(layer -> layer.reaches(other));
        }
    }

    /** What asks for an allocator's run lies beside the facade, as its users import nothing else; its kind reads it. */
    private static final DescribedPredicate<JavaClass> REQUESTS = describe("ask for a run", type ->
            belongToAnyOf(RunRequest.class, RunRequest.Exposure.class, RunRequest.Exposure.Purpose.class, RunSource.class,
                    TwoPassRequest.class).test(type.getBaseComponentType()));

    static final List<Layer> LAYERS = List.of(Layer.values());

    @ParameterizedTest
    @FieldSource("LAYERS")
    void arrowsPointOneWay(Layer layer) {
        List<String> forbidden = new ArrayList<>();
        for (Layer other : Layer.values()) {
            if (!layer.reaches(other)) {
                forbidden.add(other.pattern());
            }
        }
        if (!forbidden.isEmpty()) {
            DescribedPredicate<JavaClass> above = resideInAnyPackage(forbidden.toArray(String[]::new));
            noClasses().that().resideInAPackage(layer.pattern()).should()
                    .dependOnClassesThat(layer.reaches(Layer.KIND) ? above.and(not(REQUESTS)) : above).allowEmptyShould(true).check(CLASSES);
        }
    }

    @Test
    void requestsSeeNoKindOfRun() {
        noClasses().that(REQUESTS).should().dependOnClassesThat(resideInAnyPackage("dev.plimsoll", "dev.plimsoll.kind..")
                .and(not(REQUESTS))).check(CLASSES);
    }

    @Test
    void everyPackageHasALayer() {
        List<String> known = LAYERS.stream().map(layer -> layer.name().toLowerCase(Locale.ROOT)).toList();
        List<String> unknown = CLASSES.stream().map(c -> c.getPackageName().replaceFirst("^dev\\.plimsoll\\.?", "").replaceFirst("\\..*", ""))
                .filter(name -> !name.isEmpty() && !known.contains(name)).distinct().toList();
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.io..", "java.nio.file..", "java.nio.channels..", "java.sql..", "java.net..", "java.util.logging..",
        "org.slf4j..", "tools.jackson..", "org.jooq..", "org.duckdb..", "tech.tablesaw..", "de.siegmar..", "picocli.."})
    void computingPackagesNeitherReadNorWrite(String library) {
        noClasses().that().resideInAnyPackage(computing())
                .should().dependOnClassesThat().resideInAPackage(library).allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void computingPackagesReadNoClockEnvironmentOrDefaults() {
        noClasses().that().resideInAnyPackage(computing())
                .should().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(System.class, "getenv")
                .orShould().callMethod(System.class, "getenv", String.class)
                .orShould().callMethod(System.class, "getProperty", String.class)
                .orShould().callMethod(System.class, "getProperty", String.class, String.class)
                .orShould().callMethodWhere(target(name("now")))
                .orShould().dependOnClassesThat().areAssignableTo(Clock.class)
                .orShould().callMethod(Locale.class, "getDefault")
                .orShould().callMethod(TimeZone.class, "getDefault")
                .orShould().callMethod(String.class, "toLowerCase")
                .orShould().callMethod(String.class, "toUpperCase")
                .orShould().callMethod(String.class, "format", String.class, Object[].class)
                .orShould().callMethod(String.class, "formatted", Object[].class)
                .orShould().callMethod(Math.class, "random")
                .orShould().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .allowEmptyShould(true).check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "log", "log10", "log1p", "expm1", "sin", "cos", "tan", "tanh", "cbrt"})
    void computingPackagesUseFunctionsThatAreTheSameOnEveryMachine(String function) {
        noClasses().that().resideInAnyPackage(computing()).should().callMethod(Math.class, function, double.class)
                .orShould().callMethod(Math.class, "pow", double.class, double.class)
                .because("only StrictMath gives the same bits everywhere").allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void somethingIsChecked() {
        assertThat(CLASSES.stream().map(c -> c.getPackageName()).distinct().toList())
                .contains("dev.plimsoll.error", "dev.plimsoll.timeseries", "dev.plimsoll.allocator", "dev.plimsoll.allocator.state",
                        "dev.plimsoll.allocator.regime", "dev.plimsoll.allocator.risk", "dev.plimsoll.sleeve", "dev.plimsoll.walkforward",
                        "dev.plimsoll.intent", "dev.plimsoll.store");
    }

    private static String[] computing() {
        return COMPUTING.stream().map(name -> "dev.plimsoll." + name + "..").toArray(String[]::new);
    }
}
