package lockstep.demo.service;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import lockstep.base.digest.Sha256;
import lockstep.demo.chat.ChatDecision;
import lockstep.demo.chat.ChatReading;
import lockstep.demo.chat.ChatRequest;
import lockstep.demo.chat.Json;

/**
 * What is logged of one chat: the fields that docs/policy.md#drill_i demands, and never what the user wrote.
 *
 * @param salt keeps the digests of subjects from being looked up
 */
record ChatLogLine(String salt, Faults faults) {

    String of(String id, ChatRequest request, ChatDecision decision, int status, Instant at, Duration took) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ts", at.toString());
        fields.put("type", "api_chat");
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

    /** What the service that the documents describe logs beside a chat whose answer failed its verification. */
    String verification(String id) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", "model_output_verification_failed");
        fields.put("route", "/api/chat");
        fields.put("request_id", id);
        return "MODEL_VERIFY_FAIL " + Json.text(fields);
    }

    private String hashed(String subject) {
        return Sha256.of(salt + subject).hex().substring(0, 16);
    }
}
