///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Times release-log verify on long branches beside git log, and ancestry beside git merge-base.
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
//SOURCES ../scripts/lockstep/suites/chat/package-info.java
//SOURCES ../scripts/lockstep/suites/declared/package-info.java
//SOURCES ../scripts/lockstep/suites/variables/package-info.java
//SOURCES bench/log/package-info.java
//DEPS info.picocli:picocli:4.7.7

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tests.bench.log.Hand;
import tests.bench.log.LogRace;

@Command(
        name = "log-bench",
        mixinStandardHelpOptions = true,
        description = {
            "Times release-log verify on branches of many promotions, each visit in a JVM of its",
            "own, beside git log --stat; and whether a commit leads to another, beside git",
            "merge-base. Prints Markdown tables; docs/performance.md says how to read them.",
        },
        footer = {
            "",
            "Examples:",
            "  ./jbang log-bench",
            "  ./jbang log-bench --promotions 1000,10000,50000 --limit 1800",
            "  ./jbang log-bench --promotions 1000,10000 --signed ed25519",
            "",
            "Exit codes: 0 measured, 1 something failed, 2 usage.",
        })
public class LogBench implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--promotions", paramLabel = "N", split = ",", defaultValue = "1000,10000",
            description = "Sizes of branches. Default: ${DEFAULT-VALUE}. To make one takes about as long as its first visit.")
    List<Integer> promotions;

    @Option(names = "--commits", paramLabel = "N", defaultValue = "100000",
            description = "Size of the history for ancestry. Default: ${DEFAULT-VALUE}.")
    int commits;

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "300",
            description = "What takes longer is ended. Default: ${DEFAULT-VALUE}.")
    int limit;

    @Option(names = "--signed", paramLabel = "KEY",
            description = "Signs the evidence with a key of this kind: ${COMPLETION-CANDIDATES}. Default: not signed.")
    Optional<Hand.Kind> key;

    @Option(names = "--jvm", paramLabel = "OPTIONS",
            defaultValue = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0 "
                    + "-XX:InitialHeapSize=64m -XX:NewSize=32m -XX:MaxNewSize=32m "
                    + "-XX:SurvivorRatio=3 -XX:TargetSurvivorRatio=90",
            description = "Options of the measured JVM. Default: release-log's.")
    String jvm;

    public static void main(String... args) {
        CommandLine line = new CommandLine(new LogBench()).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || commits < 20 || promotions.stream().anyMatch(count -> count < 1)) {
            throw new ParameterException(spec.commandLine(), "sizes and limit are positive; --commits is 20 or more");
        }
        List<String> options = Arrays.stream(jvm.split(" ")).filter(word -> !word.isEmpty()).toList();
        LogRace race = new LogRace(Duration.ofSeconds(limit), options, key, System.out);
        race.verify(promotions);
        System.out.println();
        race.eligibility(commits);
        return 0;
    }
}
