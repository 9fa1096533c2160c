package tests.runner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * The classes that take long come first, so that none is left alone at the end. One of JUnit's threads begins with the
 * last of all, and the others with the first: so every sixth of the long ones stands at the end, as two processors have
 * six threads.
 */
public final class LongestFirst implements ClassOrderer {

    /** The longest first. One that is missing only makes a run longer. */
    private static final List<String> LONG = List.of(
            "RunCanaryTest", "MutationsTest", "CanaryPartsTest", "HaltedTest", "CanaryKillsTest", "BrokenSourceTest",
            "OwnHeadTest", "ServiceCanariesTest", "FaultPicturesTest", "CanarySelfTestTest", "RacesTest",
            "InterruptedCanaryTest", "RollbackAfterMutationsTest", "DocumentedCommandsTest", "ForgedEndTest",
            "RingingTest", "AuditorTest", "EvidenceDocumentTest", "DayOfMemoryTest", "CrowdedTreesTest",
            "UnsignedMutationsTest", "AttacksTest", "JudgedAgainTest", "RollbackApprovalTest", "TerminalTest",
            "ForgedSetRunsTest", "CrashTest", "PlanTest", "CanaryRunTest", "HandoverTest", "SetReturnTest",
            "HelpExamplesTest", "MakingRoomTest", "TmuxDayTest", "QuietExamplesTest", "LostLineTest",
            "HugeObjectsTest", "LostConnectionsTest", "LongHistoryTest", "SimulatedCanariesTest", "WatchReleaseTest",
            "SelfTestTest", "SetRacesTest", "RandomKillsTest", "HotfixCanaryTest", "ForgedCanariesTest", "HangUpTest",
            "SoakTest", "CanaryActTest", "OrdersWholeDayTest", "GitHubActionTest", "DeclaredReportsTest",
            "GeneratedTreesTest", "SameWordsTest", "ReleaseSetTest", "KeptStateTest", "KnownHandsTest",
            "CiRecipesTest", "HostileTextTest", "UiLoopTest", "EndedFromOutsideTest", "CanaryPauseTest",
            "VirtualDayTest", "HostileHttp2Test", "ConfigInForceTest", "UnfinishedTest", "MonkeyTest",
            "KubernetesRecipesTest", "DrillDoorsTest", "StaleKeyTest", "ForgeryTest", "PublishEventsTest",
            "DeclaredExamplesTest", "LatencyForecastTest", "DistrictsTest", "TrafficTest", "TamperingTest",
            "PipelineActTest", "TimersTest", "MutatedFieldsTest", "AbortTest", "ApprovalRaceTest",
            "SourceOfTruthTest", "VirtualMonkeyTest", "HotfixTest", "PasteTest", "RecordDoorTest", "CompletionTest",
            "ApprovedCanariesTest", "ApprovalTest");

    @Override
    public void orderClasses(ClassOrdererContext context) {
        List<? extends ClassDescriptor> all = context.getClassDescriptors();
        List<String> front = new ArrayList<>();
        List<String> back = new ArrayList<>();
        for (int i = 0; i < LONG.size(); i++) {
            (i % 6 == 1 ? back : front).add(LONG.get(i));
        }
        all.sort(Comparator.comparingInt(one -> {
            String name = one.getTestClass().getSimpleName();
            int first = front.indexOf(name);
            return first >= 0 ? first - LONG.size() : back.contains(name) ? LONG.size() - back.indexOf(name) : 0;
        }));
    }
}
