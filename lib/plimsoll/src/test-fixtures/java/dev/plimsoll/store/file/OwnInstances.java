package dev.plimsoll.store.file;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tests in which each use of a store opens and closes its file, as it is outside of tests: those about locks, logs, crashes, other
 * processes, hardening, or the bytes of the file.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OwnInstances {
}
