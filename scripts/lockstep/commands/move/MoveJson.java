package lockstep.commands.move;

import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.report.JsonDocument;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Outcome;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.log.StructuredEntry;
import lockstep.release.canary.HandedBack;
import lockstep.release.service.MoveResult;
import lockstep.release.service.RollbackAdvice;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.remote.RefMove;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a move as one document, {@code lockstep/release-move/v1}. What is not known is null. */
final class MoveJson implements MoveReporter {

    private final Console console;
    private final ObjectNode tree = JsonDocument.of("release-move");
    private boolean told;

    MoveJson(Console console) {
        this.console = console;
    }

    @Override
    public void planned(PushPlan move, String evidenceBranch) {
        begin("planned", move.intent());
        new PlannedMove(move, evidenceBranch).put(tree);
    }

    @Override
    public void unapproved(RefMove move) {
        told = true;
        tree.put("state", "awaiting_approval");
        tree.put("kind", "rollback");
        tree.putNull("release_id");
        tree.put("commit", move.to().hex());
        PlannedMove.put(tree.putArray("moves").addObject(), move);
    }

    @Override
    public void ended(MoveResult conclusion) {
        begin("ended", conclusion.intent());
        put(tree.putObject("result"), conclusion);
    }

    @Override
    public void wayBack(Optional<RollbackAdvice> advice, boolean taken) {
        ObjectNode result = tree.withObject("result");
        advice.ifPresentOrElse(
                way -> result.putObject("way_back").put("commit", way.target().hex())
                        .put("trigger", Sanitiser.line(way.trigger())).put("command", Sanitiser.line(way.command())),
                () -> result.putNull("way_back"));
    }

    @Override
    public void takenBack(MoveResult conclusion) {
        put(tree.putObject("rollback").put("release_id", conclusion.intent().id().toString()), conclusion);
    }

    @Override
    public void notTakenBack(LockstepError error) {
        tree.putObject("rollback").putNull("release_id")
                .put("exit_code", error.exitCode().code()).put("words", Sanitiser.line(error.getMessage()));
    }

    @Override
    public void close() {
        if (told) {
            console.out().print(JsonDocument.text(tree));
            console.requireWritten();
        }
    }

    private void begin(String state, Intent intent) {
        told = true;
        tree.put("state", state);
        tree.put("kind", intent instanceof PromotionIntent ? "promotion" : "rollback");
        tree.put("release_id", intent.id().toString());
        tree.put("operator", intent.operator().name());
        tree.put("commit", intent.target().hex());
        tree.put("version", intent.passage().version().map(Version::name).orElse(null));
        tree.put("previous", hex(intent.from()));
    }

    private static void put(ObjectNode tree, MoveResult conclusion) {
        tree.put("verdict", conclusion.verdict().word());
        tree.put("exit_code", conclusion.exitCode().code());
        tree.put("healthy", conclusion.isGood());
        tree.put("words", Sanitiser.line(conclusion.words()));
        tree.put("recorded_by", conclusion.outcome().map(Outcome::operator)
                .or(() -> conclusion.byOthers().map(StructuredEntry::operator))
                .map(Operator::name)
                .orElse(null));
        conclusion.smoke().ifPresentOrElse(
                run -> tree.set("smoke", GateRunJson.tree(run)), () -> tree.putNull("smoke"));
        if (!conclusion.canaries().isEmpty()) {
            ArrayNode canaries = tree.putArray("canaries");
            conclusion.canaries().forEach(canary -> canaries.addObject().put("canary_id", canary.id().toString())
                    .put("returned", canary instanceof HandedBack.Returned)
                    .put("words", Sanitiser.line(canary.words(), 1_000)));
        }
        if (!conclusion.overtaken().isEmpty()) {
            ArrayNode others = tree.putArray("overtaken_canaries");
            conclusion.overtaken().forEach(canary -> others.addObject().put("canary_id", canary.id().toString())
                    .put("words", Sanitiser.line(canary.words(), 1_000)));
        }
        if (!conclusion.intent().serviceNames().isEmpty()) {
            ArrayNode smokes = tree.putArray("smokes");
            conclusion.smokes().forEach(run -> smokes.add(GateRunJson.tree(run)));
        }
    }

    private static String hex(Optional<Sha> commit) {
        return commit.map(Sha::hex).orElse(null);
    }
}
