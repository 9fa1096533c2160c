package tests.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                                .allowEmptyShould(true)
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
    void commands_terminal_ui_and_demo_promote_by_the_service_only() {
        noClasses()
                .that().resideInAnyPackage("lockstep.commands..", "lockstep.demo..", "lockstep.tui..")
                .should().dependOnClassesThat().haveNameMatching(
                        "lockstep\\.release\\.(workflow|pipeline|recording|canary)\\.(Promotion|Rollback|ReleaseRollout|"
                                + "PlannedPush|JournalAudit|Adoption|RunRecord|Recorder|StagePermission)(\\$.*)?")
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
    Stream<DynamicTest> a_decision_touches_no_clock_file_socket_or_process() {
        return Stream.of("lockstep.policy..", "lockstep.analysis..").map(pure -> DynamicTest.dynamicTest(pure, () -> {
            ArchRule rule = noClasses()
                    .that().resideInAPackage(pure)
                    .should().dependOnClassesThat(resideInAnyPackage(
                            "java.io..", "java.net..", "java.nio.channels..", "java.nio.file..", "java.lang.foreign..",
                            "okhttp3..", "org.eclipse.jgit..", "lockstep.gates.http..", "lockstep.repository..",
                            "lockstep.base.process.."))
                    .orShould().callMethod(System.class, "getenv")
                    .orShould().callMethod(System.class, "getenv", String.class)
                    .orShould().callMethod(java.time.InstantSource.class, "system")
                    .orShould().callMethod(java.util.UUID.class, "randomUUID")
                    .orShould().callMethod(System.class, "currentTimeMillis")
                    .orShould().callMethod(System.class, "nanoTime")
                    .orShould().callMethod(java.time.Instant.class, "now")
                    .orShould().callMethod(java.time.Clock.class, "systemUTC")
                    .orShould().dependOnClassesThat().areAssignableTo(ProcessBuilder.class)
                    .allowEmptyShould(true);
            rule.check(HOUSE);
        }));
    }

    @Test
    void a_declared_gate_is_judged_without_clock_file_socket_or_process() {
        noClasses()
                .that().resideInAPackage("lockstep.gates.declared..")
                .should().dependOnClassesThat(resideInAnyPackage(
                        "java.io..", "java.net..", "java.nio.file..", "java.nio.channels..", "okhttp3.internal..",
                        "lockstep.base.process.."))
                .orShould().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().dependOnClassesThat().areAssignableTo(ProcessBuilder.class)
                .check(HOUSE);
    }

    @Test
    void an_evaluation_of_a_gate_touches_no_clock_file_socket_or_process() {
        noClasses()
                .that().haveFullyQualifiedName("lockstep.gates.gate.Evaluation")
                .or().haveFullyQualifiedName("lockstep.gates.gate.Verdict")
                .or().haveFullyQualifiedName("lockstep.gates.gate.Burst")
                .should().dependOnClassesThat(resideInAnyPackage("java.io..", "java.net..", "java.nio.file.."))
                .orShould().dependOnClassesThat().haveFullyQualifiedName("okhttp3.OkHttpClient")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("okhttp3.Call")
                .orShould().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(System.class, "nanoTime")
                .check(HOUSE);
    }
}
