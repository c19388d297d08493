#!/bin/sh
# Checksum, size and name of every source that a build reads, in a fixed order: the build keeps the list, the launcher compares it.
CDPATH='' cd -P -- "${0%/*}/.." || exit
find lib/*/src/main lib/*/pom.xml pom.xml sql configs -type f -exec cksum {} + | LC_ALL=C sort
