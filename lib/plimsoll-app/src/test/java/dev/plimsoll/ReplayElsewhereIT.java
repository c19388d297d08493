package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one process stored, another in a different locale and time zone computes again to the byte. */
@Tag("thorough")
class ReplayElsewhereIT extends WithFolder {

    @Test
    void everyKindOfRunIsIdenticalInAnotherLocaleAndZone() {
        Path file = EveryRun.at(folder.resolve("store.duckdb"));
        List<String> command = new ArrayList<>(Child.command(folder, "dev.plimsoll.cli.Main",
                List.of("replay", "--all", "--threads", "2", "--store", file.toString())));
        command.addAll(1, List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=America/St_Johns"));
        try (Child child = Child.start(folder, command)) {
            assertThat(child.exitCode()).as(child.out() + child.err()).isZero();
            assertThat(child.out()).contains((EveryRun.IDS.size() + 1) + " of " + (EveryRun.IDS.size() + 1) + " runs are IDENTICAL. Chain head "
                    + Stores.text(file, "SELECT record_hash FROM chain ORDER BY sequence DESC LIMIT 1"));
        }
        assertThat(Stores.text(file, "SELECT DISTINCT verdict, environment_now ->> '$.locale', environment_now ->> '$.zone', "
                + "environment_then ->> '$.zone' = environment_now ->> '$.zone' FROM replay_receipt"))
                .isEqualTo("IDENTICAL | ar-EG | America/St_Johns | false");
    }
}
