package dev.plimsoll.cli;

import dev.plimsoll.governance.Policy;
import dev.plimsoll.kind.allocator.FrozenV1;
import java.time.LocalDate;
import java.util.List;
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
        console.text(policy.describe().text() + "\n\nconfigs/allocator-v1.yaml is as frozen: SHA-256 " + FrozenV1.CONFIG_SHA256);
        record Document(String version, LocalDate frozenOn, String configSha256, List<Policy.Change> changes, List<String> process) {
        }
        console.document(new Document(policy.version(), policy.frozenOn(), FrozenV1.CONFIG_SHA256, policy.changes(), policy.process()));
        return 0;
    }
}
