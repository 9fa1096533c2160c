package lockstep.commands.move;

import java.util.List;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.commands.site.DryRun;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.remote.RefMove;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What would be pushed, all of it or nothing: every branch that would move, and every file that would be written. */
public record PlannedMove(PushPlan move, String evidenceBranch) {

    /** For people, byte for byte. */
    public List<String> lines() {
        return DryRun.lines(move, evidenceBranch);
    }

    /** For programs: {@code moves} and {@code writes}. */
    public void put(ObjectNode tree) {
        ArrayNode moves = tree.putArray("moves");
        put(moves.addObject(), move.release());
        moves.addObject().put("kind", "fast-forward").put("ref", "refs/heads/" + evidenceBranch)
                .put("from", hex(move.evidence())).putNull("to");
        move.witness().ifPresent(tag -> moves.addObject().put("kind", "create").put("ref", "refs/tags/" + tag)
                .putNull("from").putNull("to"));
        ArrayNode writes = tree.putArray("writes");
        move.writes().forEach(write -> writes.addObject().put("path", write.path())
                .put("bytes", write.content().length)
                .put("sha256", Sha256.of(write.content()).hex()));
    }

    static void put(ObjectNode tree, RefMove move) {
        tree.put("kind", switch (move) {
            case RefMove.FastForward forward -> "fast-forward";
            case RefMove.Rollback rollback -> "force";
            case RefMove.Create create -> "create";
            case RefMove.CreateTag create -> "create";
        });
        tree.put("ref", move.ref());
        tree.put("from", hex(move.lease()));
        tree.put("to", move.to().hex());
    }

    private static String hex(Optional<Sha> commit) {
        return commit.map(Sha::hex).orElse(null);
    }
}
