#!/usr/bin/env bash
# act.sh: the command that action.yml was asked for, by the variables that it sets. They come from whoever presses the button.
# So each option is one word with its value behind a `=`, which is never read as another option or as a file of arguments;
# and an empty one is not given. A header's value stays in the environment, where no list of processes shows it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
document=$RUNNER_TEMP/lockstep.json
rm -f "$document" "$RUNNER_TEMP/lockstep-report.html"

# Lockstep, and the commands that it starts, print names that somebody else chose, of files and branches; the runner would take a
# workflow command out of any part of such a line (`##[`). So it takes none meanwhile. All goes to stdout, where the order holds.
exec 3>&1
silent=
hush() {
  silent=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$silent"
}

heed() {
  # What was printed last may lack the end of its line.
  printf '\n::%s::\n' "$silent"
}

refuse() {
  echo "::error title=lockstep::$1; nothing was done"
  echo exit_code=64 >> "$GITHUB_OUTPUT"
  exit 64
}

# What the service asks for. A promotion that cannot ask it would be recorded as failed, for good, though it is healthy. So only
# the way back leaves out what is gone: a secret that was rotated or deleted, a file that no commit has.
service=()
reach() { # forward|back
  local without="where the service needs it, production is not verified: the move stays unfinished (24), or is recorded as failed"
  if [ -n "$SERVICE_HEADER" ]; then
    if [ "$1" = back ] && [ -z "$SERVICE_HEADER_VALUE" ]; then
      echo "::warning title=lockstep::header-value is empty, so the header is left out; $without"
    else
      service+=("--header=$SERVICE_HEADER=env:SERVICE_HEADER_VALUE")
    fi
  fi
  if [ -n "$SERVICE_CA_FILE" ]; then
    local authority=$RUNNER_TEMP/lockstep-ca/$SERVICE_CA_FILE
    [ -f "$authority" ] || authority=$SERVICE_CA_FILE
    if [ "$1" = back ] && [ ! -f "$authority" ]; then
      echo "::warning title=lockstep::there is no file of the name that ca-file says, at the commit of the job or at release, so it is left out; $without"
    else
      service+=("--ca-file=$authority")
    fi
  fi
}
options=()

give() { # NAME VALUE
  [ -z "$2" ] || options+=("$1=$2")
}

turn_on() { # NAME true|false, INPUT
  case $2 in
  true) options+=("$1") ;;
  '' | false) ;;
  *) refuse "$3 must be true or false" ;;
  esac
}

commit() {
  case $COMMIT in
  '' | -* | @*) refuse "sha must be all digits of a commit's SHA, or a version" ;;
  esac
  options+=("$COMMIT")
}

declared() {
  commit
  give --class "$CHANGE_CLASS"
  give --surfaces "$CHANGE_SURFACES"
  give --rollback-plan "$CHANGE_ROLLBACK_PLAN"
  give --canary "$CHANGE_CANARY"
  give --flag "$CHANGE_FLAG"
  give --policy-diff "$CHANGE_POLICY_DIFF"
  give --accept-drift "$ACCEPT_DRIFT"
  give --accept-unverified "$ACCEPT_UNVERIFIED"
  give --notes "$NOTES"
  options+=(--yes)
}

way=forward
case $COMMAND in
gate)
  door=promotion-gate
  commit
  options+=(--mode staging --record --junit lockstep-gates.xml)
  ;;
promote)
  door=promote-release
  declared
  turn_on --auto-rollback "$AUTO_ROLLBACK" auto-rollback
  ;;
hotfix)
  door=hotfix-promote
  declared
  turn_on --skip-staging "$SKIP_STAGING" skip-staging
  turn_on --skip-canary "$SKIP_CANARY" skip-canary
  give --approver1 "$APPROVER1"
  give --approver2 "$APPROVER2"
  ;;
resume)
  options+=(--resume)
  turn_on --give-up "$GIVE_UP" give-up
  # Without the secret: it asks staging, too, and only its word about the record is used.
  hush
  open=$(jbang status --json 2>&3 | jq -r '.open.id // empty') || true
  heed
  case $open in
  *-rb*) door=rollback-release way=back ;;
  *) door=promote-release ;;
  esac
  if [ "$GIVE_UP" = true ]; then way=back; fi
  ;;
rollback)
  door=rollback-release way=back
  give --trigger "$TRIGGER"
  give --to "$TO"
  give --version "$TO_VERSION"
  give --from "$FROM"
  give --notes "$NOTES"
  turn_on --accept-unverified "$ACCEPT_UNVERIFIED" accept-unverified
  # Approvals on the record, where lockstep.yaml asks for them (approve-release), are not given here.
  hush
  if jbang config show --effective 2>&3 | grep '^pipeline[.]rollback[.]' > /dev/null; then APPROVER=; fi
  heed
  give --approve "$APPROVER"
  options+=(--yes)
  ;;
*) refuse "command must be gate, promote, hotfix, resume or rollback" ;;
esac

reach $way
code=0
hush
jbang "$door" "${options[@]}" "${service[@]}" --json 2>&3 > "$document" || code=$?
heed
bash "$here/tell.sh" "$document" "$code"
if [ "$COMMAND" != gate ]; then
  id=$(jq -r '.release_id // empty' "$document" || true)
  if [ -n "$id" ]; then
    hush
    jbang release-report "$id" --markdown 2>&3 >> "$GITHUB_STEP_SUMMARY" || true
    jbang release-report "$id" --html --out "$RUNNER_TEMP/lockstep-report.html" 2>&3 || true
    heed
  fi
fi
exit "$code"
