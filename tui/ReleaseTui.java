///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Walks an operator through the day of a release, in a terminal.
//SOURCES ../scripts/lockstep/analysis/canary/package-info.java
//SOURCES ../scripts/lockstep/analysis/counts/package-info.java
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
//SOURCES ../scripts/lockstep/commands/cli/package-info.java
//SOURCES ../scripts/lockstep/commands/report/package-info.java
//SOURCES ../scripts/lockstep/commands/site/package-info.java
//SOURCES ../scripts/lockstep/demo/chat/package-info.java
//SOURCES ../scripts/lockstep/demo/governor/package-info.java
//SOURCES ../scripts/lockstep/demo/loopback/package-info.java
//SOURCES ../scripts/lockstep/demo/rehearsal/package-info.java
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
//SOURCES ../scripts/lockstep/record/facts/package-info.java
//SOURCES ../scripts/lockstep/record/history/package-info.java
//SOURCES ../scripts/lockstep/record/journal/package-info.java
//SOURCES ../scripts/lockstep/record/layout/package-info.java
//SOURCES ../scripts/lockstep/record/log/package-info.java
//SOURCES ../scripts/lockstep/record/sets/package-info.java
//SOURCES ../scripts/lockstep/record/signature/package-info.java
//SOURCES ../scripts/lockstep/record/trail/package-info.java
//SOURCES ../scripts/lockstep/record/truth/package-info.java
//SOURCES ../scripts/lockstep/record/verification/package-info.java
//SOURCES ../scripts/lockstep/release/canary/package-info.java
//SOURCES ../scripts/lockstep/release/deploy/package-info.java
//SOURCES ../scripts/lockstep/release/events/package-info.java
//SOURCES ../scripts/lockstep/release/killswitch/package-info.java
//SOURCES ../scripts/lockstep/release/metrics/package-info.java
//SOURCES ../scripts/lockstep/release/pipeline/package-info.java
//SOURCES ../scripts/lockstep/release/recording/package-info.java
//SOURCES ../scripts/lockstep/release/service/package-info.java
//SOURCES ../scripts/lockstep/release/site/package-info.java
//SOURCES ../scripts/lockstep/release/slo/package-info.java
//SOURCES ../scripts/lockstep/release/traffic/package-info.java
//SOURCES ../scripts/lockstep/release/version/package-info.java
//SOURCES ../scripts/lockstep/release/workflow/package-info.java
//SOURCES ../scripts/lockstep/repository/clone/package-info.java
//SOURCES ../scripts/lockstep/repository/git/package-info.java
//SOURCES ../scripts/lockstep/repository/host/package-info.java
//SOURCES ../scripts/lockstep/repository/remote/package-info.java
//SOURCES ../scripts/lockstep/repository/tree/package-info.java
//SOURCES ../scripts/lockstep/settings/check/package-info.java
//SOURCES ../scripts/lockstep/settings/environment/package-info.java
//SOURCES ../scripts/lockstep/settings/gates/package-info.java
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
//SOURCES ../scripts/lockstep/suites/declared/package-info.java
//SOURCES ../scripts/lockstep/suites/drills/package-info.java
//SOURCES ../scripts/lockstep/suites/exposure/package-info.java
//SOURCES ../scripts/lockstep/suites/failure/package-info.java
//SOURCES ../scripts/lockstep/suites/limits/package-info.java
//SOURCES ../scripts/lockstep/suites/servicelog/package-info.java
//SOURCES ../scripts/lockstep/suites/variables/package-info.java
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
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0 -Djava.awt.headless=true
//RUNTIME_OPTIONS -XX:InitialHeapSize=16m -XX:MaxNewSize=2m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10
//RUNTIME_OPTIONS -XX:-ShrinkHeapInSteps -XX:SoftRefLRUPolicyMSPerMB=0

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.site.PlainSiteOptions;
import lockstep.tui.app.GivenOptions;
import lockstep.tui.app.TuiCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "release-tui",
        description = {
            "Walks you through the day of a release: candidate, staging gates, decision, promotion, production smoke,",
            "log. It resumes where the release stands. Press ? for the keys.",
        },
        footer = {
            "",
            "Examples:",
            "  jbang release-tui --demo",
            "  jbang release-tui --repo ~/src/service",
            "  jbang release-tui --readonly",
        })
public class ReleaseTui implements Door {

    @Spec
    CommandSpec spec;

    @Mixin
    PlainSiteOptions site;

    @Option(names = "--demo", description = "Open on the embedded environment: everything real but the stakes.")
    boolean demo;

    @Option(names = "--fault", paramLabel = "NAME",
            description = "With --demo: break staging in this way; may be repeated.")
    List<String> faults = new ArrayList<>();

    @Option(names = "--readonly", description = "Only look: run no gates, record nothing, move nothing.")
    boolean readonly;

    @Option(names = "--poll", paramLabel = "SECONDS", defaultValue = "10",
            description = "Ask the remote and each environment again so often (default: ${DEFAULT-VALUE}): the remote's"
                    + " branches, the revision, and the smoke's plain GETs. Nothing is posted or recorded.")
    int poll;

    @Option(names = "--no-poll", description = "Ask again only on u and after something was done.")
    boolean silent;

    @Option(names = "--no-bell", description = "Never ring or notify. Variable: LOCKSTEP_BELL=off.")
    boolean quiet;

    @Option(names = "--ascii", description = "Use ASCII only. The default where the locale is not UTF-8.")
    boolean ascii;

    @Option(names = "--no-ui-config", description = "Leave ui.yaml alone: the usual keys and colours.")
    boolean usual;

    @Option(names = "--record", paramLabel = "FILE", description = "Record the session as an asciicast (version 2).")
    Optional<Path> record = Optional.empty();

    @Option(names = "--staging-base", paramLabel = "URL",
            description = "Staging's base URL, instead of the configured one.")
    Optional<String> stagingBase = Optional.empty();

    @Option(names = "--production-base", paramLabel = "URL",
            description = "Production's base URL, instead of the configured one.")
    Optional<String> productionBase = Optional.empty();

    public static void main(String... args) {
        Cli.main(new ReleaseTui(), args);
    }

    @Override
    public boolean tellsHowItGoes() {
        return false;
    }

    @Override
    public ExitCode enter(Console console) {
        TuiCommand command = new TuiCommand(
                console, site, new GivenOptions(spec.commandLine().getParseResult()), readonly, ascii, usual,
                quiet, polling(), record);
        return demo ? command.demo(faults) : command.open(stagingBase, productionBase);
    }

    private Optional<Duration> polling() {
        if (poll < 2 || poll > 3_600) {
            throw new UsageError("--poll is from 2 to 3600 seconds, not " + poll, "Or ask only by hand: --no-poll.");
        }
        return silent ? Optional.empty() : Optional.of(Duration.ofSeconds(poll));
    }
}
