package dev.plimsoll.cli;

import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.SleeveRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Combines sleeves once, from a document, without a store. */
@Command(name = "combine", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Combine the sleeves of a request and print weights, contributions and feasibility as JSON.",
        footer = {"", "A request is a JSON object; a file with an array of them gives an array of results, in which",
            "a bad element is {\"error\": {...}} and the exit code 65. Nothing is stored.", "",
            "  {\"sleeve_positions\": {\"tsmom\": {\"ES\": 0.8, \"GC\": -0.4}, \"xsec\": {\"GC\": 0.7}},",
            "   \"risk_budgets\": {\"tsmom\": 0.6, \"xsec\": 0.4}, \"prev_weights\": null,",
            "   \"constraints\": {\"bounds_per_asset\": [-1.5, 1.5], \"gross_cap\": 7, \"net_cap\": 2,",
            "   \"turnover_cap\": null}, \"projection\": \"sequential\"}", "",
            "Example:", "  plimsoll sleeves combine --request request.json"})
final class SleevesCombineCommand implements Callable<Integer> {

    private static final int BAD_DATA = 65;

    @Option(names = "--request", required = true, paramLabel = "FILE", description = "The request or requests, in JSON.")
    private Path request;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        SleeveRequest requests = SleeveRequest.read(request);
        List<Object> results = new ArrayList<>();
        int failed = 0;
        for (int item = 0; item < requests.items().size(); item++) {
            try {
                results.add(CombinationDocument.of(requests.combine(item)));
            } catch (PlimsollException e) {
                if (!requests.many()) {
                    throw e;
                }
                failed++;
                results.add(new Refused(e));
            }
        }
        // The result is JSON with or without --json: tools rely on it.
        console.result(Json.pretty(requests.many() ? results : results.get(0)));
        return failed == 0 ? 0 : BAD_DATA;
    }
}
