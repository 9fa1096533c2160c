///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Checks whether the token budget blocks: health, db health, identity, then chats.
//SOURCES lockstep/analysis/canary/package-info.java
//SOURCES lockstep/analysis/counts/package-info.java
//SOURCES lockstep/analysis/sequential/package-info.java
//SOURCES lockstep/analysis/source/package-info.java
//SOURCES lockstep/base/digest/package-info.java
//SOURCES lockstep/base/error/package-info.java
//SOURCES lockstep/base/files/package-info.java
//SOURCES lockstep/base/json/package-info.java
//SOURCES lockstep/base/process/package-info.java
//SOURCES lockstep/base/release/package-info.java
//SOURCES lockstep/base/text/package-info.java
//SOURCES lockstep/base/trace/package-info.java
//SOURCES lockstep/commands/cli/package-info.java
//SOURCES lockstep/commands/config/package-info.java
//SOURCES lockstep/commands/gates/package-info.java
//SOURCES lockstep/commands/report/package-info.java
//SOURCES lockstep/commands/site/package-info.java
//SOURCES lockstep/gates/burst/package-info.java
//SOURCES lockstep/gates/declared/package-info.java
//SOURCES lockstep/gates/gate/package-info.java
//SOURCES lockstep/gates/http/package-info.java
//SOURCES lockstep/gates/revision/package-info.java
//SOURCES lockstep/gates/run/package-info.java
//SOURCES lockstep/gates/schema/package-info.java
//SOURCES lockstep/gates/suite/package-info.java
//SOURCES lockstep/policy/change/package-info.java
//SOURCES lockstep/policy/promotion/package-info.java
//SOURCES lockstep/policy/requirement/package-info.java
//SOURCES lockstep/record/approval/package-info.java
//SOURCES lockstep/record/attestation/package-info.java
//SOURCES lockstep/record/audit/package-info.java
//SOURCES lockstep/record/canary/package-info.java
//SOURCES lockstep/record/checkpoint/package-info.java
//SOURCES lockstep/record/document/package-info.java
//SOURCES lockstep/record/events/package-info.java
//SOURCES lockstep/record/evidence/package-info.java
//SOURCES lockstep/record/facts/package-info.java
//SOURCES lockstep/record/history/package-info.java
//SOURCES lockstep/record/journal/package-info.java
//SOURCES lockstep/record/layout/package-info.java
//SOURCES lockstep/record/log/package-info.java
//SOURCES lockstep/record/sets/package-info.java
//SOURCES lockstep/record/signature/package-info.java
//SOURCES lockstep/record/trail/package-info.java
//SOURCES lockstep/record/truth/package-info.java
//SOURCES lockstep/record/verification/package-info.java
//SOURCES lockstep/release/canary/package-info.java
//SOURCES lockstep/release/deploy/package-info.java
//SOURCES lockstep/release/events/package-info.java
//SOURCES lockstep/release/killswitch/package-info.java
//SOURCES lockstep/release/metrics/package-info.java
//SOURCES lockstep/release/pipeline/package-info.java
//SOURCES lockstep/release/recording/package-info.java
//SOURCES lockstep/release/service/package-info.java
//SOURCES lockstep/release/site/package-info.java
//SOURCES lockstep/release/slo/package-info.java
//SOURCES lockstep/release/traffic/package-info.java
//SOURCES lockstep/release/version/package-info.java
//SOURCES lockstep/release/workflow/package-info.java
//SOURCES lockstep/repository/clone/package-info.java
//SOURCES lockstep/repository/git/package-info.java
//SOURCES lockstep/repository/host/package-info.java
//SOURCES lockstep/repository/remote/package-info.java
//SOURCES lockstep/repository/tree/package-info.java
//SOURCES lockstep/settings/check/package-info.java
//SOURCES lockstep/settings/environment/package-info.java
//SOURCES lockstep/settings/gates/package-info.java
//SOURCES lockstep/settings/notify/package-info.java
//SOURCES lockstep/settings/package-info.java
//SOURCES lockstep/settings/pipeline/package-info.java
//SOURCES lockstep/settings/services/package-info.java
//SOURCES lockstep/settings/sets/package-info.java
//SOURCES lockstep/settings/slo/package-info.java
//SOURCES lockstep/settings/suite/package-info.java
//SOURCES lockstep/settings/yaml/package-info.java
//SOURCES lockstep/suites/certify/package-info.java
//SOURCES lockstep/suites/chat/package-info.java
//SOURCES lockstep/suites/cost/package-info.java
//SOURCES lockstep/suites/declared/package-info.java
//SOURCES lockstep/suites/drills/package-info.java
//SOURCES lockstep/suites/exposure/package-info.java
//SOURCES lockstep/suites/failure/package-info.java
//SOURCES lockstep/suites/limits/package-info.java
//SOURCES lockstep/suites/servicelog/package-info.java
//SOURCES lockstep/suites/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0
//RUNTIME_OPTIONS -XX:CompileThresholdScaling=5

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.cli.GateCommand;
import lockstep.commands.cli.GateCommandRequest;
import lockstep.commands.cli.OutputOptions;
import lockstep.commands.cli.TargetOptions;
import lockstep.commands.gates.BudgetOptions;
import lockstep.commands.gates.CostFileOption;
import lockstep.commands.gates.PaceOption;
import lockstep.suites.cost.CostBriefing;
import lockstep.suites.cost.CostParameters;
import lockstep.suites.cost.CostSuites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cost-gate-chat",
        description = {
            "Checks whether the token budget blocks: health, db health, identity, then chats until it does.",
            "With 1 a missing block is a failure; with 0 a block is a failure. Without either, a block",
            "is inconclusive on staging and a failure in production. Without a mode, the rules of staging hold.",
        },
        footer = {
            "",
            "Examples:",
            "  BASE=https://staging.example EXPECT_BUDGET_BLOCK=1 jbang cost-gate-chat",
            "  jbang cost-gate-chat --base https://staging.example --expect-budget-block 0 --json",
            "  jbang cost-gate-chat --base https://staging.example --env-file staging.env",
        })
public class CostGateChat implements Door {

    @Mixin
    TargetOptions target;

    @Mixin
    OutputOptions output;

    @Mixin
    BudgetOptions budget;

    @Mixin
    CostFileOption costFile;

    @Mixin
    PaceOption pace;

    @Option(names = "--burst", paramLabel = "N",
            description = "Chats at most, 1 to 200. Variable: BURST_COUNT. Default: 8.")
    Optional<Integer> chats = Optional.empty();

    public static void main(String... args) {
        Cli.main(new CostGateChat(), args);
    }

    @Override
    public void prepare(List<String> arguments) {
        GateCommand.prepare(arguments);
    }

    @Override
    public ExitCode enter(Console console) {
        CostParameters options = budget.options(chats.orElse(CostParameters.DEFAULT_CHATS));
        List<String> briefing = new ArrayList<>(CostBriefing.budget(options.expectation()));
        briefing.addAll(costFile.lines(console));
        GateCommandRequest request = GateCommandRequest.of(
                (config, mode) -> new CostSuites(config.contract(), options, pace.pacer()).gate(mode),
                Optional.of(Environment.STAGING));
        return new GateCommand(console, target, output).run(request.briefedWith(briefing));
    }
}
