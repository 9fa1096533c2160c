package tests.runner;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * The test classes that mostly wait: for a canary's time, a terminal, a line that is cut. Six of them, of 490 seconds by
 * the clock, took 82 of a processor. Beside the others they leave their threads idle, so they have threads of their own.
 */
public final class Waiting {

    /** Whatever is missing only makes a run longer. */
    private static final Set<String> CLASSES = Set.of(
            "BrokenSourceTest", "CanaryKillsTest", "CanaryPartsTest", "CanaryTakeoverTest", "FaultPicturesTest",
            "HandoverTest", "InterruptedCanaryTest", "LostConnectionsTest", "RingingTest", "RunCanaryTest",
            "ServiceCanariesTest", "SoakTest", "TmuxDayTest", "UnrecordedCanaryTest", "UnrecordedPassTest",
            "WatchReleaseTest");

    private static final Pattern CLASS = Pattern.compile("\\[class:[^]]*?([^.\\]]+)]");

    private Waiting() {}

    public static PostDiscoveryFilter only() {
        return test -> FilterResult.includedIf(waits(test));
    }

    public static PostDiscoveryFilter none() {
        return test -> FilterResult.includedIf(!waits(test));
    }

    private static boolean waits(TestDescriptor test) {
        Matcher named = CLASS.matcher(test.getUniqueId().toString());
        return named.find() && CLASSES.contains(named.group(1));
    }
}
