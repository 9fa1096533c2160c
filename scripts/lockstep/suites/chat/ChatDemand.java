package lockstep.suites.chat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.digest.Sha256;
import tools.jackson.databind.JsonNode;

/**
 * What an answer to a chat must show beyond the contract, so that an apology is not taken for the model's answer: a
 * service may answer one as {@code ANSWER} without a failure.
 *
 * @param fields fields that must have one of these values
 * @param refusedDigests SHA-256 of texts that are apologies
 * @param refusedLengths characters of texts that are apologies
 * @param least how long the model takes at least; zero for any time
 */
public record ChatDemand(
        Map<String, List<String>> fields, Set<String> refusedDigests, Set<Integer> refusedLengths, Duration least) {

    public ChatDemand {
        fields = Map.copyOf(fields);
        refusedDigests = Set.copyOf(refusedDigests);
        refusedLengths = Set.copyOf(refusedLengths);
    }

    public static ChatDemand none() {
        return new ChatDemand(Map.of(), Set.of(), Set.of(), Duration.ZERO);
    }

    /** What the answer lacks, in words that quote nothing of it. */
    Optional<String> breach(JsonNode body) {
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            JsonNode value = body.path(field.getKey());
            if (!value.isValueNode() || !field.getValue().contains(value.asString())) {
                return Optional.of(field.getKey() + " is not " + String.join(" or ", field.getValue()));
            }
        }
        String text = body.path("rendered_text").asString("");
        if (refusedLengths.contains(text.codePointCount(0, text.length()))) {
            return Optional.of("rendered_text is as long as a known apology");
        }
        return refusedDigests.contains(Sha256.of(text).hex())
                ? Optional.of("rendered_text is a known apology, by its digest")
                : Optional.empty();
    }
}
