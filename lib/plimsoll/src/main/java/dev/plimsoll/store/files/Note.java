package dev.plimsoll.store.files;

import java.nio.file.Path;

/**
 * What was interpreted while a file was read: its separator, its kind of date, its words for a missing value. A note is told to whoever
 * reads the file and is part of no hash and of no stored configuration.
 *
 * @param file the file
 * @param text one sentence
 */
public record Note(Path file, String text) {

    @Override
    public String toString() {
        return file + ": " + text;
    }
}
