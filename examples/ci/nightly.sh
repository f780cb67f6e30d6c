#!/bin/sh
# Checks a dataset, and tells somebody only where it fails or the answer has changed.
#
#   crontab:  30 7 * * 1-5  cd /srv/registry && NOTIFY='mail -s lishu steward@example.org' nightly.sh data
#
# A registry that nobody touches changes all the same: bodies end, acceptances run out.
set -u
dataset=${1:?usage: nightly.sh DATASET [OPTIONS]}
shift
keep=${KEEP:-lishu-reports}
mkdir -p "$keep"

code=0
lishu check "$@" --report "markdown=$keep/new.md" --report "json=$keep/new.json" \
  -- "$dataset" >"$keep/log" 2>&1 || code=$?
if [ $code -gt 1 ]; then
  ${NOTIFY:-cat} <"$keep/log"
  exit $code
fi

# What was found, without the dates that change every day.
grep -E '"(fingerprint|affected|state)":' "$keep/new.json" >"$keep/new.found"
if [ $code -eq 1 ] || ! cmp -s "$keep/new.found" "$keep/last.found"; then
  ${NOTIFY:-cat} <"$keep/new.md"
fi
for kind in md json found; do
  mv "$keep/new.$kind" "$keep/last.$kind"
done
exit $code
