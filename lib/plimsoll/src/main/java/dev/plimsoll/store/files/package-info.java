/**
 * The bridge to files: run directories (CSV or Parquet, with their JSON metas) in and out, and configuration files. Everything read
 * is checked here, once, with file, line and column in the message.
 */
package dev.plimsoll.store.files;
