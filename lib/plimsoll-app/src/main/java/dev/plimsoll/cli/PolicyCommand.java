package dev.plimsoll.cli;

import dev.plimsoll.kind.allocator.FrozenV1;
import dev.plimsoll.audit.Policy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the change policy of the frozen rules. */
@Command(name = "policy", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Print what may change under the name v1 (patches) and what needs a v2.",
        footer = {"", "Example:", "  plimsoll policy"})
final class PolicyCommand implements Callable<Integer> {

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        Policy policy = Policy.v1();
        FrozenV1.requireUntouched();
        console.text(policy.text().stripTrailing() + "\n\nconfigs/allocator-v1.yaml is as frozen: SHA-256 " + FrozenV1.CONFIG_SHA256);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", policy.version());
        json.put("frozen_on", policy.frozenOn().toString());
        json.put("config_sha256", FrozenV1.CONFIG_SHA256);
        json.put("changes", policy.changes().stream().map(change -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", change.name());
            item.put("needs", change.needs().name());
            item.put("examples", change.examples());
            return item;
        }).toList());
        json.put("process", policy.process());
        console.document(json);
        return 0;
    }
}
