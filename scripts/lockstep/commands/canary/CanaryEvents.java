package lockstep.commands.canary;

import java.time.Duration;
import java.util.List;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.counts.ArmCounts;
import lockstep.base.release.CanaryId;
import lockstep.commands.cli.Console;
import lockstep.record.canary.CanaryState;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells on stdout how a canary goes, one JSON object a line ({@code lockstep/canary-event/v1}). */
final class CanaryEvents implements CanaryListener {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Console console;

    CanaryEvents(Console console) {
        this.console = console;
    }

    private static ObjectNode event(String name) {
        return MAPPER.createObjectNode().put("schema", "lockstep/canary-event/v1").put("event", name);
    }

    private synchronized void print(ObjectNode event) {
        console.out().println(MAPPER.writeValueAsString(event));
        console.out().flush();
    }

    @Override
    public void step(String words) {
        print(event("step").put("words", words));
    }

    @Override
    public void printed(String line) {
        print(event("printed").put("words", line));
    }

    @Override
    public void entered(CanaryId id, CanaryState state) {
        print(put(event("state").put("canary_id", id.toString()), state));
    }

    static ObjectNode put(ObjectNode tree, CanaryState state) {
        return tree.put("number", state.number()).put("stage", state.stage().word())
                .put("at", state.at().toString()).put("operator", state.operator().name())
                .put("host", state.host()).put("weight_percent", state.weight().orElse(null))
                .put("words", state.words());
    }

    @Override
    public void judged(
            CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left, List<String> troubles) {
        ObjectNode event = event("interval").put("canary_id", id.toString()).put("weight_percent", weight)
                .put("watched_ms", seen.watched().toMillis()).put("left_ms", left.toMillis());
        put(event, verdict, seen);
        ArrayNode unread = event.putArray("troubles");
        troubles.forEach(unread::add);
        print(event);
    }

    static void put(ObjectNode tree, CanaryVerdict verdict, Observations seen) {
        tree.put("verdict", verdict.verdict().word());
        put(tree.putObject("canary"), seen.canary());
        put(tree.putObject("baseline"), seen.baseline());
        ArrayNode gates = tree.putArray("gates");
        verdict.gates().forEach(gate -> put(gates.addObject(), gate));
        ArrayNode reasons = tree.putArray("reasons");
        verdict.reasons().forEach(reasons::add);
    }

    private static void put(ObjectNode tree, ArmCounts counts) {
        tree.put("requests", counts.requests()).put("errors", counts.errors()).put("expected", counts.expected())
                .put("missing", counts.missing()).put("restarts", counts.restarts());
    }

    private static void put(ObjectNode tree, GateJudgement gate) {
        tree.put("gate", gate.gate()).put("verdict", gate.verdict().word());
        number(tree, "bound", gate.bound());
        number(tree, "margin", gate.margin());
        number(tree, "e_value", gate.eValue());
        number(tree, "threshold", gate.threshold());
    }

    private static void number(ObjectNode tree, String name, double value) {
        if (Double.isFinite(value)) {
            tree.put(name, value);
        } else {
            tree.putNull(name);
        }
    }

    /** The last event of a run. */
    void ended(CanaryConclusion conclusion) {
        print(CanaryAnswer.put(event("ended"), conclusion));
    }
}
