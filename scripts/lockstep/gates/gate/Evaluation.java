package lockstep.gates.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Trouble;
import tools.jackson.databind.JsonNode;

/**
 * Holds an observation against an expectation. Pure: same input, same decision. What it says is cut when secrets are
 * out of it ({@link GateResult#redacted}): of a cut one, half would stay.
 */
public final class Evaluation {

    /** Whose it is, the run decides. */
    private static final int LIMITED = 429;

    private Evaluation() {}

    public static Decision evaluate(Observation observation, Expectation expectation, ServiceProfile profile) {
        return switch (observation) {
            case NoAnswer none -> broken(none, expectation).map(Decision::fail).orElseGet(() -> withoutAnswer(none));
            case Answer answer -> {
                List<String> met = new ArrayList<>();
                Optional<String> unmet = firstUnmet(answer, expectation, profile, met);
                yield unmet.map(Decision::fail).orElseGet(() -> Decision.pass(
                        met.isEmpty() ? String.valueOf(answer.status()) : String.join(", ", met)));
            }
        };
    }

    /** What was seen of an answer before the run had no time left, where that was wrong already. */
    private static Optional<String> broken(NoAnswer none, Expectation expectation) {
        boolean isReached = none.status().isPresent() || none.timing().connect().isPresent();
        if (none.trouble() != Trouble.OUT_OF_TIME || !isReached) {
            return Optional.empty();
        }
        List<Integer> right = expectation.statuses();
        int status = none.status().orElse(LIMITED);
        if (status != LIMITED && !right.isEmpty() && !right.contains(status)) {
            return Optional.of("expected " + expectation.inWords() + ", got " + status
                    + ", and the rest of the answer did not come in the time of the run");
        }
        Duration took = none.timing().total();
        return expectation.within().filter(most -> took.compareTo(most) > 0)
                .map(most -> "expected an answer within " + Durations.human(most) + ", and it was not complete after "
                        + Durations.human(took));
    }

    /** Trouble on the way says nothing of the service; trouble after it was reached does. */
    static Decision withoutAnswer(NoAnswer none) {
        String status = none.status().isPresent() ? "status " + none.status().getAsInt() + ", but " : "";
        String detail = none.detail().equals(none.trouble().meaning()) ? "" : " (" + none.detail() + ")";
        String reason = status + none.trouble().meaning() + detail;
        return none.trouble().isOfTheService() ? Decision.fail(reason) : Decision.inconclusive(reason);
    }

    private static Optional<String> firstUnmet(
            Answer answer, Expectation expectation, ServiceProfile profile, List<String> met) {
        return switch (expectation) {
            case Expectation.Status(int status) -> status(answer, Set.of(status), expectation, profile, met);
            case Expectation.StatusAmong(Set<Integer> statuses) -> status(answer, statuses, expectation, profile, met);
            case Expectation.SetsCookie(String name) -> cookie(answer, name, met);
            case Expectation.Keeps(JsonContract contract) -> contract(answer, contract, met);
            case Expectation.IfJson(JsonContract contract) -> ifJson(answer, contract);
            case Expectation.WithoutHeader(String name, String value) -> header(answer, name, value);
            case Expectation.NotFasterThan(Duration least) -> pace(answer, least, met);
            case Expectation.Claimed(AnswerClaim claim) -> claimed(answer, claim, profile, met);
            case Expectation.All(List<Expectation> parts) -> parts.stream()
                    .map(part -> firstUnmet(answer, part, profile, met))
                    .flatMap(Optional::stream)
                    .findFirst();
        };
    }

    private static Optional<String> status(
            Answer answer, Set<Integer> wanted, Expectation expectation, ServiceProfile profile,
            List<String> met) {
        if (wanted.contains(answer.status())) {
            met.add(String.valueOf(answer.status()));
            return Optional.empty();
        }
        return Optional.of("expected " + expectation.inWords() + ", got " + answer.status() + told(answer, profile));
    }

    /** What an answer with a wrong status says of it: where a redirect leads, and the error that it names. */
    public static String told(Answer answer, ServiceProfile profile) {
        String redirect = answer.status() >= 300 && answer.status() < 400
                ? ", a redirect" + answer.location().map(where -> " to " + where).orElse("") + ", which is not followed"
                : "";
        return redirect + profile.code(answer).map(code -> " (" + code + ")").orElse("");
    }

    private static Optional<String> cookie(Answer answer, String name, List<String> met) {
        if (answer.cookiesSet().contains(name)) {
            met.add("cookie " + name);
            return Optional.empty();
        }
        return Optional.of("expected the cookie " + name + " to be set; " + cookieWords(answer.cookiesSet().size()));
    }

    private static String cookieWords(int others) {
        return others == 0 ? "no cookie was set" : others + " other cookie" + (others == 1 ? " was" : "s were")
                + " set";
    }

    private static Optional<String> header(Answer answer, String name, String value) {
        boolean has = answer.headers().values(name).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(one -> one.replaceFirst(";.*", "").strip())
                .anyMatch(value::equalsIgnoreCase);
        return has
                ? Optional.of(answer.status() + ", but " + name + " says " + value + ": the service runs degraded")
                : Optional.empty();
    }

    private static Optional<String> pace(Answer answer, Duration least, List<String> met) {
        Duration took = answer.timing().total();
        if (took.compareTo(least) < 0) {
            return Optional.of("answered after " + Durations.human(took) + ", sooner than a model can: at least "
                    + Durations.human(least) + " was required");
        }
        met.add("not before " + Durations.human(least));
        return Optional.empty();
    }

    private static Optional<String> claimed(
            Answer answer, AnswerClaim claim, ServiceProfile profile, List<String> met) {
        Optional<String> breach = claim.breach(answer);
        if (breach.isEmpty()) {
            claim.told(answer).ifPresent(words -> met.add(Sanitiser.line(words)));
        }
        boolean isOfStatus = !claim.statuses().isEmpty() && !claim.statuses().contains(answer.status());
        return breach.map(words -> Sanitiser.line(isOfStatus ? words + told(answer, profile) : words));
    }

    private static Optional<String> ifJson(Answer answer, JsonContract contract) {
        Optional<JsonNode> body = JsonReader.read(answer);
        return body.isEmpty() && JsonReader.isMeantAsJson(answer)
                        && answer.text().filter(text -> !contract.mayBeBrokenIn(text)).isEmpty()
                ? Optional.of("expected " + contract.name() + ", but " + JsonReader.whyNot(answer))
                : body.filter(JsonNode::isObject).flatMap(contract::breach).map(Sanitiser::line);
    }

    private static Optional<String> contract(Answer answer, JsonContract contract, List<String> met) {
        Optional<JsonNode> body = JsonReader.read(answer);
        if (body.isEmpty()) {
            return Optional.of("expected " + contract.name() + ", but " + JsonReader.whyNot(answer));
        }
        Optional<String> breach = contract.breach(body.get());
        if (breach.isPresent()) {
            return Optional.of("not " + contract.name() + ": " + Sanitiser.line(breach.get()));
        }
        met.add(Sanitiser.line(contract.summary(body.get())));
        return Optional.empty();
    }
}
