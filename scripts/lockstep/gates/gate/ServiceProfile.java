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
 * @param starts the fields that may say since when it is up
 */
public record ServiceProfile(
        List<KeptHeader> headers, List<String> fields, List<String> codes, List<String> waits,
        Optional<Pattern> ofAmount, Optional<String> uptime, List<String> starts) {

    /** The field of the result that says how long before its answer the service started, where it told since when. */
    static final String STARTED_AGO = "started_seconds_ago";

    public ServiceProfile {
        starts = List.copyOf(starts);
        headers = List.copyOf(headers);
        fields = List.copyOf(fields);
        codes = List.copyOf(codes);
        waits = List.copyOf(waits);
    }

    /** Of any service. */
    public static ServiceProfile http() {
        return new ServiceProfile(
                KeptHeader.OF_HTTP, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(),
                List.of());
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
        Optional<JsonNode> body = JsonReader.read(answer);
        Map<String, Object> kept = new LinkedHashMap<>(body.map(json -> JsonFields.of(json, fields)).orElse(Map.of()));
        body.flatMap(json -> StartTime.before(answer, json, starts))
                .ifPresent(ago -> kept.put(STARTED_AGO, ago.toSeconds()));
        return kept;
    }

    /** For how long the service was up when this was seen, as far as it told. */
    Optional<Duration> uptime(Observed seen) {
        Object told = uptime.map(seen.fields()::get).orElseGet(() -> seen.fields().get(STARTED_AGO));
        return told instanceof Number seconds && seconds.doubleValue() >= 0
                ? Optional.of(Duration.ofMillis((long) (seconds.doubleValue() * 1_000)))
                : Optional.empty();
    }

    /** The error that an answer names, as evidence keeps it. */
    Optional<Object> code(Answer answer) {
        return JsonReader.read(answer).flatMap(body -> JsonFields.of(body, codes).values().stream()
                .filter(code -> !code.equals(""))
                .findFirst());
    }

    boolean isOfAmount(Answer answer) {
        return ofAmount.isPresent() && JsonReader.read(answer).filter(JsonNode::isObject)
                .map(body -> codes.stream().map(code -> body.path(code).asString("")).collect(Collectors.joining(" ")))
                .filter(words -> ofAmount.get().matcher(words).find())
                .isPresent();
    }
}
