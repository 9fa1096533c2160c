///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Runs Lockstep's tests: all of them, or those whose name contains one of the given words.
//SOURCES ../tui/../scripts/CertifyPhase15.java
//SOURCES ../tui/../scripts/ChangeClass.java
//SOURCES ../tui/../scripts/ConfigGuard.java
//SOURCES ../tui/../scripts/CostDrillBreaker.java
//SOURCES ../tui/../scripts/CostGateChat.java
//SOURCES ../tui/../scripts/Demo.java
//SOURCES ../tui/../scripts/Deploy.java
//SOURCES ../tui/../scripts/PromoteRelease.java
//SOURCES ../tui/../scripts/PromotionGate.java
//SOURCES ../tui/../scripts/ReleaseDrills.java
//SOURCES ../tui/../scripts/ReleaseLog.java
//SOURCES ../tui/../scripts/RollbackRelease.java
//SOURCES ../tui/../scripts/SmokeApiChat.java
//SOURCES ../tui/../scripts/Status.java
//SOURCES ../tui/../scripts/VerifyRollback.java
//SOURCES ../tui/../scripts/lockstep/attestation/package-info.java
//SOURCES ../tui/../scripts/lockstep/audit/package-info.java
//SOURCES ../tui/../scripts/lockstep/certify/package-info.java
//SOURCES ../tui/../scripts/lockstep/change/package-info.java
//SOURCES ../tui/../scripts/lockstep/chat/package-info.java
//SOURCES ../tui/../scripts/lockstep/cli/package-info.java
//SOURCES ../tui/../scripts/lockstep/config/package-info.java
//SOURCES ../tui/../scripts/lockstep/cost/package-info.java
//SOURCES ../tui/../scripts/lockstep/demo/package-info.java
//SOURCES ../tui/../scripts/lockstep/deploy/package-info.java
//SOURCES ../tui/../scripts/lockstep/desk/package-info.java
//SOURCES ../tui/../scripts/lockstep/drills/package-info.java
//SOURCES ../tui/../scripts/lockstep/error/package-info.java
//SOURCES ../tui/../scripts/lockstep/evidence/package-info.java
//SOURCES ../tui/../scripts/lockstep/export/package-info.java
//SOURCES ../tui/../scripts/lockstep/exposure/package-info.java
//SOURCES ../tui/../scripts/lockstep/failure/package-info.java
//SOURCES ../tui/../scripts/lockstep/gate/package-info.java
//SOURCES ../tui/../scripts/lockstep/git/package-info.java
//SOURCES ../tui/../scripts/lockstep/governor/package-info.java
//SOURCES ../tui/../scripts/lockstep/guard/package-info.java
//SOURCES ../tui/../scripts/lockstep/host/package-info.java
//SOURCES ../tui/../scripts/lockstep/http/package-info.java
//SOURCES ../tui/../scripts/lockstep/journal/package-info.java
//SOURCES ../tui/../scripts/lockstep/limits/package-info.java
//SOURCES ../tui/../scripts/lockstep/log/package-info.java
//SOURCES ../tui/../scripts/lockstep/logbook/package-info.java
//SOURCES ../tui/../scripts/lockstep/logcheck/package-info.java
//SOURCES ../tui/../scripts/lockstep/policy/package-info.java
//SOURCES ../tui/../scripts/lockstep/programme/package-info.java
//SOURCES ../tui/../scripts/lockstep/proof/package-info.java
//SOURCES ../tui/../scripts/lockstep/rehearsal/package-info.java
//SOURCES ../tui/../scripts/lockstep/release/package-info.java
//SOURCES ../tui/../scripts/lockstep/remote/package-info.java
//SOURCES ../tui/../scripts/lockstep/report/package-info.java
//SOURCES ../tui/../scripts/lockstep/revision/package-info.java
//SOURCES ../tui/../scripts/lockstep/run/package-info.java
//SOURCES ../tui/../scripts/lockstep/selftest/package-info.java
//SOURCES ../tui/../scripts/lockstep/signature/package-info.java
//SOURCES ../tui/../scripts/lockstep/suites/package-info.java
//SOURCES ../tui/../scripts/lockstep/text/package-info.java
//SOURCES ../tui/../scripts/lockstep/variables/package-info.java
//SOURCES ../tui/../scripts/lockstep/verification/package-info.java
//SOURCES ../tui/../scripts/lockstep/workflow/package-info.java
//SOURCES ../tui/ReleaseTui.java
//SOURCES ../tui/lockstep/tui/app/package-info.java
//SOURCES ../tui/lockstep/tui/canvas/package-info.java
//SOURCES ../tui/lockstep/tui/control/package-info.java
//SOURCES ../tui/lockstep/tui/desk/package-info.java
//SOURCES ../tui/lockstep/tui/keys/package-info.java
//SOURCES ../tui/lockstep/tui/model/package-info.java
//SOURCES ../tui/lockstep/tui/screen/package-info.java
//SOURCES ../tui/lockstep/tui/site/package-info.java
//SOURCES ../tui/lockstep/tui/view/package-info.java
//SOURCES attestation/package-info.java
//SOURCES audit/package-info.java
//SOURCES bench/package-info.java
//SOURCES certify/package-info.java
//SOURCES change/package-info.java
//SOURCES cli/package-info.java
//SOURCES config/package-info.java
//SOURCES cost/package-info.java
//SOURCES demo/package-info.java
//SOURCES desk/package-info.java
//SOURCES drills/package-info.java
//SOURCES e2e/package-info.java
//SOURCES evidence/package-info.java
//SOURCES export/package-info.java
//SOURCES failure/package-info.java
//SOURCES gate/package-info.java
//SOURCES git/package-info.java
//SOURCES governor/package-info.java
//SOURCES guard/package-info.java
//SOURCES hostile/package-info.java
//SOURCES house/package-info.java
//SOURCES http/package-info.java
//SOURCES log/package-info.java
//SOURCES logbench/package-info.java
//SOURCES logcheck/package-info.java
//SOURCES policy/package-info.java
//SOURCES programme/package-info.java
//SOURCES revision/package-info.java
//SOURCES run/package-info.java
//SOURCES runner/package-info.java
//SOURCES signature/package-info.java
//SOURCES sources/package-info.java
//SOURCES staging/package-info.java
//SOURCES suites/package-info.java
//SOURCES text/package-info.java
//SOURCES tui/package-info.java
//SOURCES tuibench/package-info.java
//SOURCES variables/package-info.java
//SOURCES workflow/package-info.java
//DEPS info.picocli:picocli:4.7.7
//DEPS org.junit.platform:junit-platform-launcher:1.14.4
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tests.runner.Progress;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs Lockstep's tests: all of them, or those whose class name contains one of the given words.",
        footer = {"", "Examples:", "  jbang test", "  jbang test text SuiteRunnerTest", "",
                "Exit codes: 0 all passed, 1 otherwise."})
public class Tests implements Callable<Integer> {

    @Parameters(paramLabel = "WORD", description = "Part of a test class's name, package included.")
    List<String> words = List.of();

    public static void main(String... args) {
        System.exit(new CommandLine(new Tests()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path classes = Path.of(Tests.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        PostDiscoveryFilter named = test -> FilterResult.includedIf(
                words.isEmpty() || words.stream().anyMatch(word -> test.getUniqueId().toString().contains(word)));
        LauncherDiscoveryRequest all = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(classes)))
                .filters(named)
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .configurationParameter("jqwik.database", "")
                .build();
        Progress progress = new Progress(System.out);
        LauncherFactory.create().execute(all, progress);
        return progress.close() ? 0 : 1;
    }
}
