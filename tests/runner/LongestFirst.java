package tests.runner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * The classes that take long come first, so that none is left alone at the end. One of JUnit's threads begins with the
 * last of all, and the others with the first: so every fourth of the long ones stands at the end, as two processors have
 * four threads.
 */
public final class LongestFirst implements ClassOrderer {

    /** The longest first. One that is missing only makes a run longer. */
    private static final List<String> LONG = List.of(
            "RunCanaryTest", "ServiceCanariesTest", "SetReturnTest", "EvidenceDocumentTest", "CanaryPartsTest",
            "CanarySelfTestTest", "ActionInputsTest", "BrokenSourceTest", "AuditorTest", "CanaryTakeoverTest",
            "MixedRecordTest", "HaltedTest", "FaultPicturesTest", "UnrecordedPassTest", "InterruptedCanaryTest",
            "OwnHeadTest", "CanaryKillsTest", "RingingTest", "HostileTextTest", "TmuxDayTest", "CiInputsTest",
            "JudgedAgainTest", "RollbackApprovalTest", "RacesTest", "ForgedEndTest", "GitHubActionTest",
            "TerminalTest", "MutationsTest", "AttacksTest", "HugeObjectsTest", "ForgedSetRunsTest",
            "HelpExamplesTest", "KnownHandsTest", "RollbackAfterMutationsTest", "DayOfMemoryTest", "LostLineTest",
            "ForgedCanariesTest", "PlanTest", "HandoverTest", "MakingRoomTest", "MonkeyTest", "SetRacesTest",
            "PlatformPromotionsTest", "WatchReleaseTest", "OrdersWholeDayTest", "UnrecordedCanaryTest",
            "QuietExamplesTest", "HotfixTest", "ForgeryTest", "LostConnectionsTest", "SoakTest", "SignedPinTest",
            "RandomKillsTest", "CanaryRunTest", "PublishEventsTest", "VirtualDayTest", "HotfixCanaryTest",
            "ReleaseSetTest", "HangUpTest", "SignedRecipesTest", "SignersOnReleaseTest", "CrashTest",
            "CanaryPauseTest", "CiRecipesTest", "TamperingTest", "UnsignedMutationsTest", "KeptStateTest",
            "LatencyForecastTest", "CanaryActTest", "SelfTestTest", "SimulatedCanariesTest", "CanaryAbortTest",
            "DistrictsTest", "ApprovedCanariesTest", "CrowdedTreesTest", "VirtualMonkeyTest", "EndedFromOutsideTest",
            "ReportPicturesTest", "DeclaredReportsTest", "SameWordsTest", "MutatedFieldsTest", "ApprovalTest",
            "TransportsTest", "ConfigInForceTest", "GeneratedTreesTest", "StaleKeyTest", "DisturbedRollbackTest",
            "DryRunsForProgramsTest", "StagingWorkflowsTest", "DocumentedPipelineTest", "UiLoopTest",
            "HostileHttp2Test", "RecordChecksDoorTest", "SeveralServicesDayTest", "OnceTest", "RewrittenRecordTest",
            "DaysApartTest", "FormerRigTest", "ArabicDigitsTest", "AvailabilityBesideABaselineTest",
            "CompletionTest");

    @Override
    public void orderClasses(ClassOrdererContext context) {
        List<? extends ClassDescriptor> all = context.getClassDescriptors();
        List<String> front = new ArrayList<>();
        List<String> back = new ArrayList<>();
        for (int i = 0; i < LONG.size(); i++) {
            (i % 4 == 1 ? back : front).add(LONG.get(i));
        }
        all.sort(Comparator.comparingInt(one -> {
            String name = one.getTestClass().getSimpleName();
            int first = front.indexOf(name);
            return first >= 0 ? first - LONG.size() : back.contains(name) ? LONG.size() - back.indexOf(name) : 0;
        }));
    }
}
