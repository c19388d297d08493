package dev.plimsoll.walkforward.measure;

import java.time.LocalDate;

/**
 * Where the test months begin: strictly after the split month.
 *
 * @param index how many aligned months are train months, the split month included
 * @param month the split month, the last of train
 */
public record TrainTestSplit(int index, LocalDate month) {
}
