package tests.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.gates.http.RetryAfter;
import lockstep.gates.http.Timing;
import lockstep.gates.http.Trouble;
import lockstep.release.recording.Recorder;
import lockstep.repository.git.RemoteHeads;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The map of the house: which district may know which, and what a decision never touches. */
class DistrictsTest {

    /** From the ground up. A district knows those of the floors below its own; those of one floor do not know each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("base"),
            List.of("gates"),
            List.of("suites", "repository", "analysis"),
            List.of("record"),
            List.of("policy"),
            List.of("settings"),
            List.of("release"),
            List.of("commands"),
            List.of("demo"),
            List.of("tui"));

    /** Values in, values out: what these rooms say of themselves. */
    private static final List<String> PURE = List.of(
            "policy", "analysis",
            "record.approval", "record.attestation", "record.audit", "record.checkpoint", "record.events",
            "record.export", "record.layout", "record.log", "record.page", "record.report",
            "commands.report", "demo.governor",
            "tui.canvas", "tui.day", "tui.keys", "tui.seen", "tui.state", "tui.update", "tui.view");

    private static final List<String> JUDGES = List.of(
            "Evaluation", "Verdict", "Burst", "Expectation", "JsonContract", "AnswerClaim", "Cooldown");

    /** Of the rooms beside {@code release.service}: their services, and the values that these take and give. */
    private static final List<String> FACADE = List.of(
            "site.ReleaseSite", "site.WorkflowListener", "site.Milestone",
            "site.SiteStatus", "site.ServiceStatus", "site.EnvironmentLook", "site.ServiceVerdict",
            "version.NamedCommit", "version.Versions",
            "workflow.PromotionRequest", "workflow.HotfixRequest", "workflow.RollbackRequest", "workflow.Leaving",
            "workflow.PushPlan", "workflow.TruthUpdate$Claim", "workflow.TruthUpdate$Planned",
            "workflow.ConfigPinning$InForce", "workflow.UsualRollback",
            "pipeline.ApprovalStanding", "pipeline.FactRecord$Found", "recording.Attestations$SignedStatement",
            "canary.CanaryService", "canary.CanaryListener", "canary.CanaryRunRequest", "canary.CanaryPlanned",
            "canary.Survey", "canary.WorstCost", "canary.CanaryConclusion", "canary.HandedBack",
            "canary.OvertakenCanary",
            "canary.CanariesEnded", "canary.PauseSaid",
            "sets.SetSite", "sets.ReleaseSet", "soak.Soak", "soak.SoakTime", "killswitch.SwitchDrilling",
            "watch.ProductionWatch", "watch.WatchConclusion", "reading.ReportReader", "reading.DeliveryReader",
            "deploy.Rollout", "deploy.DeployCommand", "deploy.RevisionWait", "deploy.LiveService",
            "deploy.HostCommand", "events.Announcement", "events.Publisher", "forge.Forges", "forge.Forge", "forge.ForgeTrouble",
            // What the terminal UI still reads by itself.
            "canary.CanaryRig", "canary.StrayTraffic", "canary.OffRecord", "metrics.MetricsSource", "metrics.Look",
            "pipeline.HotfixDebt");

    private static final String[] OUTSIDE = {
        "java.io..", "java.net..", "java.nio.channels..", "java.nio.file..", "java.lang.foreign..",
        "org.eclipse.jgit..", "lockstep.repository..", "lockstep.base.process..", "lockstep.gates.http..",
    };

    /** What of these is no file and no socket: bytes in memory, names of places, a request and its answer as values. */
    private static final DescribedPredicate<JavaClass> IN_MEMORY = belongToAnyOf(
            ByteArrayOutputStream.class, ByteArrayInputStream.class, StringWriter.class, StringReader.class,
            IOException.class, UncheckedIOException.class, URI.class, Path.class,
            Answer.class, NoAnswer.class, Observation.class, Request.class, Request.Body.class,
            RetryAfter.class, Timing.class, Trouble.class);

    private static final JavaClasses HOUSE = new ClassFileImporter().importPackages("lockstep");

    private static String packages(String district) {
        return "lockstep." + district + "..";
    }

    @TestFactory
    Stream<DynamicTest> a_district_knows_only_the_floors_below_it() {
        return IntStream.range(0, FLOORS.size()).boxed()
                .flatMap(floor -> FLOORS.get(floor).stream()
                        .map(district -> DynamicTest.dynamicTest(district, () -> noClasses()
                                .that().resideInAPackage(packages(district))
                                .should().dependOnClassesThat(resideInAnyPackage(notBelow(floor, district)))
                                .check(HOUSE))));
    }

