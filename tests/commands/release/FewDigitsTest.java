package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** Two commits that begin with the same seven digits, and a service that tells no more of its commit than those. */
class FewDigitsTest {

    private static final String TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    private static String commit(String parent, int number) {
        return "tree " + TREE + "\nparent " + parent + "\nauthor Dev <dev@example.org> 1767225600 +0000\n"
                + "committer Dev <dev@example.org> 1767225600 +0000\n\nchange " + number + "\n";
    }

    /** Two siblings whose names begin alike. */
    private static List<String> twins(String parent) throws NoSuchAlgorithmException {
        Map<String, Integer> seen = new HashMap<>();
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        for (int number = 0; ; number++) {
            byte[] body = commit(parent, number).getBytes(StandardCharsets.UTF_8);
            sha1.update(("commit " + body.length + "\0").getBytes(StandardCharsets.UTF_8));
            Integer other = seen.putIfAbsent(HexFormat.of().formatHex(sha1.digest(body)).substring(0, 7), number);
            if (other != null) {
                return List.of(commit(parent, other), commit(parent, number));
            }
        }
    }

    private static Sha written(ReleaseDay day, String commit) {
        Path file = day.folder().resolve("commit");
        ReleaseDay.write(file, commit);
        return new Sha(day.git().in(day.bare(), "hash-object", "-t", "commit", "-w", file.toString()));
    }

    private static GateRun seven(ReleaseDay day, Sha commit) {
        GateRun run = StagingRuns.of(day, commit, Verdict.PASS, Instant.now());
        return new GateRun(
                run.id(), run.suite(), run.mode(), run.base(), run.commit(),
                new RevisionSeen(true, Optional.of(commit.abbreviated()), run.revision().source()), run.operator(),
                run.startedAt(), run.duration(), run.gates());
    }

    @Test
    void seven_digits_that_begin_two_commits_verify_neither() throws Exception {
        try (ReleaseDay day = new ReleaseDay()) {
            List<String> twins = twins(day.head("main"));
            Sha one = written(day, twins.getFirst());
            Sha other = written(day, twins.getLast());
            assertThat(one.abbreviated()).isEqualTo(other.abbreviated());
            day.move("main", one.hex());
            day.move("other", other.hex());
            Seat ada = day.operator("Ada Lovelace");
            ada.record(seven(day, one));
            Refusal refusal = Refusal.of(ada, Seat::promoteNow);
            assertThat(refusal.exitCode()).isEqualTo(22);
            assertThat(refusal.reasons()).singleElement().asString()
                    .startsWith("revision-verified: ").endsWith(" saw too few digits of the commit to identify it");
            day.runs(Environment.STAGING, one.abbreviated());
            assertThat(ada.status().out()).contains(
                    "unknown: " + one.abbreviated() + " fits 2 commits of this repository");
        }
    }

    @Test
    void seven_digits_are_enough_where_they_begin_one_commit_and_the_policy_asks_for_no_more() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("change");
            Seat ada = day.operator("Ada Lovelace");
            ada.record(seven(day, commit));
            ada.reconfigure("service: demo", "service: demo\npolicy: {full_revision: true}");
            assertThat(Refusal.of(ada, Seat::promoteNow).reasons()).singleElement().asString()
                    .startsWith("revision-verified: ");
            ada.reconfigure("policy: {full_revision: true}", "");
            assertThat(ada.promoteNow().exitCode()).isZero();
        }
    }
}
