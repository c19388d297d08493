// Sweeps a book over several values of one threshold and compares what comes out; plimsoll sweep keep stores any of the runs whole.
//
//   plimsoll shell notebooks/scripts/sweep_thresholds.jsh INPUTS THRESHOLD VALUE...
//   plimsoll shell notebooks/scripts/sweep_thresholds.jsh runs/core_v9 dd_enter -0.12 -0.10 -0.08
//
// INPUTS may come from the environment, THRESHOLD and VALUES (separated by blanks) too; PLIMSOLL_STORE names the store.
import dev.plimsoll.*;
import dev.plimsoll.error.*;
import dev.plimsoll.sweep.*;

var environment = System.getenv();
var inputs = args.length > 0 ? args[0] : environment.get("INPUTS");
var threshold = args.length > 1 ? args[1] : environment.getOrDefault("THRESHOLD", "dd_enter");
var values = args.length > 2 ? List.of(args).subList(2, args.length)
        : List.of(environment.getOrDefault("VALUES", "-0.12 -0.10 -0.08").split(" +"));
if (inputs == null) {
    throw new UsageException("Give INPUTS, as the first argument or in the environment.");
}

var lab = Plimsoll.open();
var book = Path.of(inputs);
lab.run(RunRequest.of(book)); // the frozen rules, whole; of the others a receipt is enough
var grid = Grid.parse("thresholds: {" + threshold + ": [" + String.join(", ", values) + "]}", "the values");
var sweep = lab.sweep(SweepRequest.of(grid, List.of(book)));

System.out.println(sweep);
System.out.println(lab.sql("""
    SELECT value, round(transitions_per_year, 1) AS changes_a_year, round(100 * cagr_delta, 2) AS cagr_points,
        round(100 * max_drawdown_delta, 2) AS drawdown_points, passed, cautioned, failed
    FROM audit.threshold_map WHERE sweep_id = ? ORDER BY value""", sweep.sweep()));