    private static String[] notBelow(int floor, String district) {
        List<String> others = new ArrayList<>();
        FLOORS.subList(floor, FLOORS.size()).forEach(each -> each.stream()
                .filter(other -> !other.equals(district))
                .forEach(other -> others.add(packages(other))));
        return others.toArray(String[]::new);
    }

    /** One facade for what people do: nobody puts the steps of a promotion together a second time. */
    @Test
    void commands_terminal_ui_and_demo_use_the_services_of_release_and_the_values_that_these_take_and_give() {
        SortedSet<String> past = HOUSE.stream()
                .filter(type -> resideInAnyPackage("lockstep.commands..", "lockstep.demo..", "lockstep.tui..").test(type))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> isBehindTheFacade(use.getTargetClass()))
                .map(use -> use.getOriginClass().getSimpleName() + " uses " + behind(use.getTargetClass()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(past).isEmpty();
    }

    @Test
    void the_facade_names_no_class_that_is_gone() {
        assertThat(FACADE).allSatisfy(name -> assertThat(HOUSE.contain("lockstep.release." + name)).as(name).isTrue());
    }

    private static boolean isBehindTheFacade(JavaClass used) {
        return used.getPackageName().startsWith("lockstep.release.")
                && !used.getPackageName().equals("lockstep.release.service")
                && FACADE.stream().noneMatch(name -> behind(used).equals(name) || behind(used).startsWith(name + "$"));
    }

    private static String behind(JavaClass used) {
        return used.getBaseComponentType().getName().substring("lockstep.release.".length());
    }

    /** Everything else is recorded on a branch that this clone knows to be whole. */
    @Test
    void only_what_has_happened_already_is_recorded_on_a_branch_that_was_cut() {
        noClasses()
                .that().doNotHaveFullyQualifiedName("lockstep.release.recording.Recorder")
                .and().doNotHaveFullyQualifiedName("lockstep.release.workflow.OutcomeRecord")
                .and().doNotHaveFullyQualifiedName("lockstep.release.canary.CanaryLedger")
                .and().doNotHaveFullyQualifiedName("lockstep.release.sets.SetLedger")
                .should().callMethod(
                        Recorder.class, "addInEmergency", RemoteHeads.class, Recorder.Addition.class)
                .check(HOUSE);
    }

    @Test
    void the_map_is_of_the_whole_house() {
        assertThat(HOUSE.stream().map(type -> type.getPackageName().split("\\.")[1]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(FLOORS.stream().flatMap(List::stream).toList());
    }

    @Test
    void no_rooms_know_each_other_in_a_circle() {
        slices().matching("lockstep.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @TestFactory
    Stream<DynamicTest> a_room_of_values_and_decisions_touches_no_clock_file_socket_or_process() {
        return PURE.stream().map(room -> DynamicTest.dynamicTest(
                room, () -> untouched(noClasses().that().resideInAPackage(packages(room)))
                        .orShould().dependOnClassesThat(resideInAnyPackage("okhttp3.."))
                        .check(HOUSE)));
    }

    /** Their gates ask, so that they know of requests and answers; how an answer is judged asks nobody. */
    @TestFactory
    Stream<DynamicTest> what_judges_an_answer_touches_no_clock_file_socket_or_process() {
        return JUDGES.stream().map(judge -> DynamicTest.dynamicTest(
                judge, () -> untouched(noClasses()
                        .that().haveNameMatching("lockstep\\.gates\\.(gate|burst)\\." + judge + "(\\$.*)?"))
                        .check(HOUSE)));
    }

    @Test
    void a_declared_gate_is_judged_without_clock_file_socket_or_process() {
        untouched(noClasses().that().resideInAPackage("lockstep.gates.declared.."))
                .orShould().dependOnClassesThat(resideInAnyPackage("okhttp3.internal.."))
                .check(HOUSE);
    }

    private static ClassesShouldConjunction untouched(GivenClassesConjunction rooms) {
        return rooms
                .should().dependOnClassesThat(resideInAnyPackage(OUTSIDE).and(not(IN_MEMORY)))
                .orShould().dependOnClassesThat().areAssignableTo(ProcessBuilder.class)
                .orShould().dependOnClassesThat().areAssignableTo(OkHttpClient.class)
                .orShould().dependOnClassesThat().areAssignableTo(Call.class)
                .orShould().callMethod(System.class, "getenv")
                .orShould().callMethod(System.class, "getenv", String.class)
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(InstantSource.class, "system")
                .orShould().callMethod(Instant.class, "now")
                .orShould().callMethod(Clock.class, "systemUTC")
                .orShould().callMethod(UUID.class, "randomUUID");
    }
}
