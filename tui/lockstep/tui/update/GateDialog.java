package lockstep.tui.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.base.text.Durations;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.http.Timing;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Dialog.Message;
import lockstep.tui.state.GateLine;

/** A gate in full. */
final class GateDialog {

    private GateDialog() {}

    /** All that evidence keeps of a gate. */
    static Dialog of(GateLine line) {
        List<String> lines = new ArrayList<>();
        if (line.result().isEmpty()) {
            lines.add(line.started() ? "It is running. " + line.note() : "It has not started.");
            return new Message(line.name().word(), lines, 0);
        }
        GateResult result = line.result().get();
        lines.add("verdict   " + result.verdict());
        lines.add("reason    " + result.reason());
        result.method().ifPresent(method -> lines.add("request   " + method + " " + result.path().orElse("")));
        lines.add("expected  " + result.expected());
        result.observed().ifPresent(observed -> observed(lines, observed));
        lines.add("attempts  " + result.attempts());
        return new Message(line.name().word(), lines, 0);
    }

    private static void observed(List<String> lines, Observed observed) {
        OptionalInt status = observed.status();
        lines.add("observed  " + (status.isPresent() ? "status " + status.getAsInt() : "no answer"));
        observed.trouble().ifPresent(trouble -> lines.add("trouble   " + trouble));
        for (Map.Entry<String, String> header : observed.headers().entrySet()) {
            lines.add("header    " + header.getKey() + ": " + header.getValue());
        }
        for (Map.Entry<String, Object> field : observed.fields().entrySet()) {
            lines.add("field     " + field.getKey() + " = " + field.getValue());
        }
        observed.bodySha256().ifPresent(digest ->
                lines.add("body      " + observed.bodyBytes() + " bytes, sha256 " + digest));
        Timing timing = observed.timing();
        lines.add("time      " + Durations.human(timing.total()) + phase("dns", timing.dns())
                + phase("connect", timing.connect()) + phase("tls", timing.tls())
                + phase("first byte", timing.firstByte()));
    }

    private static String phase(String name, Optional<Duration> time) {
        return time.map(duration -> ", " + name + " " + Durations.human(duration)).orElse("");
    }
}
