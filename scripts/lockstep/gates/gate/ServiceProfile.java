package lockstep.gates.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lockstep.gates.http.Answer;
import tools.jackson.databind.JsonNode;

/**
 * What is known of the answers of one service: data, handed over with its gates. Without it only what HTTP says itself
 * is read and kept.
 *
 * @param headers the allowlist of what evidence keeps of headers, in its order
 * @param fields the allowlist of what it keeps of a JSON body, in its order
 * @param codes the fields that name an error, the most telling first
 * @param waits the fields that say for how many seconds the service asks to be left alone
 * @param ofAmount the codes of limits of how much in all, or how long a text: waiting out a lockout does not end them
 * @param uptime the field that says for how many seconds the service is up
 */
public record ServiceProfile(
        List<KeptHeader> headers, List<String> fields, List<String> codes, List<String> waits,
        Optional<Pattern> ofAmount, Optional<String> uptime) {

    public ServiceProfile {
        headers = List.copyOf(headers);
        fields = List.copyOf(fields);
        codes = List.copyOf(codes);
        waits = List.copyOf(waits);
    }

    /** Of any service. */
    public static ServiceProfile http() {
        return new ServiceProfile(
                KeptHeader.OF_HTTP, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** How long an answer asks to wait: its {@code Retry-After}, or else a field of its body. */
    public Optional<Duration> cooldown(Answer answer, Instant now) {
        return Cooldown.of(answer, waits, now);
    }

    Map<String, String> keptHeaders(Answer answer) {
        Map<String, String> kept = new LinkedHashMap<>();
        headers.forEach(header ->
                answer.header(header.word()).ifPresent(value -> kept.put(header.word(), header.kept(value))));
        return kept;
    }

    Map<String, Object> keptFields(Answer answer) {
        return JsonReader.read(answer).map(body -> JsonFields.of(body, fields)).orElse(Map.of());
    }

    /** The error that an answer names, as evidence keeps it. */
    Optional<Object> code(Answer answer) {
        return JsonReader.read(answer).flatMap(body -> JsonFields.of(body, codes).values().stream().findFirst());
    }

    boolean isOfAmount(Answer answer) {
        return ofAmount.isPresent() && JsonReader.read(answer).filter(JsonNode::isObject)
                .map(body -> codes.stream().map(code -> body.path(code).asString("")).collect(Collectors.joining(" ")))
                .filter(words -> ofAmount.get().matcher(words).find())
                .isPresent();
    }
}
