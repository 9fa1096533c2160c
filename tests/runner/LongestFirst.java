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
            "RunCanaryTest", "ServiceCanariesTest", "CanaryPartsTest", "HaltedTest", "MakingRoomTest",
            "CanaryKillsTest", "BrokenSourceTest", "AttacksTest", "OwnHeadTest", "MutationsTest",
            "CanarySelfTestTest", "CanaryRunTest", "InterruptedCanaryTest", "FaultPicturesTest", "ForgedSetRunsTest",
            "TerminalTest", "RollbackApprovalTest", "RingingTest", "ForgedEndTest", "HugeObjectsTest",
            "DayOfMemoryTest", "LongHistoryTest", "EvidenceDocumentTest", "LostLineTest", "UnsignedMutationsTest",
            "RollbackAfterMutationsTest", "JudgedAgainTest", "HostileTextTest", "HelpExamplesTest",
            "QuietExamplesTest", "CiInputsTest", "SimulatedCanariesTest", "PlanTest", "AuditorTest", "RacesTest",
            "HangUpTest", "ReleaseSetTest", "LostConnectionsTest", "HandoverTest", "RandomKillsTest",
            "WatchReleaseTest", "HotfixCanaryTest", "TmuxDayTest", "CrashTest", "CanaryPauseTest", "CiRecipesTest",
            "PublishEventsTest", "OrdersWholeDayTest", "SelfTestTest", "ForgedCanariesTest", "VirtualDayTest",
            "GitHubActionTest", "CanaryActTest", "DeclaredReportsTest", "SetReturnTest", "ApprovedCanariesTest",
            "ActionInputsTest", "KnownHandsTest", "HostileHttp2Test", "KeptStateTest", "EndedFromOutsideTest",
            "HotfixTest", "CrowdedTreesTest", "SoakTest", "UiLoopTest", "SameWordsTest", "SetRacesTest",
            "GeneratedTreesTest", "StagingWorkflowsTest", "MonkeyTest", "VirtualMonkeyTest", "ConfigInForceTest",
            "ForgeryTest", "SeveralServicesDayTest", "MutatedFieldsTest", "FaultTest", "DrillDoorsTest",
            "KubernetesRecipesTest", "UnfinishedTest", "SmallWindowTest", "CompletionTest", "TrafficTest",
            "RecordDoorTest", "SleepingHostTest", "OperatorsCloneTest", "PasteTest", "DeclaredExamplesTest",
            "TransportsTest", "ApprovalTest", "DocumentedPipelineTest", "FormerRigTest", "ReportPicturesTest",
            "SourceOfTruthTest", "RewrittenRecordTest", "CanaryReportTest", "HostProgramTest",
            "DocumentedCommandsTest", "StaleKeyTest", "LatencyForecastTest", "DistrictsTest", "TamperingTest",
            "PipelineActTest", "TimersTest", "AbortTest", "ApprovalRaceTest");

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
