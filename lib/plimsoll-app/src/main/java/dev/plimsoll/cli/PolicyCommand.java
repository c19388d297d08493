package dev.plimsoll.cli;

import dev.plimsoll.governance.Policy;
import dev.plimsoll.kind.allocator.FrozenV1;
import java.time.LocalDate;
import java.util.List;

/** Prints the change policy of the frozen rules. */
final class PolicyCommand extends BaseCommand {
    @Override
    int run() {
        Policy policy = Policy.v1();
        FrozenV1.requireUntouched();
        record Document(String version, LocalDate frozenOn, String configSha256, List<Policy.Change> changes, List<String> process) {
        }
        return answer(policy.describe().text() + "\n\nconfigs/allocator-v1.yaml is as frozen: SHA-256 " + FrozenV1.CONFIG_SHA256,
                () -> new Document(policy.version(), policy.frozenOn(), FrozenV1.CONFIG_SHA256, policy.changes(), policy.process()));
    }
}
