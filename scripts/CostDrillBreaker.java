///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Checks on staging, while the model's provider fails, that the breaker opens and closes again.
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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.cli.Cli;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.cli.Errand;
import lockstep.cli.GateCommand;
import lockstep.cli.OutputOptions;
import lockstep.cli.TargetOptions;
import lockstep.cost.BudgetExpectation;
import lockstep.cost.CostBriefing;
import lockstep.cost.CostOptions;
import lockstep.cost.CostSuites;
import lockstep.error.ExitCode;
import lockstep.programme.CostFileOption;
import lockstep.programme.PaceOption;
import lockstep.release.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cost-drill-breaker",
        description = {
            "Chats on staging, while you make the model's provider fail, until the breaker is seen open with its",
            "retry_after; with --recovery, until it is half-open and closed again. Changes nothing itself.",
        },
        footer = {
            "",
            "Examples:",
            "  BASE=https://staging.example ATTEMPTS=8 jbang cost-drill-breaker",
            "  jbang cost-drill-breaker --base https://staging.example --recovery --deadline 10m",
        })
public class CostDrillBreaker implements Door {

    @Mixin
    TargetOptions target;

    @Mixin
    OutputOptions output;

    @Mixin
    CostFileOption costFile;

    @Mixin
    PaceOption pace;

    @Option(names = "--attempts", paramLabel = "N",
            description = "Chats at most, 1 to 200. Variable: ATTEMPTS. Default: 8.")
    Optional<Integer> attempts = Optional.empty();

    @Option(names = "--recovery", description = "Also prove that the breaker closes once the provider is mended.")
    boolean recovery;

    public static void main(String... args) {
        Cli.main(new CostDrillBreaker(), args);
    }

    @Override
    public void prepare() {
        GateCommand.prepare();
    }

    @Override
    public ExitCode enter(Console console) {
        CostOptions options =
                new CostOptions(attempts.orElse(CostOptions.DEFAULT_CHATS), BudgetExpectation.UNSAID, true);
        List<String> briefing = new ArrayList<>(CostBriefing.breaker());
        briefing.addAll(costFile.lines(console));
        Errand errand = Errand.of(
                (catalog, mode) -> new CostSuites(catalog.service(), options, pace.pacer()).breakerDrill(recovery),
                Optional.of(Mode.STAGING));
        return new GateCommand(console, target, output)
                .run(errand.onStagingOnly("Breaker drills").briefedWith(briefing));
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.withRefusal();
    }
}
