///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Runs the promotion gates against staging, or the production smoke.
//SOURCES lockstep/attestation/package-info.java
//SOURCES lockstep/audit/package-info.java
//SOURCES lockstep/certify/package-info.java
//SOURCES lockstep/change/package-info.java
//SOURCES lockstep/chat/package-info.java
//SOURCES lockstep/cli/package-info.java
//SOURCES lockstep/config/package-info.java
//SOURCES lockstep/cost/package-info.java
//SOURCES lockstep/demo/package-info.java
//SOURCES lockstep/deploy/package-info.java
//SOURCES lockstep/desk/package-info.java
//SOURCES lockstep/drills/package-info.java
//SOURCES lockstep/error/package-info.java
//SOURCES lockstep/evidence/package-info.java
//SOURCES lockstep/failure/package-info.java
//SOURCES lockstep/gate/package-info.java
//SOURCES lockstep/git/package-info.java
//SOURCES lockstep/governor/package-info.java
//SOURCES lockstep/host/package-info.java
//SOURCES lockstep/http/package-info.java
//SOURCES lockstep/journal/package-info.java
//SOURCES lockstep/limits/package-info.java
//SOURCES lockstep/log/package-info.java
//SOURCES lockstep/logcheck/package-info.java
//SOURCES lockstep/policy/package-info.java
//SOURCES lockstep/programme/package-info.java
//SOURCES lockstep/proof/package-info.java
//SOURCES lockstep/release/package-info.java
//SOURCES lockstep/remote/package-info.java
//SOURCES lockstep/report/package-info.java
//SOURCES lockstep/revision/package-info.java
//SOURCES lockstep/run/package-info.java
//SOURCES lockstep/selftest/package-info.java
//SOURCES lockstep/signature/package-info.java
//SOURCES lockstep/suites/package-info.java
//SOURCES lockstep/text/package-info.java
//SOURCES lockstep/variables/package-info.java
//SOURCES lockstep/verification/package-info.java
//SOURCES lockstep/workflow/package-info.java
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.cli.Errand;
import lockstep.cli.GateCommand;
import lockstep.cli.OutputOptions;
import lockstep.cli.TargetOptions;
import lockstep.desk.RecordOptions;
import lockstep.error.ExitCode;
import lockstep.programme.ExtraOptions;
import lockstep.proof.Proofs;
import lockstep.selftest.SelfTestCommand;
import lockstep.suites.SuiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "promotion-gate",
        description = "Runs the promotion gates against staging, or the production smoke, and exits by their verdict.",
        footer = {
            "",
            "Examples:",
            "  MODE=staging BASE=https://staging.example jbang promotion-gate",
            "  jbang promotion-gate --mode staging --base https://staging.example --recovery --json",
            "  jbang promotion-gate --mode staging --base https://staging.example --with drills,certify,cost --log "
                    + "service.log",
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

    @Option(names = "--burst", paramLabel = "N",
            description = "Requests in the burst, 2 to 100 (the seeds: 10 to 20). Variable: BURST_COUNT. Default: 15.")
    Optional<Integer> burst = Optional.empty();

    @Option(names = "--burst-concurrency", paramLabel = "N",
            description = "Requests of the burst at a time. Default: 4.")
    Optional<Integer> burstConcurrency = Optional.empty();

    @Option(names = "--allow-no-429", description = "Let a burst pass that was never limited.")
    boolean allowNo429;

    @Option(names = "--recovery", description = "Also prove that chat answers again after the burst's Retry-After.")
    boolean recovery;

    @Option(names = "--self-test",
            description = "Prove on the embedded service that each gate can fail; needs no other option.")
    boolean selfTest;

    public static void main(String... args) {
        Cli.main(new PromotionGate(), args);
    }

    @Override
    public void prepare() {
        GateCommand.prepare();
    }

    @Override
    public ExitCode enter(Console console) {
        SuiteOptions options = SuiteOptions.of(burst, burstConcurrency, allowNo429, recovery);
        if (selfTest) {
            return new SelfTestCommand(console, output).run(Proofs.all(options));
        }
        GateCommand command = new GateCommand(console, target, output);
        Errand errand = extras.errand(console, options);
        return recording.isAsked() ? recording.run(console, target, command, errand) : command.run(errand);
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
