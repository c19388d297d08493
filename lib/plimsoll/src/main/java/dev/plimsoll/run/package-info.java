package dev.plimsoll.run;

/** What all runs share: the declaration of a kind, the pipeline from a request to a record, and the reader of a stored run. */
