#!/usr/bin/env bash
# act.sh: the command that action.yml was asked for, by the variables that it sets. They come from whoever presses the button.
# So each option is one word with its value behind a `=`, which is never read as another option or as a file of arguments;
# and an empty one is not given. A header's value stays in the environment, where no list of processes shows it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
document=$RUNNER_TEMP/lockstep.json

refuse() {
  echo "::error title=lockstep::$1; nothing was done"
  echo exit_code=64 >> "$GITHUB_OUTPUT"
  exit 64
}

service=()
if [ -n "$SERVICE_HEADER" ]; then
  case $COMMAND:$SERVICE_HEADER_VALUE in
  resume: | rollback:)
    # The way back does not depend on a secret that was rotated or deleted.
    echo "::warning title=lockstep::header-value is empty, so the header is left out; what the service answers to nobody without it is not verified"
    ;;
  *) service+=("--header=$SERVICE_HEADER=env:SERVICE_HEADER_VALUE") ;;
  esac
fi
if [ -n "$SERVICE_CA_FILE" ]; then
  authority=$RUNNER_TEMP/lockstep-ca/$SERVICE_CA_FILE
  [ -f "$authority" ] || authority=$SERVICE_CA_FILE
  service+=("--ca-file=$authority")
fi
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
  open=$(jbang status --json "${service[@]}" | jq -r '.open.id // empty') || true
  case $open in *-rb*) door=rollback-release ;; *) door=promote-release ;; esac
  ;;
rollback)
  door=rollback-release
  give --trigger "$TRIGGER"
  give --to "$TO"
  give --version "$TO_VERSION"
  give --from "$FROM"
  give --notes "$NOTES"
  turn_on --accept-unverified "$ACCEPT_UNVERIFIED" accept-unverified
  # Approvals on the record, where lockstep.yaml asks for them (approve-release), are not given here.
  if jbang config show --effective | grep '^pipeline[.]rollback[.]' > /dev/null; then APPROVER=; fi
  give --approve "$APPROVER"
  options+=(--yes)
  ;;
*) refuse "command must be gate, promote, hotfix, resume or rollback" ;;
esac

code=0
jbang "$door" "${options[@]}" "${service[@]}" --json > "$document" || code=$?
bash "$here/tell.sh" "$document" "$code"
if [ "$COMMAND" != gate ]; then
  id=$(jq -r '.release_id // empty' "$document" || true)
  if [ -n "$id" ]; then
    jbang release-report "$id" --markdown >> "$GITHUB_STEP_SUMMARY" || true
  fi
fi
exit "$code"
