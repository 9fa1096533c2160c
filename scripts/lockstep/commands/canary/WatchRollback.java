package lockstep.commands.canary;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Verdict;
import lockstep.release.service.MoveResult;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the rollback of a watch ended.
 *
 * @param release its id; empty where nothing was begun
 * @param verdict of the production smoke after it; empty where it did not come to one
 */
record WatchRollback(Optional<String> release, Optional<Verdict> verdict, String words, ExitCode exitCode) {

    private static final int LONGEST = 1_000;

    static WatchRollback ended(MoveResult done) {
        return new WatchRollback(Optional.of(done.intent().id().toString()), Optional.of(done.verdict()),
                done.wordsWithCanaries(), done.exitCode());
    }

    static WatchRollback failed(LockstepError error) {
        return new WatchRollback(error.release(), Optional.empty(), error.getMessage(), error.exitCode());
    }

    void put(ObjectNode tree) {
        tree.put("release_id", release.orElse(null)).put("verdict", verdict.map(Verdict::word).orElse(null))
                .put("words", Sanitiser.line(words, LONGEST)).put("exit_code", exitCode.code());
    }
}
