///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Keeps sampling staging until it has run a commit for long enough.
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
//SOURCES lockstep/commands/facts/package-info.java
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
//SOURCES lockstep/release/forge/package-info.java
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

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.text.Durations;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.facts.SoakCommand;
import lockstep.commands.site.CommitOption;
import lockstep.commands.site.PlainSiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "soak-staging",
        description = {
            "Runs the smoke test on staging at intervals, and records each run, until staging has run the commit for "
                    + "long enough.",
            "Without a commit: the head of main. If it ends early, start it again; it continues.",
        },
        footer = {"", "Examples:", "  jbang soak-staging v1.2.3 --for 2h --every 10m",
            "  jbang soak-staging v1.2.3 --for 2h --once --by-sample    # from cron",
            "  jbang soak-staging v1.2.3 --for 2h --dry-run    # only say where it stands"})
public class SoakStaging implements Door {

    @Mixin
    PlainSiteOptions site;

    @Mixin
    CommitOption commit;

    @Option(names = "--for", paramLabel = "DURATION",
            description = "How long staging has to run it. Default: the longest soak that the pipeline requires, else"
                    + " 2h.")
    Optional<String> time = Optional.empty();

    @Option(names = "--every", paramLabel = "DURATION", defaultValue = "10m",
            description = "The time between two samples. Default: ${DEFAULT-VALUE}.")
    String every = "10m";

    @Option(names = "--max-gap", paramLabel = "DURATION",
            description = "Report a gap between two samples that is longer than this. Default: as that soak says,"
                    + " else 30m.")
    Optional<String> maxGap = Optional.empty();

    @Option(names = "--deadline", paramLabel = "DURATION",
            description = "When to give up. Default: twice the time of --for.")
    Optional<String> deadline = Optional.empty();

    @Option(names = "--once", description = "Take one sample, and say where the soak stands.")
    boolean once;

    @Option(names = "--by-sample",
            description = "With --once: exit with the result of the sample, even if the soak is too short.")
    boolean bySample;

    @Option(names = "--dry-run", description = "Only say where the soak stands.")
    boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document on stdout.")
    boolean json;

    public static void main(String... args) {
        Cli.main(new SoakStaging(), args);
    }

    @Override
    public ExitCode enter(Console console) {
        if (bySample && (!once || dryRun)) {
            throw new UsageError("--by-sample needs --once, and no --dry-run", "Add --once, or leave out --by-sample.");
        }
        return new SoakCommand(
                console, site, time.map(Durations::parse), maxGap.map(Durations::parse), Durations.parse(every),
                deadline.map(Durations::parse), json)
                .soak(commit.commit(), once, dryRun, bySample);
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
