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
            "HaltedTest", "RacesTest", "TerminalTest", "MutationsTest", "CanarySelfTestTest", "CanaryPartsTest",
            "SeveralServicesDayTest", "EvidenceDocumentTest", "CanaryKillsTest", "DayOfMemoryTest", "RunCanaryTest",
            "LostLineTest", "ForgedEndTest", "CiRecipesTest", "GitHubActionTest", "InterruptedCanaryTest",
            "CrashTest", "AttacksTest", "ReleaseSetTest", "CanaryRunTest", "LongHistoryTest", "AuditorTest",
            "RandomKillsTest", "TmuxDayTest", "GeneratedTreesTest", "SetRacesTest", "DocumentedDayTest",
            "HostileHttp2Test", "LostConnectionsTest", "HandoverTest", "CanaryPauseTest", "MonkeyTest",
            "SimulatedCanariesTest", "HangUpTest", "HelpExamplesTest", "HotfixCanaryTest", "JudgedAgainTest",
            "ConfigInForceTest", "ForgeryTest", "OrdersWholeDayTest", "WitnessTest", "TransportsTest",
            "VirtualMonkeyTest", "UnfinishedTest", "PassageTest", "SameWordsTest", "ApprovalTest",
            "SourceOfTruthTest", "VirtualDayTest", "CanaryActTest", "SelfTestTest", "LatencyForecastTest",
            "HostileTextTest", "OnceTest", "TrafficTest", "OperatorsCloneTest", "RacingPushesTest", "HotfixTest",
            "WatchReleaseTest", "RollbackApprovalTest", "DryRunTest", "TamperingTest", "AdoptionTest",
            "PromotedChangeTest", "PublishEventsTest", "PipelineActTest", "EndedFromOutsideTest", "HouseTest",
            "PromotionTest");

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
