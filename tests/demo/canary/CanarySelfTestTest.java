package tests.demo.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.util.List;
import java.util.stream.Stream;
import lockstep.demo.canary.CanaryFault;
import lockstep.demo.canary.CanarySelfTest;
import lockstep.demo.canary.CanaryTrap;
import lockstep.demo.canary.Caught;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

class CanarySelfTestTest {

    private static final List<Caught> RECORDS = CanarySelfTest.records();

    /** By the door, as docs/canary.md has it. */
    @Test
    void every_trap_is_caught() {
        Outcome outcome = doors().open("run-canary", "--self-test");

        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        List<String> rows = outcome.out().lines().skip(1).toList();
        List<String> names = Stream.concat(
                RECORDS.stream().map(Caught::name), CanaryTrap.all().stream().map(CanaryTrap::name)).toList();
        assertThat(rows).hasSize(names.size() + 1).last().isEqualTo(names.size() + " of " + names.size() + " caught");
        assertThat(rows.subList(0, names.size())).allMatch(row -> row.matches(".* {2}caught {2}.*"))
                .extracting(row -> row.strip().split(" ")[0]).containsExactlyElementsOf(names);
        CanaryTrap.all().forEach(trap -> assertThat(outcome.err()).contains(trap.name() + ": " + trap.description()));
    }

    @Test
    void every_trap_of_what_is_recorded_before_it_is_caught() {
        assertThat(RECORDS).hasSizeGreaterThan(50)
                .allSatisfy(came -> assertThat(came.isCaught()).as(came.toString()).isTrue());
        assertThat(RECORDS).extracting(Caught::name).doesNotHaveDuplicates();
    }

    @Test
    void the_record_that_nothing_is_wrong_with_passes_every_requirement() {
        assertThat(RECORDS.getFirst()).satisfies(came -> {
            assertThat(came.name()).isEqualTo("untouched");
            assertThat(came.outcome()).isEqualTo("pass");
            assertThat(came.isCaught()).isTrue();
        });
    }

    /** What canary and promotion rest on: one that no trap runs into could be left out unseen. */
    @Test
    void every_way_to_lack_an_approval_a_fact_or_a_stage_is_a_trap() {
        assertThat(RECORDS).extracting(Caught::name).contains(
                "not-approved", "other-commit-approved", "other-action-approved", "release-moved", "policy-changed",
                "evidence-changed", "approval-expired", "approval-from-the-future", "approval-revoked", "approval-used",
                "approval-unsigned", "approval-forged", "approval-claimed", "approved-by-author",
                "approved-by-requester", "appointed-by-candidate", "two-keys", "silent-on-staging", "skipped-check",
                "failed-test", "empty-junit", "cut-report", "low-coverage", "nothing-to-cover", "critical-finding",
                "no-severity", "reviewed-by-author", "not-by-ci", "short-soak", "failed-soak", "spent-budget",
                "unknown-budget", "no-switch", "old-drill", "forged-canary", "lax-canary", "old-canary", "staging-owed",
                "frozen", "frozen-rollback");
    }

    @Test
    void every_fault_is_a_trap() {
        List<CanaryFault> tried = CanaryTrap.all().stream().flatMap(trap -> trap.fault().stream()).toList();

        assertThat(tried).containsExactlyInAnyOrder(CanaryFault.values());
    }
}
