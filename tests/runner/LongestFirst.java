package tests.runner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * The classes that take long come first, so that none is left alone at the end. One of JUnit's threads begins with the
 * last of all, and the others with the first: so every third of the long ones stands at the end.
 */
public final class LongestFirst implements ClassOrderer {

    /** The longest first. One that is missing only makes a run longer. */
    private static final List<String> LONG = List.of(
            "HaltedTest", "CanaryPartsTest", "RacesTest", "MutationsTest", "AttacksTest", "RunCanaryTest",
            "EvidenceDocumentTest", "LostLineTest", "CanaryRunTest", "AuditorTest", "CanarySelfTestTest",
            "GeneratedTreesTest", "JudgedAgainTest", "DayOfMemoryTest", "SimulatedCanariesTest", "ForgedEndTest",
            "CanaryKillsTest", "LongHistoryTest", "EndedFromOutsideTest", "RandomKillsTest", "BrokenSourceTest",
            "TerminalTest", "InterruptedCanaryTest", "MonkeyTest", "HelpExamplesTest", "QuietExamplesTest",
            "DocumentedCommandsTest", "RingingTest", "TmuxDayTest",
            "VolumesTest", "VirtualDayTest", "HotfixCanaryTest", "FormerRigTest", "FaultPicturesTest",
            "SameWordsTest", "CanaryPauseTest", "HangUpTest", "CrashTest", "HostileHttp2Test", "HostileTextTest",
            "PlanTest", "CanaryActTest", "MutatedFieldsTest", "LatencyForecastTest", "ForgeryTest",
            "PublishEventsTest", "WatchReleaseTest", "LostConnectionsTest", "HotfixTest", "UnfinishedTest",
            "OrdersWholeDayTest", "SelfTestTest", "SourceOfTruthTest", "VirtualMonkeyTest", "SmallWindowTest",
            "HandoverTest", "TamperingTest", "PromotedChangeTest", "CompletionTest", "CommandLinesTest",
            "CiRecipesTest", "ApprovalTest", "DeclaredReportsTest", "ImportFuzzTest", "GitHubActionTest",
            "ReleaseSetTest", "OnceTest", "ConfigInForceTest");

    @Override
    public void orderClasses(ClassOrdererContext context) {
        List<? extends ClassDescriptor> all = context.getClassDescriptors();
        List<String> front = new ArrayList<>();
        List<String> back = new ArrayList<>();
        for (int i = 0; i < LONG.size(); i++) {
            (i % 3 == 1 ? back : front).add(LONG.get(i));
        }
        all.sort(Comparator.comparingInt(one -> {
            String name = one.getTestClass().getSimpleName();
            int first = front.indexOf(name);
            return first >= 0 ? first - LONG.size() : back.contains(name) ? LONG.size() - back.indexOf(name) : 0;
        }));
    }
}
