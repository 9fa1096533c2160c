///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Rehearses a day of releases on two embedded services, or keeps them up to try the commands on.
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
//SOURCES lockstep/commands/report/package-info.java
//SOURCES lockstep/demo/canary/package-info.java
//SOURCES lockstep/demo/chat/package-info.java
//SOURCES lockstep/demo/governor/package-info.java
//SOURCES lockstep/demo/loopback/package-info.java
//SOURCES lockstep/demo/pipeline/package-info.java
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
//SOURCES lockstep/release/killswitch/package-info.java
//SOURCES lockstep/release/metrics/package-info.java
//SOURCES lockstep/release/pipeline/package-info.java
//SOURCES lockstep/release/recording/package-info.java
//SOURCES lockstep/release/service/package-info.java
//SOURCES lockstep/release/site/package-info.java
//SOURCES lockstep/release/slo/package-info.java
//SOURCES lockstep/release/soak/package-info.java
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
//SOURCES lockstep/suites/chat/package-info.java
//SOURCES lockstep/suites/declared/package-info.java
//SOURCES lockstep/suites/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7


//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.ArrayList;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.demo.canary.CanaryAct;
import lockstep.demo.pipeline.PipelineAct;
import lockstep.demo.rehearsal.DemoCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Runs a day of releases on two embedded services by itself, or keeps them up so that you can "
                + "try the commands on them.",
        footer = {
            "",
            "Examples:",
            "  jbang demo",
            "  jbang demo --fault chat-ungoverned",
            "  jbang demo --pipeline",
            "  jbang demo --canary",
            "  jbang demo --serve --fault no-rate-limit",
        })
public class Demo implements Door {

    @Option(names = "--serve", description = "Keep both services up until interrupted, and print their URLs.")
    boolean serve;

    @Option(names = "--fault", paramLabel = "NAME", description = "Break staging in this way; may be repeated.")
    List<String> faults = new ArrayList<>();

    @Option(names = "--list-faults", description = "List the faults and the gates that they break.")
    boolean listFaults;

    @Option(names = "--canary", description = "Run three canaries instead: one passes, one fails, one is inconclusive.")
    boolean canary;

    @Option(names = "--pipeline",
            description = "Bring two versions through every stage instead, then a hotfix, and see one refused.")
    boolean pipeline;

    @Option(names = "--no-color", description = "No colours. NO_COLOR does the same.")
    boolean noColour;

    public static void main(String... args) {
        Cli.main(new Demo(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        if (canary) {
            return new CanaryAct(console, noColour).run();
        }
        if (pipeline) {
            return PipelineAct.play(console, noColour);
        }
        DemoCommand demo = new DemoCommand(console, noColour);
        if (listFaults) {
            return demo.listFaults();
        }
        return serve ? demo.serve(faults) : demo.rehearse(faults);
    }
}
