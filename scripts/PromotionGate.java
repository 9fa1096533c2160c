///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Runs the promotion gates against staging, or the production smoke.
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
//SOURCES lockstep/commands/declared/package-info.java
//SOURCES lockstep/commands/gates/package-info.java
//SOURCES lockstep/commands/report/package-info.java
//SOURCES lockstep/commands/site/package-info.java
//SOURCES lockstep/demo/chat/package-info.java
//SOURCES lockstep/demo/declared/package-info.java
//SOURCES lockstep/demo/governor/package-info.java
//SOURCES lockstep/demo/loopback/package-info.java
//SOURCES lockstep/demo/selftest/package-info.java
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
//SOURCES lockstep/release/workflow/package-info.java
//SOURCES lockstep/repository/clone/package-info.java
//SOURCES lockstep/repository/git/package-info.java
//SOURCES lockstep/repository/host/package-info.java
//SOURCES lockstep/repository/remote/package-info.java
//SOURCES lockstep/repository/tree/package-info.java
//SOURCES lockstep/settings/check/package-info.java
//SOURCES lockstep/settings/environment/package-info.java
//SOURCES lockstep/settings/gates/package-info.java
//SOURCES lockstep/settings/imports/package-info.java
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
//SOURCES lockstep/suites/proof/package-info.java
//SOURCES lockstep/suites/servicelog/package-info.java
//SOURCES lockstep/suites/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0
//RUNTIME_OPTIONS -XX:CompileThresholdScaling=5

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.ServiceName;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.cli.GateCommand;
import lockstep.commands.cli.GateCommandRequest;
import lockstep.commands.cli.OutputOptions;
import lockstep.commands.cli.TargetOptions;
import lockstep.commands.declared.DeclaredChoice;
import lockstep.commands.gates.ExtraOptions;
import lockstep.commands.gates.RecordOptions;
import lockstep.commands.gates.ShapeOptions;
import lockstep.demo.declared.LookOptions;
import lockstep.gates.run.GateRun;
import lockstep.release.service.KnownRuns;
import lockstep.suites.chat.SuiteParameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        addMethodSubcommands = false,
        name = "promotion-gate",
        description = "Runs the promotion gates against staging, or the production smoke, and exits by their verdict.",
        footer = {
            "", "Examples:",
            "  MODE=staging BASE=https://staging.example jbang promotion-gate",
            "  jbang promotion-gate --mode staging --base https://staging.example --recovery --json",
            "  jbang promotion-gate --mode staging --with drills,certify,cost --log service.log",
            "  jbang promotion-gate --mode staging --sha SHA --record",
            "  jbang promotion-gate --mode prod --base https://prod.example --junit smoke.xml",
        })
public class PromotionGate implements Door {

    @Mixin
    TargetOptions target;

    @Mixin
    OutputOptions output;

    @Mixin
    ExtraOptions extras;

    @Mixin
    RecordOptions recording;

    @Mixin
    ShapeOptions shape;

    @Mixin
    LookOptions look;

    public static void main(String... args) {
        Cli.main(new PromotionGate(), args);
    }

    @Override
    public void prepare(List<String> arguments) {
        GateCommand.prepare(arguments);
    }

    @Override
    public ExitCode enter(Console console) {
        SuiteParameters options = shape.options();
        Optional<ExitCode> looked = look.look(console, target, output, shape, extras);
        if (looked.isPresent()) {
            return looked.get();
        }
        GateCommand command = new GateCommand(console, target, output);
        GateCommandRequest builtIn = extras.request(console, options);
        GateCommandRequest request = builtIn.choosing(
                DeclaredChoice.over(console, builtIn, extras.isAsked() || shape.isGiven()));
        if (!recording.isAsked()) {
            recording.nameExactly(target);
            extras.offer(console, target, () -> KnownRuns.stored(storedRuns(console)), target.commit(console));
            return command.runEach(request);
        }
        return recording.run(console, target, command, request,
                runs -> extras.offer(console, target, runs, target.commit()));
    }

    private List<GateRun> storedRuns(Console console) {
        Optional<ServiceName> service = target.configuration(console).chosen();
        return output.storedRuns(console).stream().filter(run -> run.service().equals(service)).toList();
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
