///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Runs Lockstep's tests: all of them, or those whose name contains one of the given words.
//COMPILE_OPTIONS -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC
//SOURCES ../tui/../scripts/ApproveCanary.java
//SOURCES ../tui/../scripts/ApproveRelease.java
//SOURCES ../tui/../scripts/AuditTrail.java
//SOURCES ../tui/../scripts/CertifyPhase15.java
//SOURCES ../tui/../scripts/ChangeClass.java
//SOURCES ../tui/../scripts/CollectEvidence.java
//SOURCES ../tui/../scripts/Config.java
//SOURCES ../tui/../scripts/ConfigGuard.java
//SOURCES ../tui/../scripts/CostDrillBreaker.java
//SOURCES ../tui/../scripts/CostGateChat.java
//SOURCES ../tui/../scripts/Demo.java
//SOURCES ../tui/../scripts/Deploy.java
//SOURCES ../tui/../scripts/DrillKillSwitch.java
//SOURCES ../tui/../scripts/Explain.java
//SOURCES ../tui/../scripts/Gates.java
//SOURCES ../tui/../scripts/HotfixPromote.java
//SOURCES ../tui/../scripts/Init.java
//SOURCES ../tui/../scripts/PromoteRelease.java
//SOURCES ../tui/../scripts/PromotionGate.java
//SOURCES ../tui/../scripts/PublishEvents.java
//SOURCES ../tui/../scripts/RecordChecks.java
//SOURCES ../tui/../scripts/ReleaseDrills.java
//SOURCES ../tui/../scripts/ReleaseLog.java
//SOURCES ../tui/../scripts/ReleaseReport.java
//SOURCES ../tui/../scripts/ReleaseSet.java
//SOURCES ../tui/../scripts/RequestCanary.java
//SOURCES ../tui/../scripts/RevokeApproval.java
//SOURCES ../tui/../scripts/RollbackRelease.java
//SOURCES ../tui/../scripts/RunCanary.java
//SOURCES ../tui/../scripts/SmokeApiChat.java
//SOURCES ../tui/../scripts/SoakStaging.java
//SOURCES ../tui/../scripts/Status.java
//SOURCES ../tui/../scripts/UpdateSot.java
//SOURCES ../tui/../scripts/VerifyRollback.java
//SOURCES ../tui/../scripts/WatchRelease.java
//SOURCES ../tui/../scripts/lockstep/analysis/canary/package-info.java
//SOURCES ../tui/../scripts/lockstep/analysis/counts/package-info.java
//SOURCES ../tui/../scripts/lockstep/analysis/delivery/package-info.java
//SOURCES ../tui/../scripts/lockstep/analysis/sequential/package-info.java
//SOURCES ../tui/../scripts/lockstep/analysis/source/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/digest/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/error/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/files/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/json/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/process/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/release/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/text/package-info.java
//SOURCES ../tui/../scripts/lockstep/base/trace/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/approval/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/canary/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/change/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/cli/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/config/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/declared/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/deploy/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/facts/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/gates/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/init/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/log/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/move/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/report/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/sets/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/shell/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/site/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/status/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/trail/package-info.java
//SOURCES ../tui/../scripts/lockstep/commands/verify/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/canary/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/chat/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/declared/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/governor/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/loopback/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/pipeline/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/rehearsal/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/selftest/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/service/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/burst/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/declared/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/gate/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/http/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/revision/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/run/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/schema/package-info.java
//SOURCES ../tui/../scripts/lockstep/gates/suite/package-info.java
//SOURCES ../tui/../scripts/lockstep/policy/change/package-info.java
//SOURCES ../tui/../scripts/lockstep/policy/promotion/package-info.java
//SOURCES ../tui/../scripts/lockstep/policy/requirement/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/approval/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/attestation/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/audit/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/canary/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/checkpoint/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/document/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/events/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/evidence/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/export/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/facts/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/history/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/journal/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/layout/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/log/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/page/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/report/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/sets/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/signature/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/trail/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/truth/package-info.java
//SOURCES ../tui/../scripts/lockstep/record/verification/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/canary/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/deploy/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/events/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/forge/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/killswitch/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/metrics/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/pipeline/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/reading/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/recording/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/service/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/sets/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/site/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/slo/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/soak/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/traffic/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/version/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/watch/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/workflow/package-info.java
//SOURCES ../tui/../scripts/lockstep/repository/clone/package-info.java
//SOURCES ../tui/../scripts/lockstep/repository/git/package-info.java
//SOURCES ../tui/../scripts/lockstep/repository/host/package-info.java
//SOURCES ../tui/../scripts/lockstep/repository/remote/package-info.java
//SOURCES ../tui/../scripts/lockstep/repository/tree/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/check/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/environment/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/gates/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/imports/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/notify/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/pipeline/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/services/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/sets/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/slo/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/suite/package-info.java
//SOURCES ../tui/../scripts/lockstep/settings/yaml/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/certify/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/chat/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/cost/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/declared/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/drills/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/exposure/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/failure/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/guard/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/limits/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/proof/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/servicelog/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/variables/package-info.java
//SOURCES ../tui/Completion.java
//SOURCES ../tui/ReleaseTui.java
//SOURCES ../tui/lockstep/tui/adapter/package-info.java
//SOURCES ../tui/lockstep/tui/api/package-info.java
//SOURCES ../tui/lockstep/tui/app/package-info.java
//SOURCES ../tui/lockstep/tui/canvas/package-info.java
//SOURCES ../tui/lockstep/tui/day/package-info.java
//SOURCES ../tui/lockstep/tui/keys/package-info.java
//SOURCES ../tui/lockstep/tui/preferences/package-info.java
//SOURCES ../tui/lockstep/tui/seen/package-info.java
//SOURCES ../tui/lockstep/tui/state/package-info.java
//SOURCES ../tui/lockstep/tui/terminal/package-info.java
//SOURCES ../tui/lockstep/tui/update/package-info.java
//SOURCES ../tui/lockstep/tui/view/package-info.java
//SOURCES analysis/canary/package-info.java
//SOURCES analysis/counts/package-info.java
//SOURCES analysis/delivery/package-info.java
//SOURCES analysis/sequential/package-info.java
//SOURCES analysis/source/package-info.java
//SOURCES base/files/package-info.java
//SOURCES base/process/package-info.java
//SOURCES base/release/package-info.java
//SOURCES base/text/package-info.java
//SOURCES base/trace/package-info.java
//SOURCES bench/canary/package-info.java
//SOURCES bench/faults/package-info.java
//SOURCES bench/gate/package-info.java
//SOURCES bench/log/package-info.java
//SOURCES bench/tui/package-info.java
//SOURCES bundle/package-info.java
//SOURCES commands/cli/package-info.java
//SOURCES commands/config/package-info.java
//SOURCES commands/declared/package-info.java
//SOURCES commands/deploy/package-info.java
//SOURCES commands/facts/package-info.java
//SOURCES commands/gates/package-info.java
//SOURCES commands/init/package-info.java
//SOURCES commands/log/package-info.java
//SOURCES commands/move/package-info.java
//SOURCES commands/release/package-info.java
//SOURCES commands/shell/package-info.java
//SOURCES commands/site/package-info.java
//SOURCES commands/status/package-info.java
//SOURCES commands/trail/package-info.java
//SOURCES commands/verify/package-info.java
//SOURCES demo/canary/package-info.java
//SOURCES demo/declared/package-info.java
//SOURCES demo/governor/package-info.java
//SOURCES demo/pipeline/package-info.java
//SOURCES demo/service/package-info.java
//SOURCES documents/package-info.java
//SOURCES e2e/package-info.java
//SOURCES gates/burst/package-info.java
//SOURCES gates/declared/package-info.java
//SOURCES gates/gate/package-info.java
//SOURCES gates/http/package-info.java
//SOURCES gates/revision/package-info.java
//SOURCES gates/run/package-info.java
//SOURCES gates/schema/package-info.java
//SOURCES gates/suite/package-info.java
//SOURCES hostile/package-info.java
//SOURCES house/package-info.java
//SOURCES policy/change/package-info.java
//SOURCES policy/promotion/package-info.java
//SOURCES policy/requirement/package-info.java
//SOURCES recipes/package-info.java
//SOURCES record/attestation/package-info.java
//SOURCES record/audit/package-info.java
//SOURCES record/canary/package-info.java
//SOURCES record/evidence/package-info.java
//SOURCES record/export/package-info.java
//SOURCES record/facts/package-info.java
//SOURCES record/history/package-info.java
//SOURCES record/journal/package-info.java
//SOURCES record/log/package-info.java
//SOURCES record/report/package-info.java
//SOURCES record/sets/package-info.java
//SOURCES record/signature/package-info.java
//SOURCES record/verification/package-info.java
//SOURCES release/approval/package-info.java
//SOURCES release/canary/package-info.java
//SOURCES release/deploy/package-info.java
//SOURCES release/events/package-info.java
//SOURCES release/forge/package-info.java
//SOURCES release/metrics/package-info.java
//SOURCES release/pipeline/package-info.java
//SOURCES release/service/package-info.java
//SOURCES release/services/package-info.java
//SOURCES release/sets/package-info.java
//SOURCES release/site/package-info.java
//SOURCES release/soak/package-info.java
//SOURCES release/traffic/package-info.java
//SOURCES release/version/package-info.java
//SOURCES release/watch/package-info.java
//SOURCES release/workflow/package-info.java
//SOURCES repository/clone/package-info.java
//SOURCES repository/git/package-info.java
//SOURCES repository/tree/package-info.java
//SOURCES runner/package-info.java
//SOURCES settings/gates/package-info.java
//SOURCES settings/imports/package-info.java
//SOURCES settings/package-info.java
//SOURCES settings/pipeline/package-info.java
//SOURCES settings/services/package-info.java
//SOURCES settings/slo/package-info.java
//SOURCES settings/suite/package-info.java
//SOURCES sources/package-info.java
//SOURCES suites/certify/package-info.java
//SOURCES suites/chat/package-info.java
//SOURCES suites/cost/package-info.java
//SOURCES suites/declared/package-info.java
//SOURCES suites/drills/package-info.java
//SOURCES suites/failure/package-info.java
//SOURCES suites/guard/package-info.java
//SOURCES suites/servicelog/package-info.java
//SOURCES suites/staging/package-info.java
//SOURCES suites/variables/package-info.java
//SOURCES tui/adapter/package-info.java
//SOURCES tui/day/package-info.java
//SOURCES tui/package-info.java
//SOURCES tui/preferences/package-info.java
//SOURCES tui/terminal/package-info.java
//SOURCES tui/update/package-info.java
//SOURCES tui/view/package-info.java
//DEPS info.picocli:picocli:4.7.7
//DEPS org.junit.platform:junit-platform-launcher:1.14.4
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tests.house.Scratch;
import tests.runner.Descriptors;
import tests.runner.LongestFirst;
import tests.runner.Progress;
import tests.runner.Waiting;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs Lockstep's tests: all of them, or those whose class name contains one of the given words.",
        footer = {"", "Examples:", "  jbang test", "  jbang test text SuiteRunnerTest", "",
                "Exit codes: 0 all passed, 1 otherwise."})
