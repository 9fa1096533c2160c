package tests.release.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tests.release.workflow.ReleaseDay;

/** The canaries of a team that approves each of them: the rules for people are those of one service. */
@Execution(ExecutionMode.CONCURRENT)
class ApprovedCanariesTest {

    private final CanariesDay day = new CanariesDay();
    private final Sha commit = approved();

    @AfterEach
    void end() {
        day.close();
    }

    private Sha approved() {
        Path file = day.day().checkout().resolve("lockstep.yaml");
        ReleaseDay.write(file, Repository.read(file)
                .replace("    canary:\n", "    canary:\n      requires: [{approvals: {role: APPROVER, count: 1}}]\n")
                .replace("pipeline:\n", "pipeline:\n  roles: {APPROVER: [olga@example.org, anna@example.org, "
                        + "omar@example.org]}\n"));
        return day.day().landTested("second");
    }

    /** Olga wrote the change, and acts where nobody else does. */
    private Outcome by(String name, String alias, String... words) {
        day.day().git().in(day.day().checkout(), "config", "user.email", name + "@example.org");
        Outcome outcome = day.open(alias, words);
        day.day().git().in(day.day().checkout(), "config", "--unset", "user.email");
        return outcome;
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    @Test
    void each_canary_uses_up_an_approval_by_somebody_who_neither_wrote_it_nor_asked_for_it() {
        done(by("omar", "request-canary", commit.hex(), "--yes"));
        Outcome unapproved = day.canary("api-gateway");
        assertThat(unapproved.exitCode()).isEqualTo(22);
        assertThat(unapproved.err()).contains("docs/policy.md#approvals");
        assertThat(day.open("approve-canary", commit.hex(), "--yes").err()).contains("docs/policy.md#approver-not-author");
        assertThat(by("omar", "approve-canary", commit.hex(), "--yes").err())
                .contains("docs/policy.md#approver-not-requester");

        done(by("anna", "approve-canary", commit.hex(), "--yes"));
        done(day.canary("api-gateway"));
        Outcome usedUp = day.canary("workers");
        assertThat(usedUp.exitCode()).isEqualTo(22);
        assertThat(usedUp.err()).contains("docs/policy.md#approvals");
        assertThat(day.host("api-gateway").weightNow()).as("nothing was done").isEqualTo(10);
        done(by("anna", "approve-canary", commit.hex(), "--yes"));
        done(day.canary("workers"));

        done(day.open("promote-release", "--yes"));
        done(day.open("release-log", "verify", "--all"));
    }

    @Test
    void a_hotfix_has_the_canary_of_each_service_and_all_rest_on_its_approvals() {
        Path file = day.day().checkout().resolve("lockstep.yaml");
        ReleaseDay.write(file, Repository.read(file)
                + "  hotfix: {approvals: {role: APPROVER, count: 1, signed: false}, skips: [staging]}\n");
        Sha fix = day.day().land("fix");
        day.day().git().in(day.day().checkout(), "tag", "-a", "-m", "x", "v1.0.1");
        day.day().git().in(day.day().checkout(), "push", "-q", "origin", "v1.0.1");
        done(by("anna", "approve-release", "v1.0.1", "--action", "hotfix", "--skip-staging", "--yes"));
        Outcome refused = day.open("hotfix-promote", "v1.0.1", "--skip-staging", "--yes");
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains(
                "workers: no canary of this commit has ended", "api-gateway: no canary of this commit has ended");
        assertThat(day.open("explain", "v1.0.1", "--hotfix", "--skip-staging").out()).contains(
                "run-canary v1.0.1 --hotfix --skip-staging --service workers");

        done(day.open("run-canary", "v1.0.1", "--hotfix", "--skip-staging", "--service", "workers", "--yes"));
        done(day.open("run-canary", "v1.0.1", "--hotfix", "--skip-staging", "--service", "api-gateway", "--yes"));
        done(day.open("hotfix-promote", "v1.0.1", "--skip-staging", "--yes"));
        assertThat(day.day().head("release")).isEqualTo(fix.hex());
        assertThat(CanariesDay.json(day.day().newest("intent.json")).path("services").valueStream()
                .map(one -> one.path("canary").asString("none")))
                .containsExactly(day.id("api-gateway"), "none", day.id("workers"));
        done(day.open("release-log", "verify", "--all"));
    }
}
