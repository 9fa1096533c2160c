///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Sums up the evidence checklist on staging as one PASS or FAIL.
//SOURCES lockstep/certify/package-info.java
//SOURCES lockstep/change/package-info.java
//SOURCES lockstep/cli/package-info.java
//SOURCES lockstep/config/package-info.java
//SOURCES lockstep/cost/package-info.java
//SOURCES lockstep/drills/package-info.java
//SOURCES lockstep/error/package-info.java
//SOURCES lockstep/evidence/package-info.java
//SOURCES lockstep/failure/package-info.java
//SOURCES lockstep/gate/package-info.java
//SOURCES lockstep/http/package-info.java
//SOURCES lockstep/limits/package-info.java
//SOURCES lockstep/logcheck/package-info.java
//SOURCES lockstep/programme/package-info.java
//SOURCES lockstep/release/package-info.java
//SOURCES lockstep/report/package-info.java
//SOURCES lockstep/revision/package-info.java
//SOURCES lockstep/run/package-info.java
//SOURCES lockstep/signature/package-info.java
//SOURCES lockstep/suites/package-info.java
//SOURCES lockstep/text/package-info.java
//SOURCES lockstep/variables/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.List;
import java.util.Optional;
import lockstep.certify.Certification;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.cli.Errand;
import lockstep.cli.GateCommand;
import lockstep.cli.OutputOptions;
import lockstep.cli.TargetOptions;
import lockstep.error.ExitCode;
import lockstep.programme.LogOptions;
import lockstep.release.Mode;
import lockstep.suites.SuiteOptions;
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
