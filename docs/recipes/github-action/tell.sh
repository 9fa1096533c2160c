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

# The gate runs of a document: one, or one of each service.
runs='def runs:
  if .schema == "lockstep/gate-run/v1" then [.] elif .schema == "lockstep/gate-runs/v1" then .runs else [] end;'

# A workflow command ends at the end of its line; its title also at a colon or a comma.
jq -r "$runs"'
  def data: tostring | gsub("%"; "%25") | gsub("\r"; "%0D") | gsub("\n"; "%0A");
  def title: data | gsub(":"; "%3A") | gsub(","; "%2C");
  def say($level; $head; $words): "::\($level) title=\($head | title)::\($words | data)";
  if .schema == "lockstep/error/v1" then
    if .reasons == [] then say("error"; "exit code \(.exit_code)"; "\(.message). \(.remedy)")
    else .reasons[] | say("error"; .rule; "\(.words). \(.remedy) [\(.policy)]") end
  elif runs != [] then
    runs[] | .service as $service | .gates[] | ([$service, .name] | map(values) | join(" ")) as $name
      | if .verdict == "fail" then say("error"; $name; .reason)
        elif .verdict == "inconclusive" then say("warning"; $name; .reason) else empty end
  elif .schema == "lockstep/release-move/v1" and .result.verdict != "pass" then
    say("error"; "\(.release_id): \(.result.verdict)"; .result.words),
    (.result.way_back // empty | say("notice"; "way back"; .command))
  else empty end' "$document"

# Nothing that comes from outside is markup, a link or a mention.
jq -r "$runs"'
  def cell: tostring | gsub("[\r\n]"; " ") | gsub("&"; "&amp;") | gsub("<"; "&lt;") | gsub(">"; "&gt;")
    | gsub("(?<one>[\\\\`*_{}()\\[\\]#+.!|~=\"'\''$^-])"; "\\\(.one)") | gsub("@"; "&#64;") | gsub(":"; "&#58;");
  if .schema == "lockstep/error/v1" then
    "### \(.command | cell): \(.meaning | cell)\n\n\(.message | cell)\n",
    if .reasons == [] then .remedy | cell
    else "| rule | what breaks it | what to do |\n| --- | --- | --- |",
      (.reasons[] | "| \(.rule | cell) | \(.words | cell) | \(.remedy | cell) |") end
  elif .schema == "lockstep/release-move/v1" then
    "### \(.kind | cell) \(.release_id // "" | cell): \(.result.verdict // .state | cell)\n",
    "| | |\n| --- | --- |",
    "| from | \(.previous // "nothing" | cell) |",
    "| to | \(.commit | cell)\(if .version then ", " + (.version | cell) else "" end) |",
    (.operator // empty | "| by | \(cell) |"),
    (.result // empty | "| production | \(if .healthy then "healthy" else "not healthy" end): \(.words | cell) |"),
    (.result.way_back // empty | "| way back | \(.command | cell) |"),
    (.rollback // empty | "| rolled back | \(.words | cell) |")
  else runs[] |
    "### \(.suite | cell) on \(.mode | cell)\(if .service then " of \(.service | cell)" else "" end): \(.verdict)\n",
    "| gate | verdict | why |\n| --- | --- | --- |",
    (.gates[] | select(.verdict != "skipped") | "| \(.name | cell) | \(.verdict) | \(.reason | cell) |"), ""
  end' "$document" >> "$GITHUB_STEP_SUMMARY"
echo >> "$GITHUB_STEP_SUMMARY"

jq -r "$runs"'
  if runs != [] then "verdict=\(.verdict)", "run_id=\([runs[].id] | join(" "))"
  elif .schema == "lockstep/release-move/v1" then "verdict=\(.result.verdict // "")", "release_id=\(.release_id // "")"
  elif .schema == "lockstep/error/v1" then .release_id // empty | "release_id=\(.)"
  else empty end' "$document" >> "$GITHUB_OUTPUT"
