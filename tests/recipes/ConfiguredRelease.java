package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Sha;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tests.release.approval.ApprovalDay;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A team whose {@code release} carries a configuration, and a candidate that brings another. */
final class ConfiguredRelease {

    /** A rollback needs an approval on the record, of Rita. */
    static final String APPROVED_ROLLBACK = """
            pipeline:
              roles: {RELEASE_APPROVER: [rita@example.org]}
              rollback: {approvals: {role: RELEASE_APPROVER, count: 1}}
            """;

    private ConfiguredRelease() {}

    /** A commit on top of {@code release} that {@code main} does not have, tagged v1.2.4. */
    static Sha fixBesideMain(ReleaseDay day) {
        String release = day.head("release");
        Sha fix = new Sha(day.git().in(day.bare(), "commit-tree", "-m", "fix", "-p", release, release + "^{tree}"));
        day.tag("v1.2.4", fix);
        return fix;
    }

    /** Anna approves it, and says what it leaves out. */
    static void approvesTheHotfix(ApprovalDay team) {
        Outcome approved = team.signing("anna").open(
                "approve-release", "v1.2.4", "--action", "hotfix", "--skip-staging", "--yes");
        assertThat(approved.exitCode()).as(approved.err()).isZero();
    }

    /** Rita approves that {@code release} goes back there. */
    static void approvesTheWayBack(ReleaseDay day, String commit) {
        Seat rita = day.operator("rita");
        day.git().in(rita.folder(), "config", "user.email", "rita@example.org");
        Outcome approved = rita.open("approve-release", commit, "--action", "rollback", "--yes");
        assertThat(approved.exitCode()).as(approved.err()).isZero();
    }

    /** The first promotion, of a commit that carries {@code lockstep.yaml}. */
    static void released(ReleaseDay day) {
        Seat ada = day.operator("Ada Lovelace");
        day.landWith("lockstep.yaml", Repository.read(ada.folder().resolve("lockstep.yaml")));
        for (String line : new String[] {"promotion-gate --mode staging --record", "promote-release --yes"}) {
            String[] words = line.split(" ", 2);
            Outcome outcome = ada.open(words[0], words[1].split(" "));
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        }
    }

    /** A commit on {@code main} whose own policy would be another. */
    static Sha changesThePolicy(ReleaseDay day) {
        return day.landWith("lockstep.yaml",
                day.git().in(day.bare(), "show", "release:lockstep.yaml") + "\npolicy: {gate_max_age: 9000h}\n");
    }

    /** A job's clone, as CI checks it out: of the head of {@code main}, and nothing of anybody's own. */
    static Seat checkedOut(ReleaseDay day) {
        Seat job = day.operator("ci");
        job.folder().resolve("lockstep.yaml").toFile().delete();
        day.git().in(job.folder(), "checkout", "-q", "-f", "main");
        return job;
    }
}
