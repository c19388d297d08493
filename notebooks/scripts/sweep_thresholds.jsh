// Runs a book with several values of one threshold, each as a research version of its own, and compares what comes out.
//
//   plimsoll shell notebooks/scripts/sweep_thresholds.jsh INPUTS THRESHOLD VALUE...
//   plimsoll shell notebooks/scripts/sweep_thresholds.jsh runs/core_v9 dd_enter -0.12 -0.10 -0.08
//
// INPUTS may come from the environment, THRESHOLD and VALUES (separated by blanks) too; PLIMSOLL_STORE names the store.
import dev.plimsoll.*;
import dev.plimsoll.error.*;

var environment = System.getenv();
var inputs = args.length > 0 ? args[0] : environment.get("INPUTS");
var threshold = args.length > 1 ? args[1] : environment.getOrDefault("THRESHOLD", "dd_enter");
var values = args.length > 2 ? List.of(args).subList(2, args.length)
        : List.of(environment.getOrDefault("VALUES", "-0.12 -0.10 -0.08").split(" +"));
if (inputs == null) {
    throw new UsageException("Give INPUTS, as the first argument or in the environment.");
}

var lab = Plimsoll.open();
var standard = lab.run(RunRequest.of(Path.of(inputs)));
var runs = new ArrayList<String>(List.of(standard.id()));
for (var value : values) {
    var label = "v2-" + threshold.replace('_', '-') + (value.startsWith("-") ? "" : "-") + value; // such as v2-dd-enter-0.08
    var request = RunRequest.of(Path.of(inputs)).withThreshold(threshold, Double.parseDouble(value));
    var isStandard = request.config().allocator().isV1();
    runs.add(isStandard ? standard.id() : lab.run(request.withResearchVersion(label)).id());
}

System.out.println(lab.sql("""
    SELECT allocator_version, normal_days, elevated_days, stress_days, crisis_days, round(scalar_mean, 4) AS mean_scalar,
        round(scalar_min, 4) AS lowest_scalar, run_id
    FROM audit.run_overview WHERE list_contains(string_split(?, chr(10)), run_id) ORDER BY created_at""", String.join("\n", runs)));
