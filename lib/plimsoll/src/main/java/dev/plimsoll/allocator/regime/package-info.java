/** Rules with hysteresis that turn one day's state into a regime, with every signal, score and decision kept. Pure. */
package dev.plimsoll.allocator.regime;
