package lockstep.commands.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Trouble;
import lockstep.suites.chat.GateRules;

/**
 * What helps with a gate that did not pass: what it asked, where it is declared or explained, what to do next.
 *
 * @param places where a gate stands, as {@code lockstep.yaml, line 3, column 5}
 */
public record FailureNotes(Function<GateName, Optional<String>> places) {

    private static final String UNQUOTED = "was a string of ";

    /** Where nobody knows the file. */
    public static FailureNotes withoutPlaces() {
        return new FailureNotes(name -> Optional.empty());
    }

    /** @param declared whether the gates of the run are the team's own */
    List<String> of(GateResult gate, boolean declared) {
        if (gate.verdict() != Verdict.FAIL && gate.verdict() != Verdict.INCONCLUSIVE) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        gate.path().ifPresent(path -> {
            notes.add(gate.method().orElse("") + " " + path
                    + places.apply(gate.name()).map(place -> ", declared at " + place).orElse(""));
            next(gate).ifPresent(notes::add);
        });
        GateRules.of(gate, declared).ifPresent(rule -> notes.add("What to do: " + rule));
        return notes;
    }

    private static Optional<String> next(GateResult gate) {
        return gate.observed().flatMap(Observed::trouble).flatMap(FailureNotes::trouble).map(FailureNotes::remedy)
                .or(() -> gate.reason().contains(UNQUOTED)
                        ? Optional.of("Its text is shown, and recorded, where the gate's `keep` names the field.")
                        : Optional.empty());
    }

    private static Optional<Trouble> trouble(String meaning) {
        return Arrays.stream(Trouble.values()).filter(one -> one.meaning().equals(meaning)).findFirst();
    }

    private static String remedy(Trouble trouble) {
        return switch (trouble) {
            case NAME_UNKNOWN -> "Check the host in the base URL, and that this host's resolver knows it.";
            case NO_ROUTE, CONNECT_TIMEOUT -> "Check address and port of the base URL, and the firewalls on the way; "
                    + "--connect-timeout waits longer.";
            case PROXY -> "Check the proxy in HTTPS_PROXY or HTTP_PROXY; NO_PROXY names hosts to ask directly.";
            case OUT_OF_TIME -> "Give the run more time with --deadline.";
            case INTERRUPTED -> "Run it again.";
            case GIVEN_UP -> "See why the service was slow to take the other call, or run it again.";
            case UNSENDABLE -> "Correct the headers and the content type of the request.";
            case REFUSED -> "Nothing listens there: check that the service runs, and the port of the base URL.";
            case TLS -> "See what it presents with `openssl s_client -connect HOST:PORT`; --ca-file FILE trusts an "
                    + "authority of your own.";
            case ANSWER_TIMEOUT -> "See why the service is slow; --read-timeout and --call-timeout wait longer.";
            case CUT, HEADERS, MALFORMED -> "See the service's own log, and what proxies stand before it.";
            case TOO_LARGE -> "Ask for less: a body is read up to 1 MiB.";
        };
    }
}