public class Tests implements Callable<Integer> {

    /** Of suites that tests run themselves; some of theirs fail on purpose. */
    private static final String SAMPLE = "sample";

    @Parameters(paramLabel = "WORD", description = "Part of a test class's name, package included.")
    List<String> words = List.of();

    @Option(names = "--threads", paramLabel = "N",
            description = "Test classes that run at the same time, beside those that mostly wait."
                    + " Default: twice the processors.")
    int threads = 2 * Runtime.getRuntime().availableProcessors();

    public static void main(String... args) {
        System.exit(new CommandLine(new Tests()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path classes = Path.of(Tests.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        PostDiscoveryFilter named = test -> FilterResult.includedIf(
                words.isEmpty() || words.stream().anyMatch(word -> test.getUniqueId().toString().contains(word)));
        Descriptors.keepFromChildren();
        Progress progress = new Progress(System.out);
        // Properties run one after the other, and some classes mostly wait, so they run beside the rest.
        List<Thread> beside = List.of(
                Thread.ofPlatform().start(() -> run(classes, List.of(named, EngineFilter.includeEngines("jqwik")), 1, progress)),
                Thread.ofPlatform().start(() -> run(classes, List.of(named, EngineFilter.excludeEngines("jqwik"),
                        Waiting.only()), (threads + 2) / 2, progress)));
        run(classes, List.of(named, EngineFilter.excludeEngines("jqwik"), Waiting.none()), threads, progress);
        for (Thread one : beside) {
            one.join();
        }
        return progress.close() ? 0 : 1;
    }

    private static void run(Path classes, List<Filter<?>> chosen, int threads, Progress progress) {
        LauncherDiscoveryRequest all = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(classes)))
                .filters(chosen.toArray(Filter[]::new))
                .filters(TagFilter.excludeTags(SAMPLE))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", String.valueOf(threads > 1))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "same_thread")
                .configurationParameter("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(threads))
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.fixed.max-pool-size", String.valueOf(threads))
                .configurationParameter("junit.jupiter.testclass.order.default", LongestFirst.class.getName())
                .configurationParameter("junit.jupiter.tempdir.factory.default", Scratch.class.getName())
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .configurationParameter("jqwik.database", "")
                .build();
        LauncherFactory.create().execute(all, progress);
    }
}
