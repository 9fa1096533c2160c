///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Checks whether the token budget blocks: health, db health, identity, then chats.
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
import lockstep.cost.CostBriefing;
import lockstep.cost.CostOptions;
import lockstep.cost.CostSuites;
import lockstep.error.ExitCode;
import lockstep.programme.BudgetOptions;
import lockstep.programme.CostFileOption;
import lockstep.programme.PaceOption;
import lockstep.release.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cost-gate-chat",
        description = {
            "Checks whether the token budget blocks: health, db health, identity, then chats until it does.",
            "Told to expect a block (1), none may be missing; told not to (0), none may be seen; told nothing, a block",
            "is inconclusive on staging and a failure in production. Without a mode, staging is meant.",
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
    public void prepare() {
        GateCommand.prepare();
    }

    @Override
    public ExitCode enter(Console console) {
        CostOptions options = budget.options(chats.orElse(CostOptions.DEFAULT_CHATS));
        List<String> briefing = new ArrayList<>(CostBriefing.budget(options.expectation()));
        briefing.addAll(costFile.lines(console));
        Errand errand = Errand.of(
                (catalog, mode) -> new CostSuites(catalog.service(), options, pace.pacer()).gate(),
                Optional.of(Mode.STAGING));
        return new GateCommand(console, target, output).run(errand.briefedWith(briefing));
    }
}
