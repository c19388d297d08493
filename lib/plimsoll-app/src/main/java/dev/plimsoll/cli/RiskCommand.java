package dev.plimsoll.cli;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.risk.RiskProfile;
import dev.plimsoll.allocator.risk.RiskTransformer;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.allocator.AllocatorArtifacts;
import dev.plimsoll.store.files.AllocatorMeta;
import dev.plimsoll.store.files.StageFiles;
import dev.plimsoll.store.files.TableReader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The third stage on files. */
@Command(name = "risk", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Turn regimes from a file, or of a stored run, into risk scalars; no store is changed.",
        footer = {"", "Anything but profile L with its alpha and no override is marked as research in the meta.", "", "Examples:",
            "  plimsoll risk --run core_v9_2025 --to out",
            "  plimsoll risk --regime out/allocator_regime_v1.csv --to out --profile M --half-life 5"})
final class RiskCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    @Option(names = "--profile", paramLabel = "L|M|H", defaultValue = "L",
            description = "Risk profile (default: L, which is v1): low, institutional, conservative; medium, balanced; high, aggressive.")
    private String profile;

    @ArgGroup(exclusive = true)
    private Smoothing smoothing;

    @Option(names = "--override-regime", paramLabel = "REGIME", description = "Use this regime on every day.")
    private String override;

    @Mixin
    private DecimalOption decimal;

    @Mixin
    private StageOutput stage;

    @Mixin
    private OutputOptions output;

    @Mixin
    private StoreOptions store;

    static final class Source {
        @Option(names = "--regime", paramLabel = "FILE", description = "Regimes, CSV or Parquet with date and regime.")
        private Path regime;

        @Option(names = "--run", paramLabel = "RUN", description = "Id of a stored run.")
        private String run;
    }

    static final class Smoothing {
        @Option(names = "--alpha", paramLabel = "A", description = "Share of the gap closed per day, above 0, to 1.")
        private Double alpha;

        @Option(names = "--half-life", paramLabel = "DAYS", description = "Days in which half the gap closes; replaces alpha.")
        private Double halfLife;
    }

    @Override
    public Integer call() {
        RiskProfile effective = RiskProfile.parse(profile);
        if (smoothing != null) {
            effective = smoothing.alpha != null ? effective.withAlpha(smoothing.alpha) : effective.withHalfLife(smoothing.halfLife);
        }
        Optional<Regime> everyDay = Optional.ofNullable(override).map(RiskCommand::regime);
        TableReader reader = decimal.reader();
        RegimePath path = source.run == null ? StageFiles.regime(source.regime, reader) : store.open().chain(source.run).regime();
        RiskPath risk = RiskTransformer.transform(path.dates(), path.regimes(), effective, everyDay);
        boolean v1 = effective.sameConstants(RiskProfile.v1()) && everyDay.isEmpty();
        stage.write(output.console(), reader.notes(), AllocatorArtifacts.of(risk),
                AllocatorMeta.of(v1 ? AllocatorConfig.v1().version() : "research", risk.meta()));
        return 0;
    }

    private static Regime regime(String label) {
        try {
            return Regime.parse(label.strip().toUpperCase(Locale.ROOT));
        } catch (DataException e) {
            throw new UsageException("--override-regime: " + e.getMessage(), e);
        }
    }
}
