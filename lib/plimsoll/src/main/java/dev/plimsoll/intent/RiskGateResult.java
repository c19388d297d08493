package dev.plimsoll.intent;

import java.util.List;
import java.util.Optional;

/**
 * What the risk gate said.
 *
 * @param rejections for each trade in order the gate that rejected it; empty = it passed
 * @param checks what each trade was checked for, in order, up to the gate that rejected it
 * @param book the resulting book: one row for each gate in its order
 */
public record RiskGateResult(List<Optional<Gate>> rejections, List<GateCheck> checks, List<GateCheck> book) {

    public RiskGateResult {
        rejections = List.copyOf(rejections);
        checks = List.copyOf(checks);
        book = List.copyOf(book);
    }
}
