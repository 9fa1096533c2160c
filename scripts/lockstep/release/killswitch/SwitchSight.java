package lockstep.release.killswitch;

import java.util.List;
import java.util.Optional;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import lockstep.settings.pipeline.KillSwitchSettings;
import tools.jackson.databind.JsonNode;

/** What the service shows of a kill switch. */
record SwitchSight(ServiceClient client, KillSwitchSettings flag) {

    private static final int LONGEST = 60;

    /**
     * What was seen.
     *
     * @param value the field, or the status; empty where nothing was shown
     */
    record Seen(Optional<String> value, String off, String on, String words) {

        boolean shows(boolean wantedOn) {
            return value.equals(Optional.of(wantedOn ? on : off));
        }
    }

    Seen look(Deadline deadline) {
        return switch (client.call(Request.get(flag.path()).withoutCookies(), deadline)) {
            case NoAnswer none -> seen(Optional.empty(), "no answer: " + none.trouble().meaning());
            case Answer answer when flag.field().isEmpty() ->
                seen(Optional.of(String.valueOf(answer.status())), "status " + answer.status());
            case Answer answer -> field(answer);
        };
    }

    private Seen field(Answer answer) {
        String name = flag.field().orElseThrow();
        Optional<JsonNode> tree = JsonReader.read(answer);
        JsonNode node = tree.orElse(null);
        for (String step : name.split("\\.")) {
            node = node == null ? null : node.get(step);
        }
        if (node == null || !node.isValueNode()) {
            return seen(Optional.empty(), "status " + answer.status() + ", without " + Sanitiser.line(name, LONGEST));
        }
        String value = node.asString();
        return seen(Optional.of(Sanitiser.line(value)), name + " is " + Sanitiser.line(value, LONGEST));
    }

    private Seen seen(Optional<String> value, String words) {
        return new Seen(value, flag.seenOff(), flag.seenOn(), words);
    }

    GateResult result(GateName gate, Verdict verdict, String reason, boolean on) {
        String what = flag.field().orElse("status");
        return new GateResult(gate, verdict, reason, Optional.of("GET"), Optional.of(flag.path()),
                what + " " + (on ? flag.seenOn() : flag.seenOff()), List.of(), Optional.empty(), 1);
    }
}
