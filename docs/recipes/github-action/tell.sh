#!/usr/bin/env bash
# tell.sh DOCUMENT EXIT_CODE: what a JSON document of Lockstep says, as GitHub Actions shows it. Annotations go to stdout,
# a table to $GITHUB_STEP_SUMMARY, values to $GITHUB_OUTPUT.
set -euo pipefail
document=$1 code=$2
echo "exit_code=$code" >> "$GITHUB_OUTPUT"

if [ "$(jq -r '.schema | startswith("lockstep/")' "$document" 2> /dev/null)" != true ]; then
  echo "::error title=lockstep::exit code $code, and no JSON; see the log above"
  exit 0
fi

# A workflow command ends at the end of its line; its title also at a colon or a comma.
jq -r '
  def data: tostring | gsub("%"; "%25") | gsub("\r"; "%0D") | gsub("\n"; "%0A");
  def title: data | gsub(":"; "%3A") | gsub(","; "%2C");
  def say($level; $head; $words): "::\($level) title=\($head | title)::\($words | data)";
  if .schema == "lockstep/error/v1" then
    if .reasons == [] then say("error"; "exit code \(.exit_code)"; "\(.message). \(.remedy)")
    else .reasons[] | say("error"; .rule; "\(.words). \(.remedy) [\(.policy)]") end
  elif .schema == "lockstep/gate-run/v1" then
    .gates[] | if .verdict == "fail" then say("error"; .name; .reason)
      elif .verdict == "inconclusive" then say("warning"; .name; .reason) else empty end
  elif .schema == "lockstep/release-move/v1" and .result.verdict != "pass" then
    say("error"; "\(.release_id): \(.result.verdict)"; .result.words),
    (.result.way_back // empty | say("notice"; "way back"; .command))
  else empty end' "$document"

jq -r '
  def cell: tostring | gsub("(?<one>[|\\\\`<>&])"; "\\\(.one)") | gsub("[\r\n]"; " ");
  if .schema == "lockstep/error/v1" then
    "### \(.command): \(.meaning)\n\n\(.message | cell)\n",
    if .reasons == [] then .remedy | cell
    else "| rule | what breaks it | what to do |\n| --- | --- | --- |",
      (.reasons[] | "| \(.rule | cell) | \(.words | cell) | \(.remedy | cell) |") end
  elif .schema == "lockstep/gate-run/v1" then
    "### \(.suite) on \(.mode): \(.verdict)\n\n| gate | verdict | why |\n| --- | --- | --- |",
    (.gates[] | select(.verdict != "skipped") | "| \(.name | cell) | \(.verdict) | \(.reason | cell) |")
  else empty end' "$document" >> "$GITHUB_STEP_SUMMARY"
echo >> "$GITHUB_STEP_SUMMARY"

jq -r '
  if .schema == "lockstep/gate-run/v1" then "verdict=\(.verdict)", "run_id=\(.id)"
  elif .schema == "lockstep/release-move/v1" then "verdict=\(.result.verdict // "")", "release_id=\(.release_id // "")"
  elif .schema == "lockstep/error/v1" then .release_id // empty | "release_id=\(.)"
  else empty end' "$document" >> "$GITHUB_OUTPUT"
