///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Gives a commit a part of production's traffic until harm or harmlessness is shown.
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
//SOURCES lockstep/commands/canary/package-info.java
//SOURCES lockstep/commands/change/package-info.java
//SOURCES lockstep/commands/cli/package-info.java
//SOURCES lockstep/commands/config/package-info.java
//SOURCES lockstep/commands/move/package-info.java
//SOURCES lockstep/commands/report/package-info.java
//SOURCES lockstep/commands/site/package-info.java
//SOURCES lockstep/demo/canary/package-info.java
//SOURCES lockstep/demo/chat/package-info.java
//SOURCES lockstep/demo/governor/package-info.java
//SOURCES lockstep/demo/loopback/package-info.java
//SOURCES lockstep/demo/rehearsal/package-info.java
//SOURCES lockstep/demo/service/package-info.java
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
//SOURCES lockstep/release/watch/package-info.java
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
//SOURCES lockstep/suites/chat/package-info.java
//SOURCES lockstep/suites/declared/package-info.java
//SOURCES lockstep/suites/exposure/package-info.java
//SOURCES lockstep/suites/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0
//RUNTIME_OPTIONS -XX:InitialHeapSize=16m -XX:NewSize=4m -XX:MaxNewSize=8m -XX:MinHeapFreeRatio=10
//RUNTIME_OPTIONS -XX:MaxHeapFreeRatio=20 -XX:-ShrinkHeapInSteps

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.text.Durations;
import lockstep.commands.canary.CanaryCommand;
import lockstep.commands.canary.HotfixOptions;
import lockstep.commands.canary.InsteadOfRunning;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.cli.GivenWords;
import lockstep.commands.config.AcceptConfigOptions;
import lockstep.commands.site.CommitOption;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.ServiceOption;
import lockstep.demo.canary.CanarySelfTestCommand;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run-canary",
        description = {
            "Deploys a commit as a canary, gives it traffic, and judges it at every interval.",
            "It passes when the counts prove it harmless. When they prove harm, it loses its traffic.",
            "Resumes an open canary of the same commit, whoever began it. Of several services: one at a time.",
        },
        footer = {
            "", "Examples:", "  jbang run-canary v1.2.3 --plan", "  jbang run-canary v1.2.3",
            "  jbang run-canary v1.2.4 --hotfix --skip-staging",
            "  jbang run-canary --watch", "  jbang run-canary --pause 'omar looks at the logs'",
            "  jbang run-canary --resume", "  jbang run-canary --abort", "  */5 * * * * jbang run-canary --reap",
        })
public class RunCanary implements Door {

    @Mixin
    ConfirmedSiteOptions site;

    @Mixin
    ServiceOption service;

    @Mixin
    CommitOption commit;

    @Mixin
    AcceptConfigOptions config;

    @Mixin
    HotfixOptions hotfix;

    @ArgGroup
    InsteadOfRunning instead = new InsteadOfRunning();

    @Option(names = "--json", description = "Print one JSON document on stdout, and nothing else there.")
    boolean json;

    @Option(names = "--events", description = "Print one JSON event a line on stdout, while it runs.")
    boolean events;

    @Option(names = "--self-test", description = "Check that canaries detect every known problem; show the results.")
    boolean selfTest;

    @Option(names = "--every", paramLabel = "DURATION", defaultValue = "5s",
            description = "How often --watch looks. Default: ${DEFAULT-VALUE}.")
    String every = "5s";

    @Spec
    CommandSpec spec;

    public static void main(String... args) {
        Cli.main(new RunCanary(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        if (json && events) {
            throw new UsageError("--json and --events exclude each other", "Give one of them.");
        }
        if (selfTest) {
            new GivenWords(spec).refuseBeside("--self-test", Set.of("--json"));
            return new CanarySelfTestCommand(console, json).run();
        }
        CanaryCommand command = new CanaryCommand(console, site, service, json, events);
        CanaryCommand.Wanted wanted = new CanaryCommand.Wanted(
                config.accepted(site.operator(console)), hotfix.skipped(commit));
        return instead.of(command, commit, wanted, Durations.parse(every))
                .orElseGet(() -> command.run(commit.commit(), wanted));
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
