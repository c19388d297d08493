// Revalidates one quarter of a book and says so with the exit code: 0 keep v1, 1 caution, 2 fail.
//
//   plimsoll shell notebooks/scripts/quarterly_revalidation.jsh QUARTER INPUTS
//
// Arguments win over the environment: QUARTER (such as 2025Q3), INPUTS (the book's run directory), PLIMSOLL_STORE (the store),
// REPORT_DIR (default: reports beside the store). Doing it again finds the record. Other exit codes: 64 usage, 65 bad data,
// 66 input missing, 75 the store stayed locked.
import dev.plimsoll.*;
import dev.plimsoll.governance.*;
import dev.plimsoll.error.*;
import dev.plimsoll.twopass.*;

String setting(int place, String name) {
    return args.length > place ? args[place] : System.getenv(name);
}

var quarter = setting(0, "QUARTER");
var inputs = setting(1, "INPUTS");
if (quarter == null || inputs == null) {
    throw new UsageException("Give QUARTER and INPUTS, as arguments or in the environment.");
}

var lab = Plimsoll.open();
var request = new TwoPassRequest(RunRequest.of(Path.of(inputs)), Optional.empty(), Optional.empty());
var result = lab.revalidate(Quarter.parse(quarter), request, ValidationConfig.standard(), false);

var folder = Path.of(Optional.ofNullable(System.getenv("REPORT_DIR")).orElse(lab.store().path().resolveSibling("reports").toString()))
        .resolve(quarter);
result.audit().report().write(folder);

System.out.println(quarter + ": " + result.audit().validation().overall() + ", " + result.decision().outcome());
result.decision().reasons().forEach(reason -> System.out.println("  " + reason));
result.audit().alerts().forEach(alert -> System.out.println("  ALERT " + alert.code() + ": " + alert.message()));
System.out.println("Report: " + folder.resolve("two_pass_comparison.html"));
System.out.println("Chain head: " + lab.store().head().orElseThrow().hash());

/exit result.audit().validation().overall().ordinal()
