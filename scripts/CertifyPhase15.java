///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Sums up the evidence checklist on staging as one PASS or FAIL.
//SOURCES lockstep/programme/package-info.java
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Mode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.cli.Errand;
import lockstep.commands.cli.GateCommand;
import lockstep.commands.cli.OutputOptions;
import lockstep.commands.cli.TargetOptions;
import lockstep.commands.gates.LogOptions;
import lockstep.suites.certify.Certification;
import lockstep.suites.chat.SuiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "certify-phase15",
        description = {
            "Runs the certification subset on staging and sums it up: health, db health, identity, chat, wrong content",
            "type, a burst that is limited without a 5xx, and the log, where one is given.",
        },
        footer = {
            "",
            "Examples:",
            "  BASE=https://staging.example jbang certify-phase15",
            "  jbang certify-phase15 --base https://staging.example --log service.log --json",
        })
public class CertifyPhase15 implements Door {

    @Mixin
    TargetOptions target;

    @Mixin
    OutputOptions output;

    @Mixin
    LogOptions log;

    @Option(names = "--burst", paramLabel = "N",
            description = "Requests in the burst, 2 to 100. Variable: BURST_COUNT. Default: 15.")
    Optional<Integer> burst = Optional.empty();

    public static void main(String... args) {
        Cli.main(new CertifyPhase15(), args);
    }

    @Override
    public void prepare() {
        GateCommand.prepare();
    }

    @Override
    public ExitCode enter(Console console) {
        SuiteOptions options = SuiteOptions.of(burst, Optional.empty(), false, false);
        Errand errand = Errand.of(
                (catalog, mode) -> new Certification(catalog.service(), log.gate(console, catalog.service()))
                        .suite(options),
                Optional.of(Mode.STAGING));
        return new GateCommand(console, target, output).run(errand.onStagingOnly("Certifications"));
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.withRefusal();
    }
}
