package lockstep.gates.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Timing;

/**
 * What evidence keeps of an observation: an allowlist of status, some headers, typed fields, size, digest, timing.
 *
 * @param trouble why there was no usable answer
 * @param codes for a burst, the status of each request in the order of sending; 0 where there was no answer
 */
public record Observed(
        OptionalInt status,
        Map<String, String> headers,
        Map<String, Object> fields,
        long bodyBytes,
        Optional<String> bodySha256,
        Optional<String> trouble,
        List<Integer> codes,
        Timing timing) {

    private static final int LONGEST_HEADER = 100;

    public Observed {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        codes = List.copyOf(codes);
    }

    public static Observed of(Observation observation, ServiceProfile profile) {
        return switch (observation) {
            case Answer answer -> new Observed(
                    OptionalInt.of(answer.status()), profile.keptHeaders(answer),
                    profile.keptFields(answer),
                    answer.body().length, Optional.of(answer.bodySha256()), Optional.empty(), List.of(),
                    answer.timing());
            case NoAnswer none -> new Observed(
                    none.status(), Map.of(), Map.of(), 0, Optional.empty(),
                    Optional.of(none.trouble().meaning()), List.of(), none.timing());
        };
    }

    public Observed withCodes(List<Integer> codes) {
        return new Observed(status, headers, fields, bodyBytes, bodySha256, trouble, codes, timing);
    }

    public Observed withHeaders(Map<String, String> headers) {
        return new Observed(status, headers, fields, bodyBytes, bodySha256, trouble, codes, timing);
    }

    public Observed withFields(Map<String, Object> fields) {
        return new Observed(status, headers, fields, bodyBytes, bodySha256, trouble, codes, timing);
    }

    /** Only now are headers cut: half a secret would not be found. */
    Observed redacted(Secrets secrets) {
        Map<String, String> safeHeaders = new LinkedHashMap<>();
        headers.forEach((name, value) -> safeHeaders.put(name, Sanitiser.line(secrets.redact(value), LONGEST_HEADER)));
        Map<String, Object> safeFields = new LinkedHashMap<>();
        fields.forEach((name, value) ->
                safeFields.put(name, value instanceof String text ? Sanitiser.line(secrets.redact(text)) : value));
        return new Observed(status, safeHeaders, safeFields, bodyBytes, bodySha256, trouble, codes, timing);
    }
}
