package lockstep.demo.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import lockstep.demo.chat.ChatDecision;
import lockstep.demo.chat.ChatReading;
import lockstep.demo.chat.ChatRequest;
import lockstep.demo.chat.Json;

/**
 * What is logged of one chat: the fields that scaling-upgrade-protocol.md demands, and never what the user wrote.
 *
 * @param salt keeps the digests of subjects from being looked up
 */
record ChatLogLine(String salt, Faults faults) {

    String of(String id, ChatRequest request, ChatDecision decision, int status, Instant at, Duration took) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ts", at.toString());
        if (!faults.any(Fault.LOG_WITHOUT_REQUEST_ID)) {
            fields.put("request_id", id);
        }
        fields.put("route", "/api/chat");
        fields.put("status_code", status);
        fields.put("latency_ms", took.toMillis());
        fields.put("hashed_subject", hashed(request.subject()));
        fields.put("waf_decision", decision.wafDecision());
        fields.put("plan_decision", decision.planDecision());
        if (faults.any(Fault.LOG_LEAKS_TEXT) && ChatReading.of(request) instanceof ChatReading.Said(String text)) {
            fields.put("user_text", text);
        }
        return Json.text(fields);
    }

    private String hashed(String subject) {
        try {
            byte[] salted = (salt + subject).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(salted), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
