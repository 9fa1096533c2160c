///usr/bin/env jbang "$0" "$@" ; exit $?
// SPDX-License-Identifier: Apache-2.0
//JAVA 25+
//DESCRIPTION Runs Lockstep's tests: all of them, or those whose name contains one of the given words.
//SOURCES Progress.java
//SOURCES attestation/package-info.java
//SOURCES audit/package-info.java
//SOURCES certify/package-info.java
//SOURCES change/package-info.java
//SOURCES config/package-info.java
//SOURCES cost/package-info.java
//SOURCES demo/package-info.java
//SOURCES desk/package-info.java
//SOURCES drills/package-info.java
//SOURCES e2e/package-info.java
//SOURCES export/package-info.java
//SOURCES failure/package-info.java
//SOURCES gate/package-info.java
//SOURCES governor/package-info.java
//SOURCES guard/package-info.java
//SOURCES hostile/package-info.java
//SOURCES logcheck/package-info.java
//SOURCES policy/package-info.java
//SOURCES programme/package-info.java
//SOURCES revision/package-info.java
//SOURCES run/package-info.java
//SOURCES suites/package-info.java
//SOURCES text/package-info.java
//SOURCES tui/package-info.java
//SOURCES variables/package-info.java
//SOURCES verification/package-info.java
//SOURCES ../scripts/CertifyPhase15.java
//SOURCES ../scripts/ChangeClass.java
//SOURCES ../scripts/ConfigGuard.java
//SOURCES ../scripts/CostDrillBreaker.java
//SOURCES ../scripts/CostGateChat.java
//SOURCES ../scripts/Demo.java
//SOURCES ../scripts/Deploy.java
//SOURCES ../scripts/PromoteRelease.java
//SOURCES ../scripts/PromotionGate.java
//SOURCES ../scripts/ReleaseDrills.java
//SOURCES ../scripts/ReleaseLog.java
//SOURCES ../scripts/RollbackRelease.java
//SOURCES ../scripts/SmokeApiChat.java
//SOURCES ../scripts/Status.java
//SOURCES ../scripts/VerifyRollback.java
//SOURCES ../tui/ReleaseTui.java
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.junit.platform:junit-platform-launcher:1.14.4
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS info.picocli:picocli:4.7.7
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tests.Progress;

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
