/** Results of queries as data frames of Tablesaw. Nothing else uses Tablesaw, and nothing here is loaded until somebody asks for one. */
package dev.plimsoll.store.frame;
