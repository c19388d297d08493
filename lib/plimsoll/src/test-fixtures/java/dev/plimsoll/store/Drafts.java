package dev.plimsoll.store;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.store.audit.AuditDraft;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunDraft.ImportCheck;
import dev.plimsoll.store.run.RunDraft.Role;
import dev.plimsoll.store.run.RunDraft.RunArtifact;
import dev.plimsoll.store.run.RunDraft.Subject;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.store.run.RunKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Small runs with literal rows, for tests of the store alone; the rows are well-formed, not the result of a computation. */
public final class Drafts {

    public static final Artifact ASSETS = TextRows.artifact(ArtifactSchema.ASSET_RETURN, """
            date        asset  ret
            2024-01-02  A      0.01
            2024-01-02  B      -
            2024-01-03  A      -0.02
            2024-01-03  B      0.005
            """);
    public static final Artifact RETURNS = TextRows.artifact(ArtifactSchema.PORTFOLIO_RETURN, """
            date        ret
            2024-01-02  0.01
            2024-01-03  -0.0075
            """);
    public static final Artifact EQUITY = TextRows.artifact(ArtifactSchema.EQUITY_CURVE, """
            date        equity
            2024-01-02  1.01
            2024-01-03  1.002425
            """);
    public static final Artifact WEIGHTS = TextRows.artifact(ArtifactSchema.WEIGHT, """
            date        asset  weight
            2024-01-02  A      0.5
            2024-01-02  B      -0.25
            """);
    public static final Artifact TREND = TextRows.artifact(ArtifactSchema.TREND_UNIT_RETURN, """
            date        asset  ret
            2024-01-02  A      0
            2024-01-03  A      -0.02
            """);
    public static final Artifact SLEEVES = TextRows.artifact(ArtifactSchema.SLEEVE_RETURN, """
            date        sleeve  ret
            2024-01-02  carry   0.004
            2024-01-02  trend   0.006
            """);
    public static final Artifact STATE = TextRows.artifact(ArtifactSchema.ALLOCATOR_STATE, """
            date        port_rvol_20d  port_rvol_60d  vol_accel  dd_level  dd_slope_10d  corr_20d  corr_60d  corr_shock  \
            trend_breadth_20d  sleeve_concentration_60d
            2024-01-02  0.10           0.10           1.0        0         0             0.2       0.2       0           0.5  -
            2024-01-03  0.13           0.10           1.3        -0.0075   -0.0075       0.3       0.2       0.1         -    0.6
            """);
    public static final Artifact REGIME = TextRows.regimes("""
            2024-01-02  NORMAL  -       false  false  false  false  false  false  false  false  0  0  NORMAL  NONE     FIRST_DAY  1  -
            2024-01-03  STRESS  NORMAL  true   true   false  false  true   true   false  false  2  2  STRESS  SCORE_2  UPGRADE    1  1
            """);
    public static final Artifact CALM = TextRows.regimes("""
            2024-01-02  NORMAL  -       false  false  false  false  false  false  false  false  0  0  NORMAL  NONE     FIRST_DAY  1  -
            2024-01-03  NORMAL  NORMAL  false  false  false  false  true   false  false  false  0  1  NORMAL  NONE     STAY       2  1
            """);
    public static final Artifact RISK = TextRows.artifact(ArtifactSchema.ALLOCATOR_RISK, """
            date        risk_scalar  regime  target_scalar  smoothed_scalar
            2024-01-02  1            NORMAL  1              1
            2024-01-03  0.875        STRESS  0.5            0.875
            """);
    public static final Artifact APPLIED = TextRows.artifact(ArtifactSchema.ALLOCATOR_RISK_APPLIED, """
            date        risk_scalar_applied  risk_scalar  regime
            2024-01-02  1                    1            NORMAL
            """);
    public static final Artifact EXTERNAL = TextRows.artifact(ArtifactSchema.EXTERNAL_RETURN, """
            date        ret
            2024-01-02  0
            2024-01-03  0.001
            """);
    public static final Artifact SCALED_WEIGHTS = TextRows.artifact(ArtifactSchema.SCALED_WEIGHT, """
            date        asset  weight
            2024-01-02  A      0.25
            2024-01-02  B      -0.125
            """);
    public static final Artifact REBALANCES = TextRows.artifact(ArtifactSchema.EXPOSURE_REBALANCE, """
            date        risk_scalar_applied  risk_scalar  regime  warm_up  turnover_raw  turnover_scaled
            2024-01-02  0.5                  1            NORMAL  false    0.75          0.375
            """);
    public static final Artifact DAYS = TextRows.artifact(ArtifactSchema.EXPOSURE_DAY, """
            date        ret_baseline  ret_scaled  equity_baseline  equity_scaled
            2024-01-02  0.01          0.005       1                1
            2024-01-03  -0.0075       -0.003      1.002425         1.001985
            """);
    public static final Artifact GIVEN_RISK = TextRows.artifact(ArtifactSchema.ALLOCATOR_RISK, """
            date        risk_scalar
            2024-01-02  1
            2024-01-03  0.875
            """);

    private Drafts() {
    }

