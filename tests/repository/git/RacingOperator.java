package tests.repository.git;

import java.nio.file.Path;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.repository.git.CommitSummary;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;

/** An operator in a process of its own: promotes one commit after the other until {@code release} is {@code main}. */
final class RacingOperator {

    private RacingOperator() {}

    public static void main(String... args) {
        try (ReleaseRepository mine = ReleaseRepository.open(Path.of(args[0]), "origin", ReleaseFixture.BRANCHES)) {
            int attempt = 0;
            while (attempt < 100 && promote(mine, "evidence/" + args[1] + "-" + attempt)) {
                attempt++;
            }
        }
    }

    private static boolean promote(ReleaseRepository mine, String path) {
        RemoteHeads seen = mine.fetch(ReleaseFixture.soon());
        Sha from = seen.production().orElseThrow();
        List<CommitSummary> left = mine.commitsBetween(from, seen.staging(), 1_000);
        if (left.isEmpty()) {
            return false;
        }
        Sha tip = seen.evidence().orElseThrow();
        Sha record = mine.commitOn(tip, ReleaseFixture.record(path, "{}"), ReleaseFixture.soon());
        PushOutcome outcome = mine.pushAtomically(List.of(
                new RefMove.FastForward("release", from, left.getLast().sha()),
                new RefMove.FastForward("release-evidence", tip, record)), ReleaseFixture.soon());
        System.out.println(outcome.getClass().getSimpleName());
        return !(outcome instanceof PushOutcome.Unknown);
    }
}
