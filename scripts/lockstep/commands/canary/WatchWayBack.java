package lockstep.commands.canary;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.release.watch.WatchConclusion;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rollback that a watch recommends. It names the commit that was watched: so it takes back no other, and also one
 * that a rollback brought there.
 *
 * @param from the commit; empty where nobody knows it
 * @param typed options that were given and that the rollback needs, each after a space
 */
record WatchWayBack(Optional<Sha> from, String trigger, String typed) {

    static Optional<WatchWayBack> of(WatchConclusion seen, String typed) {
        return seen.wantsRollback()
                ? Optional.of(new WatchWayBack(seen.watched(), seen.trigger(), typed))
                : Optional.empty();
    }

    String command() {
        return "rollback-release" + from.map(commit -> " --from " + commit).orElse("") + " --trigger '" + trigger + "'"
                + typed;
    }

    String words() {
        return (from.isPresent() ? "Roll back: " : "See `status` for the commit, then roll back: ") + command();
    }

    void put(ObjectNode tree) {
        tree.put("from", from.map(Sha::hex).orElse(null)).put("trigger", trigger).put("command", command());
    }
}