    public static Subject subject(Optional<String> id) {
        return new Subject(RunKind.ALLOCATOR, id, Optional.empty(), "v1.0", LocalDate.parse("2024-01-02"), LocalDate.parse("2024-01-03"),
                "off", Optional.empty(), Optional.empty(), Optional.empty(), "tester");
    }

    public static Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("allocator", Json.members(AllocatorConfig.v1()));
        config.put("mode", "off");
        return config;
    }

    public static List<RunArtifact> inputs() {
        return List.of(input(ASSETS), input(RETURNS), input(EQUITY), input(WEIGHTS), input(TREND), input(SLEEVES));
    }

    public static RunArtifact input(Artifact artifact) {
        return new RunArtifact(Role.input, artifact, Map.of(), List.of());
    }

    public static RunArtifact given(Artifact artifact) {
        return new RunArtifact(Role.given, artifact, Map.of(), List.of());
    }

    public static RunArtifact output(Artifact artifact, Map<String, Object> meta, Artifact... madeFrom) {
        return new RunArtifact(Role.output, artifact, meta, List.of(madeFrom).stream().map(Artifact::id).toList());
    }

    public static List<RunArtifact> outputs() {
        return List.of(output(STATE, Map.of("rows_valid", 2), ASSETS, RETURNS, EQUITY, TREND, SLEEVES), output(REGIME, Map.of(), STATE),
                output(RISK, Map.of(), REGIME), output(APPLIED, Map.of(), RISK, WEIGHTS));
    }

    public static List<RunArtifact> all() {
        List<RunArtifact> all = new ArrayList<>(inputs());
        all.addAll(outputs());
        return all;
    }

    /** A run with every kind of artifact. */
    public static RunDraft run(String id) {
        return run(id, all());
    }

    public static RunDraft run(String id, List<RunArtifact> artifacts) {
        return new RunDraft(subject(Optional.ofNullable(id)), config(), artifacts, List.of(), List.of());
    }

    /** A run with a row for every table: artifacts of every kind and role, a warning, a check, a run it supersedes. */
    public static RunDraft everything(String id, String supersedes) {
        List<RunArtifact> artifacts = everythingOfVersion5();
        AdmissionDrafts.ALL.forEach(artifact -> artifacts.add(output(artifact, Map.of(), WEIGHTS)));
        return everything(id, supersedes, artifacts);
    }

    /** As {@link #everything}, in the tables that schema version 5 had. */
    public static RunDraft everythingOfVersion5(String id, String supersedes) {
        return everything(id, supersedes, everythingOfVersion5());
    }

    private static List<RunArtifact> everythingOfVersion5() {
        List<RunArtifact> artifacts = new ArrayList<>(all());
        artifacts.add(given(GIVEN_RISK));
        List.of(EXTERNAL, SCALED_WEIGHTS, REBALANCES, DAYS).forEach(artifact -> artifacts.add(output(artifact, Map.of(), WEIGHTS)));
        AllocationDrafts.ALL.forEach(artifact -> artifacts.add(output(artifact, Map.of(), WEIGHTS)));
        SleeveDrafts.ALL.forEach(artifact -> artifacts.add(output(artifact, Map.of(), WEIGHTS)));
        Step4Drafts.ALL.forEach(artifact -> artifacts.add(output(artifact, Map.of(), WEIGHTS)));
        return artifacts;
    }

    private static RunDraft everything(String id, String supersedes, List<RunArtifact> artifacts) {
        Subject plain = subject(Optional.of(id));
        Subject subject = new Subject(RunKind.IMPORT, plain.requestedId(), Optional.of("core"), plain.allocatorVersion(), plain.windowStart(),
                plain.windowEnd(), plain.mode(), plain.precomputedRunId(), Optional.of(supersedes), Optional.of("because"), "tester");
        return new RunDraft(subject, config(), artifacts, List.of(new Warning("CODE", "In words.")), List.of(
                new ImportCheck("allocator_risk", "risk_scalar", 2, 2, 0, 0, 1e-12, Optional.empty())));
    }

    /** An audit with a row for every table of audits. */
    public static AuditDraft audit(String baseline, String scaled) {
        return new AuditDraft("validation", baseline, Optional.of(scaled), Optional.empty(), Optional.of("PASS"), Optional.empty(),
                Optional.empty(), Optional.empty(), Map.of("overall", "PASS"), Map.of("scaled.cagr", 0.1),
                List.of(new AuditDraft.Finding(1, "improvement", OptionalDouble.of(0.03), "points", "PASS >= 0.02", "PASS", "")),
                List.of(new AuditDraft.Evidence(1, "2024-01-03 0.03")), List.of(new AuditDraft.Alert("CODE", "In words.", "2024-01-03")),
                "tester");
    }

    /** The inputs of {@link #run} with outputs that the store must refuse, last of all. */
    public static RunDraft violating(String id) {
        List<RunArtifact> artifacts = new ArrayList<>(inputs());
        artifacts.addAll(outputs().subList(0, 2));
        artifacts.add(output(TextRows.artifact(ArtifactSchema.ALLOCATOR_RISK, "date risk_scalar\n2024-01-02 1\n2024-01-03 2"), Map.of(),
                REGIME));
        return run(id, artifacts);
    }
}
