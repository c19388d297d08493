package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.candidate.Family;
import java.time.LocalDate;

/**
 * What identifies one fit: it serves all leverages and all objectives.
 *
 * @param family any but the static one
 * @param lookBack months the model looks back, or trains on
 * @param month the simulated month the fit is for
 */
public record FitKey(Family family, int lookBack, LocalDate month) {
}
