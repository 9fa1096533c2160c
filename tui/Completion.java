///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Prints a completion script for bash, zsh or fish, or a command's manual page.
//FILES lockstep/catalog.json=../jbang-catalog.json
//COMPILE_OPTIONS -g:source,lines
//SOURCES ../scripts/ApproveCanary.java
//SOURCES ../scripts/ApproveRelease.java
//SOURCES ../scripts/AuditTrail.java
//SOURCES ../scripts/CertifyPhase15.java
//SOURCES ../scripts/ChangeClass.java
//SOURCES ../scripts/CollectEvidence.java
//SOURCES ../scripts/Config.java
//SOURCES ../scripts/ConfigGuard.java
//SOURCES ../scripts/CostDrillBreaker.java
//SOURCES ../scripts/CostGateChat.java
//SOURCES ../scripts/Demo.java
//SOURCES ../scripts/Deploy.java
//SOURCES ../scripts/DrillKillSwitch.java
//SOURCES ../scripts/Explain.java
//SOURCES ../scripts/Gates.java
//SOURCES ../scripts/HotfixPromote.java
//SOURCES ../scripts/Init.java
//SOURCES ../scripts/PromoteRelease.java
//SOURCES ../scripts/PromotionGate.java
//SOURCES ../scripts/PublishEvents.java
//SOURCES ../scripts/RecordChecks.java
//SOURCES ../scripts/ReleaseDrills.java
//SOURCES ../scripts/ReleaseLog.java
//SOURCES ../scripts/ReleaseReport.java
//SOURCES ../scripts/ReleaseSet.java
//SOURCES ../scripts/RequestCanary.java
//SOURCES ../scripts/RevokeApproval.java
//SOURCES ../scripts/RollbackRelease.java
//SOURCES ../scripts/RunCanary.java
//SOURCES ../scripts/SmokeApiChat.java
//SOURCES ../scripts/SoakStaging.java
//SOURCES ../scripts/Status.java
//SOURCES ../scripts/UpdateSot.java
//SOURCES ../scripts/VerifyRollback.java
//SOURCES ../scripts/WatchRelease.java
//SOURCES ../scripts/lockstep/analysis/canary/package-info.java
//SOURCES ../scripts/lockstep/analysis/counts/package-info.java
//SOURCES ../scripts/lockstep/analysis/delivery/package-info.java
//SOURCES ../scripts/lockstep/analysis/sequential/package-info.java
//SOURCES ../scripts/lockstep/analysis/source/package-info.java
//SOURCES ../scripts/lockstep/base/digest/package-info.java
//SOURCES ../scripts/lockstep/base/error/package-info.java
//SOURCES ../scripts/lockstep/base/files/package-info.java
//SOURCES ../scripts/lockstep/base/json/package-info.java
//SOURCES ../scripts/lockstep/base/process/package-info.java
//SOURCES ../scripts/lockstep/base/release/package-info.java
//SOURCES ../scripts/lockstep/base/text/package-info.java
//SOURCES ../scripts/lockstep/base/trace/package-info.java
//SOURCES ../scripts/lockstep/commands/approval/package-info.java
//SOURCES ../scripts/lockstep/commands/canary/package-info.java
//SOURCES ../scripts/lockstep/commands/change/package-info.java
//SOURCES ../scripts/lockstep/commands/cli/package-info.java
//SOURCES ../scripts/lockstep/commands/config/package-info.java
//SOURCES ../scripts/lockstep/commands/declared/package-info.java
//SOURCES ../scripts/lockstep/commands/deploy/package-info.java
//SOURCES ../scripts/lockstep/commands/facts/package-info.java
//SOURCES ../scripts/lockstep/commands/gates/package-info.java
//SOURCES ../scripts/lockstep/commands/init/package-info.java
//SOURCES ../scripts/lockstep/commands/log/package-info.java
//SOURCES ../scripts/lockstep/commands/move/package-info.java
//SOURCES ../scripts/lockstep/commands/report/package-info.java
//SOURCES ../scripts/lockstep/commands/sets/package-info.java
//SOURCES ../scripts/lockstep/commands/shell/package-info.java
//SOURCES ../scripts/lockstep/commands/site/package-info.java
//SOURCES ../scripts/lockstep/commands/status/package-info.java
//SOURCES ../scripts/lockstep/commands/trail/package-info.java
//SOURCES ../scripts/lockstep/commands/verify/package-info.java
//SOURCES ../scripts/lockstep/demo/canary/package-info.java
//SOURCES ../scripts/lockstep/demo/chat/package-info.java
//SOURCES ../scripts/lockstep/demo/declared/package-info.java
//SOURCES ../scripts/lockstep/demo/governor/package-info.java
//SOURCES ../scripts/lockstep/demo/loopback/package-info.java
//SOURCES ../scripts/lockstep/demo/pipeline/package-info.java
//SOURCES ../scripts/lockstep/demo/rehearsal/package-info.java
//SOURCES ../scripts/lockstep/demo/selftest/package-info.java
//SOURCES ../scripts/lockstep/demo/service/package-info.java
//SOURCES ../scripts/lockstep/gates/burst/package-info.java
//SOURCES ../scripts/lockstep/gates/declared/package-info.java
//SOURCES ../scripts/lockstep/gates/gate/package-info.java
//SOURCES ../scripts/lockstep/gates/http/package-info.java
//SOURCES ../scripts/lockstep/gates/revision/package-info.java
//SOURCES ../scripts/lockstep/gates/run/package-info.java
//SOURCES ../scripts/lockstep/gates/schema/package-info.java
//SOURCES ../scripts/lockstep/gates/suite/package-info.java
//SOURCES ../scripts/lockstep/policy/change/package-info.java
//SOURCES ../scripts/lockstep/policy/promotion/package-info.java
//SOURCES ../scripts/lockstep/policy/requirement/package-info.java
//SOURCES ../scripts/lockstep/record/approval/package-info.java
//SOURCES ../scripts/lockstep/record/attestation/package-info.java
//SOURCES ../scripts/lockstep/record/audit/package-info.java
//SOURCES ../scripts/lockstep/record/canary/package-info.java
//SOURCES ../scripts/lockstep/record/checkpoint/package-info.java
//SOURCES ../scripts/lockstep/record/document/package-info.java
//SOURCES ../scripts/lockstep/record/events/package-info.java
//SOURCES ../scripts/lockstep/record/evidence/package-info.java
//SOURCES ../scripts/lockstep/record/export/package-info.java
//SOURCES ../scripts/lockstep/record/facts/package-info.java
//SOURCES ../scripts/lockstep/record/history/package-info.java
//SOURCES ../scripts/lockstep/record/journal/package-info.java
//SOURCES ../scripts/lockstep/record/layout/package-info.java
//SOURCES ../scripts/lockstep/record/log/package-info.java
//SOURCES ../scripts/lockstep/record/page/package-info.java
//SOURCES ../scripts/lockstep/record/report/package-info.java
//SOURCES ../scripts/lockstep/record/sets/package-info.java
//SOURCES ../scripts/lockstep/record/signature/package-info.java
//SOURCES ../scripts/lockstep/record/trail/package-info.java
//SOURCES ../scripts/lockstep/record/truth/package-info.java
//SOURCES ../scripts/lockstep/record/verification/package-info.java
//SOURCES ../scripts/lockstep/release/canary/package-info.java
//SOURCES ../scripts/lockstep/release/deploy/package-info.java
//SOURCES ../scripts/lockstep/release/events/package-info.java
//SOURCES ../scripts/lockstep/release/forge/package-info.java
//SOURCES ../scripts/lockstep/release/killswitch/package-info.java
//SOURCES ../scripts/lockstep/release/metrics/package-info.java
//SOURCES ../scripts/lockstep/release/pipeline/package-info.java
//SOURCES ../scripts/lockstep/release/reading/package-info.java
//SOURCES ../scripts/lockstep/release/recording/package-info.java
//SOURCES ../scripts/lockstep/release/service/package-info.java
//SOURCES ../scripts/lockstep/release/sets/package-info.java
//SOURCES ../scripts/lockstep/release/site/package-info.java
//SOURCES ../scripts/lockstep/release/slo/package-info.java
//SOURCES ../scripts/lockstep/release/soak/package-info.java
//SOURCES ../scripts/lockstep/release/traffic/package-info.java
//SOURCES ../scripts/lockstep/release/version/package-info.java
//SOURCES ../scripts/lockstep/release/watch/package-info.java
//SOURCES ../scripts/lockstep/release/workflow/package-info.java
//SOURCES ../scripts/lockstep/repository/clone/package-info.java
//SOURCES ../scripts/lockstep/repository/git/package-info.java
//SOURCES ../scripts/lockstep/repository/host/package-info.java
//SOURCES ../scripts/lockstep/repository/remote/package-info.java
//SOURCES ../scripts/lockstep/repository/tree/package-info.java
//SOURCES ../scripts/lockstep/settings/check/package-info.java
//SOURCES ../scripts/lockstep/settings/environment/package-info.java
//SOURCES ../scripts/lockstep/settings/gates/package-info.java
//SOURCES ../scripts/lockstep/settings/imports/package-info.java
//SOURCES ../scripts/lockstep/settings/notify/package-info.java
//SOURCES ../scripts/lockstep/settings/package-info.java
//SOURCES ../scripts/lockstep/settings/pipeline/package-info.java
//SOURCES ../scripts/lockstep/settings/services/package-info.java
//SOURCES ../scripts/lockstep/settings/sets/package-info.java
//SOURCES ../scripts/lockstep/settings/slo/package-info.java
//SOURCES ../scripts/lockstep/settings/suite/package-info.java
//SOURCES ../scripts/lockstep/settings/yaml/package-info.java
//SOURCES ../scripts/lockstep/suites/certify/package-info.java
//SOURCES ../scripts/lockstep/suites/chat/package-info.java
//SOURCES ../scripts/lockstep/suites/cost/package-info.java
//SOURCES ../scripts/lockstep/suites/declared/package-info.java
//SOURCES ../scripts/lockstep/suites/drills/package-info.java
//SOURCES ../scripts/lockstep/suites/exposure/package-info.java
//SOURCES ../scripts/lockstep/suites/failure/package-info.java
//SOURCES ../scripts/lockstep/suites/guard/package-info.java
//SOURCES ../scripts/lockstep/suites/limits/package-info.java
//SOURCES ../scripts/lockstep/suites/proof/package-info.java
//SOURCES ../scripts/lockstep/suites/servicelog/package-info.java
//SOURCES ../scripts/lockstep/suites/variables/package-info.java
//SOURCES ReleaseTui.java
//SOURCES lockstep/tui/adapter/package-info.java
//SOURCES lockstep/tui/api/package-info.java
//SOURCES lockstep/tui/app/package-info.java
//SOURCES lockstep/tui/canvas/package-info.java
//SOURCES lockstep/tui/day/package-info.java
//SOURCES lockstep/tui/keys/package-info.java
//SOURCES lockstep/tui/preferences/package-info.java
//SOURCES lockstep/tui/seen/package-info.java
//SOURCES lockstep/tui/state/package-info.java
//SOURCES lockstep/tui/terminal/package-info.java
//SOURCES lockstep/tui/update/package-info.java
//SOURCES lockstep/tui/view/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.shell.CompletionCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = {
            "Prints a completion script for a shell. It completes every command by its own name, and as a word after",
            "lockstep, jbang and ./jbang. Or prints the manual pages of commands.",
        },
        footer = {
            "",
            "Examples:",
            "  jbang completion bash >> ~/.local/share/bash-completion/completions/lockstep",
            "  source <(jbang completion zsh)",
            "  jbang completion fish > ~/.config/fish/completions/lockstep.fish",
            "  jbang completion man promotion-gate | man -l -",
        })
public class Completion implements Door {

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash, zsh or fish; or man.")
    CompletionCommand.Reader reader;

    @Parameters(index = "1..*", paramLabel = "COMMAND", description = "The commands for man.")
    List<String> commands = List.of();

    public static void main(String... args) {
        Cli.main(new Completion(), args);
    }

    @Override
    public boolean tellsHowItGoes() {
        return false;
    }

    @Override
    public ExitCode enter(Console console) {
        return new CompletionCommand(console).print(reader, commands);
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofHost();
    }
}
