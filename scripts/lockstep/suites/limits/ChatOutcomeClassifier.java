package lockstep.suites.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Evaluation;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.suites.chat.AnsweredChat;
import lockstep.suites.chat.ChatContract;
import lockstep.suites.chat.ChatProfile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Tells what became of a chat by its answer. Pure.
 *
 * @param acceptLegacyCodes take {@code token_budget_exceeded}, as older documents have it, for the budget's block
 */
public record ChatOutcomeClassifier(boolean acceptLegacyCodes) {

    private static final ChatContract CONTRACT = new ChatContract();
    private static final Expectation GOVERNED = AnsweredChat.governed();
    private static final int LONGEST_CODE = 40;

    public ChatOutcome of(Observation observation, Instant now) {
        return switch (observation) {
            case NoAnswer none -> new ChatOutcome.Improper(judged(none));
            case Answer answer -> {
                JsonNode body = JsonReader.read(answer).orElse(MissingNode.getInstance());
                yield switch (answer.status()) {
                    case 200 -> answered(answer, body);
                    case 429 -> limited(body, ChatProfile.PROFILE.cooldown(answer, now));
                    default -> failed(answer, body, ChatProfile.PROFILE.cooldown(answer, now));
                };
            }
        };
    }

    private static ChatOutcome answered(Answer answer, JsonNode body) {
        Decision decision = judged(answer);
        if (decision.verdict() != Verdict.PASS) {
            return new ChatOutcome.Improper(decision);
        }
        String failure = failure(body);
        if (failure.equals(LimitCode.BUDGET)) {
            return wrong("a budget block has status 200 instead of 429");
        }
        return new ChatOutcome.Answered(failure.isEmpty() ? Optional.empty() : Optional.of(failure));
    }

    private ChatOutcome limited(JsonNode body, Optional<Duration> cooldown) {
        Optional<LimitCode> code = LimitCode.of(body);
        if (code.isEmpty()) {
            return wrong("429 without a structure: it does not say which limit it is");
        }
        return switch (code.get().word()) {
            case LimitCode.BUDGET -> new ChatOutcome.BudgetBlock(code.get(), cooldown);
            case LimitCode.LEGACY_BUDGET -> acceptLegacyCodes
                    ? new ChatOutcome.BudgetBlock(code.get(), cooldown)
                    : wrong("429 with the older code " + code.get() + " instead of failure_type " + LimitCode.BUDGET
                            + "; --accept-legacy-codes accepts it");
            default -> new ChatOutcome.Limited(code.get(), cooldown);
        };
    }

    private static ChatOutcome failed(Answer answer, JsonNode body, Optional<Duration> retryAfter) {
        String failure = failure(body);
        if (answer.status() == 503 && failure.equals(LimitCode.PROVIDER)) {
            return new ChatOutcome.BreakerOpen(retryAfter);
        }
        boolean governed = answer.status() >= 500 && !failure.isEmpty() && CONTRACT.breach(body).isEmpty();
        return governed
                ? new ChatOutcome.Failed(answer.status(), failure)
                : new ChatOutcome.Improper(judged(answer));
    }

    private static Decision judged(Observation seen) {
        return Evaluation.evaluate(seen, GOVERNED, ChatProfile.PROFILE);
    }

    private static String failure(JsonNode body) {
        return Sanitiser.line(body.path("failure_type").asString(""), LONGEST_CODE);
    }

    private static ChatOutcome wrong(String reason) {
        return new ChatOutcome.Improper(Decision.fail(reason));
    }
}
