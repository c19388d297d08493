#!/bin/sh
# An example for schedulers: revalidates one quarter of a book and acts on the verdict.
#
#   quarterly_revalidation.sh [QUARTER] [INPUTS]
#
# Arguments win over the environment:
#
#   QUARTER            such as 2025Q3 (default: the quarter before today's)
#   INPUTS             the book's run directory
#   PLIMSOLL           the command (default: plimsoll)
#   PLIMSOLL_STORE     the store's file, as for every command
#   CORE_WEIGHT        share of the book that its weights stand for (default: not given)
#   VALIDATION_CONFIG  bounds like configs/validation.yaml (default: the standard ones)
#   REPORT_DIR         folder for reports; each quarter gets one below it (default: artifacts/reports)
#   TRIES, PAUSE       how often to try while another process holds the store, and the seconds between (default: 3, 60)
#
# Running it again is safe: a quarter is recorded once, and an interrupted one is simply done again.
#
# Exit codes: 0 keep v1, 1 caution (the text to mail is on standard output), 2 fail (stop what depends on it), 75 the store
# stayed locked: try again later, 64 usage; anything else is an error of plimsoll and is passed on.
set -u

say() {
    printf '%s\n' "quarterly_revalidation: $*" >&2
}

last_quarter() {
    year=$(date +%Y)
    month=$(date +%m)
    number=$(( (${month#0} + 2) / 3 - 1 ))
    if [ "$number" -eq 0 ]; then
        number=4
        year=$(( year - 1 ))
    fi
    printf '%sQ%s' "$year" "$number"
}

quarter=${1:-${QUARTER:-$(last_quarter)}}
inputs=${2:-${INPUTS:-}}
if [ -z "$inputs" ] || [ $# -gt 2 ]; then
    say "usage: quarterly_revalidation.sh [QUARTER] [INPUTS]; name the book's run directory, or set INPUTS."
    exit 64
fi
plimsoll=${PLIMSOLL:-plimsoll}
tries=${TRIES:-3}
reports=${REPORT_DIR:-artifacts/reports}

set -- revalidate --quarter "$quarter" --inputs "$inputs" --report-dir "$reports/$quarter"
[ -z "${CORE_WEIGHT:-}" ] || set -- "$@" --core-weight "$CORE_WEIGHT"
[ -z "${VALIDATION_CONFIG:-}" ] || set -- "$@" --validation-config "$VALIDATION_CONFIG"

code=75
while [ "$tries" -gt 0 ]; do
    text=$("$plimsoll" "$@")
    code=$?
    tries=$(( tries - 1 ))
    if [ "$code" -ne 75 ] || [ "$tries" -eq 0 ]; then
        break
    fi
    say "the store is held by another process; $tries more to go."
    sleep "${PAUSE:-60}"
done

case $code in
    0)
        printf '%s\n' "$quarter: PASS, v1 is kept." "$text"
        ;;
    1)
        # Pipe this to mail, or let the scheduler send what a job prints.
        printf '%s\n' "Subject: Allocator v1, $quarter: CAUTION" "" "$text" "" "Report: $reports/$quarter/two_pass_comparison.html"
        ;;
    2)
        printf '%s\n' "$quarter: FAIL" "$text"
        say "$quarter failed its validation; do not go on before a person has looked at $reports/$quarter."
        ;;
    75)
        say "$quarter could not be revalidated: the store stayed locked. Try again later."
        ;;
    *)
        say "plimsoll ended with exit code $code; $quarter was not revalidated."
        ;;
esac
exit "$code"
