package dev.plimsoll.sweep;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeThresholds;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.Binding;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.TextFile;
import dev.plimsoll.store.identity.CanonicalJson;
import dev.plimsoll.store.identity.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values to try of the allocator's constants; every combination is a configuration. What is not varied is version 1's.
 *
 * @param axes values by constant: the name of a threshold such as dd_enter, {@code scalars.} and a regime, or smoothing_alpha
 */
public record Grid(SortedMap<String, List<Double>> axes) {

    private static final String SCALARS = "scalars.";
    private static final String ALPHA = "smoothing_alpha";
    private static final long MOST = 1_000_000;
    private static final int LABEL_DIGITS = 12;

    /** The file as it stands. */
    private record Document(Map<String, List<Double>> thresholds, Map<Regime, List<Double>> scalars, List<Double> smoothingAlpha) {
    }

    /**
     * Checks the values.
     *
     * @throws UsageException when nothing is varied, a threshold is unknown, or a constant has no value, one twice or one that is no number
     */
    public Grid {
        axes = new TreeMap<>(axes);
        if (axes.isEmpty()) {
            throw new UsageException("A grid needs a constant to vary, such as thresholds: {dd_enter: [-0.08, -0.10]}; found none.");
        }
        long size = 1;
        for (Map.Entry<String, List<Double>> axis : axes.entrySet()) {
            List<Double> values = axis.getValue();
            boolean isThreshold = !axis.getKey().equals(ALPHA) && !axis.getKey().startsWith(SCALARS);
            if (isThreshold && !RegimeThresholds.v1().asMap().containsKey(axis.getKey())) {
                RegimeThresholds.v1().withValue(axis.getKey(), 0); // refuses it with the names there are
            }
            if (values.isEmpty() || new HashSet<>(values).size() < values.size() || !values.stream().allMatch(Double::isFinite)) {
                throw new UsageException("The grid has " + axis.getKey() + ": " + values + "; expected one number or more, each once.");
            }
            size = Math.multiplyExact(size, (long) values.size());
            if (size > MOST) {
                throw new UsageException("The grid has more than " + MOST + " configurations; vary less.");
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param file YAML such as {@code thresholds: {dd_enter: [-0.08, -0.10]}}, with {@code scalars} by regime and {@code smoothing_alpha}
     * @return its grid
     */
    public static Grid read(Path file) {
        return parse(TextFile.read(file, "a grid in YAML, as --grid names it"), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param yaml the grid
     * @param source what to call it in a message
     * @return its grid
     */
    public static Grid parse(String yaml, String source) {
        Document document = Binding.PLAIN.bind(Document.class, Binding.PLAIN.yaml(yaml, source, "thresholds: {dd_enter: [-0.08, -0.10]}"),
                Map.of("thresholds", Map.of(), "scalars", Map.of(), "smoothing_alpha", List.of()), source);
        SortedMap<String, List<Double>> axes = new TreeMap<>(document.thresholds());
        document.scalars().forEach((regime, values) -> axes.put(SCALARS + regime, values));
        if (!document.smoothingAlpha().isEmpty()) {
            axes.put(ALPHA, document.smoothingAlpha());
        }
        try {
            return new Grid(axes);
        } catch (UsageException e) {
            throw new UsageException(source + ": " + e.getMessage(), e);
        }
    }

    /**
     * The configurations.
     *
     * @return every combination, the last constant by name varied first
     */
    public List<Configuration> configurations() {
        List<SortedMap<String, Double>> all = List.of(new TreeMap<>());
        for (Map.Entry<String, List<Double>> axis : axes.entrySet()) {
            List<SortedMap<String, Double>> longer = new ArrayList<>();
            for (SortedMap<String, Double> one : all) {
                for (double value : axis.getValue()) {
                    SortedMap<String, Double> with = new TreeMap<>(one);
                    with.put(axis.getKey(), value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all.stream().map(Configuration::new).toList();
    }

    /**
     * One combination.
     *
     * @param values by constant
     */
    public record Configuration(SortedMap<String, Double> values) {

        /**
         * Its name.
         *
         * @return each constant with its value, such as {@code dd_enter=-0.08 vol_accel_enter=1.2}
         */
        public String label() {
            return values.entrySet().stream().map(value -> value.getKey() + "=" + CanonicalJson.write(value.getValue()))
                    .collect(Collectors.joining(" "));
        }

        /**
         * Its constants, under a version that follows from them.
         *
         * @return v1.0 for those of version 1, else v2- and the start of their hash
         * @throws UsageException when they do not go together
         */
        public AllocatorConfig constants() {
            Map<String, Double> thresholds = new TreeMap<>(values);
            Map<Regime, Double> scalars = new EnumMap<>(RiskProfile.v1().scalars());
            OptionalDouble alpha = Optional.ofNullable(thresholds.remove(ALPHA)).stream().mapToDouble(value -> value).findFirst();
            values.forEach((name, value) -> {
                if (name.startsWith(SCALARS)) {
                    thresholds.remove(name);
                    scalars.put(Regime.parse(name.substring(SCALARS.length())), value);
                }
            });
            RiskProfile v1 = RiskProfile.v1();
            AllocatorConfig constants = new AllocatorConfig(AllocatorConfig.v1().version(), RegimeThresholds.v1().withValues(thresholds),
                    new RiskProfile(v1.name(), scalars, alpha.orElse(v1.alpha()), OptionalDouble.empty(), v1.min(), v1.max()),
                    Optional.empty());
            return constants.isV1() ? constants : new AllocatorConfig("v2-"
                    + Sha256.hex(CanonicalJson.write(Json.members(constants))).substring(0, LABEL_DIGITS), constants.thresholds(),
                    constants.profile(), Optional.empty());
        }
    }
}
