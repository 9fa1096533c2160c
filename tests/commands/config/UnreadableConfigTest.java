package tests.commands.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** A configuration that cannot be read as it was committed: none is brought to {@code release}, and from one there is a way out. */
class UnreadableConfigTest {

    private static final String APPROVALS = """
            pipeline:
              roles: {RELEASE_APPROVER: [anna@example.org]}
              rollback: {approvals: {role: RELEASE_APPROVER, count: 1}}
            """;

    private final ReleaseDay day = new ReleaseDay().configuredWith(APPROVALS);

    @AfterEach
    void close() {
        day.close();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Seat seat(String name) {
        Seat seat = day.operator(name);
        Path settings = seat.folder().resolve(".git/config");
        ReleaseDay.write(settings, read(settings) + "[user]\n\tname = " + name + "\n\temail = " + name + "@example.org\n");
        return seat;
    }

    private static Outcome done(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        return outcome;
    }

    private Sha tested(Sha commit) {
        day.operator("Tess Tester").record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return commit;
    }

    /** What was promoted before such a candidate was refused. */
    private Sha released(String yaml) {
        Sha broken = day.landWith("lockstep.yaml", yaml);
        day.move("release", broken.hex());
        day.runs(Environment.PRODUCTION, broken.hex());
        done(seat("olga").log("adopt", "--yes"));
        return broken;
    }

    private Sha mended() {
        return tested(day.landWith("lockstep.yaml", read(seat("olga").folder().resolve("lockstep.yaml"))));
    }

    @Test
    void a_candidate_with_a_linked_file_of_gates_is_refused_before_anything_moves() throws IOException {
        Seat olga = seat("olga");
        Outsider developer = day.outsider();
        developer.checkOut("main");
        Path folder = developer.folder();
        Files.createDirectories(folder.resolve("gates"));
        ReleaseDay.write(folder.resolve("lockstep.yaml"), read(olga.folder().resolve("lockstep.yaml")));
        ReleaseDay.write(folder.resolve("orders.yaml"), "gates: {up: {get: /health, expect: 200}}\n");
        Files.createSymbolicLink(folder.resolve("gates/orders.yaml"), Path.of("../orders.yaml"));
        Sha candidate = developer.pushed("main", "Link the gates");
        day.runs(Environment.STAGING, candidate.hex());
        olga.record(StagingRuns.of(day, candidate, Verdict.PASS, Instant.now()));
        done(olga.open("config", "pin", "--yes", "--reason", "kept elsewhere"));
        String refs = day.refs();
        Refusal refusal = Refusal.of(olga, Seat::promoteNow);
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.message()).contains("the lockstep.yaml of the candidate, or what lies beside it, cannot be read "
                + "as it is committed: gates/orders.yaml cannot be read: it is no plain file", "nothing was changed");
        assertThat(refusal.remedy()).contains("Put a plain file in the place of a link");
        assertThat(day.refs()).isEqualTo(refs);
    }

    @Test
    void what_mends_it_is_promoted_by_somebody_who_answers_for_it_by_name() {
        released("service: [\n");
        Sha next = mended();
        Seat olga = seat("olga");
        Refusal refusal = Refusal.of(olga, Seat::promoteNow);
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.reasons()).singleElement().asString()
                .startsWith("config-in-force: lockstep.yaml is readable here and unreadable (lockstep.yaml on release, line ")
                .endsWith(" on release");
        assertThat(refusal.remedy()).contains("--accept-config lockstep.yaml:REASON");
        Outcome promoted = done(olga.promoteNow("--accept-config", "lockstep.yaml:this mends it"));
        assertThat(promoted.err()).doesNotContain("this one is pinned");
        assertThat(day.head("release")).isEqualTo(next.hex());
        assertThat(day.log()).contains("lockstep.yaml is readable here and unreadable", "(accepted by olga: this mends it)");
        done(day.operator("Grace Hopper").log("verify", "--all"));
        day.isVerifiedByStockTools();
        tested(day.land("another"));
        done(olga.promoteNow());
    }

    @Test
    void it_stops_neither_the_approval_of_a_rollback_nor_the_rollback_which_tells_of_it() {
        Sha broken = released("service: [\n");
        Sha next = mended();
        Seat olga = seat("olga");
        Seat anna = seat("anna");
        done(olga.promoteNow("--accept-config", "lockstep.yaml:this mends it"));
        tested(day.land("another"));
        done(olga.promoteNow());
        done(anna.open("approve-release", broken.hex(), "--action", "rollback", "--yes"));
        done(olga.rollBack("--to", broken.hex(), "--trigger", "5xx spike", "--yes"));
        assertThat(day.head("release")).isEqualTo(broken.hex());
        Outcome unapproved = olga.rollBack("--to", next.hex(), "--trigger", "5xx spike", "--yes");
        assertThat(unapproved.exitCode()).isEqualTo(22);
        assertThat(unapproved.err()).contains("1 of 1 approvals missing; nobody approved");
        Outcome approved = done(anna.open("approve-release", next.hex(), "--action", "rollback", "--yes"));
        assertThat(approved.err()).contains("the configuration in force cannot be read, so the one here says who may approve");
        Outcome back = done(olga.rollBack("--to", next.hex(), "--trigger", "5xx spike", "--yes"));
        assertThat(day.head("release")).isEqualTo(next.hex());
        assertThat(back.err()).contains("configuration: lockstep.yaml is readable here and unreadable (");
        assertThat(day.log()).contains("configuration: lockstep.yaml is readable here and unreadable (");
        done(day.operator("Grace Hopper").log("verify", "--all"));
        day.isVerifiedByStockTools();
    }
}
