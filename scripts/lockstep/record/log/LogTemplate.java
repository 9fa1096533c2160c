package lockstep.record.log;

import java.util.List;

/** The words with which a log begins. */
public final class LogTemplate {

    /** What is to be filled in for a promotion. */
    public static final String PROMOTION = """
            - release_id: <YYYYMMDD-HHMM-rc1>
              type: promotion
              commit_sha: <sha>
              environment: production
              from_branch: main
              to_branch: release
              staging_base: <https://staging...>
              staging_gate_command: MODE=staging BASE=<staging> ./scripts/promotion_gate.sh
              staging_gate_result: pass|fail
              gates_run:
                - health
                - db_health
                - chat_happy
                - chat_415
                - burst_429
                - release_drills_subset (if run)
                - certify_phase15_subset (if run)
              change_class: A|B|C (C forbidden)
              prod_verification:
                - health
                - db_health
                - chat_happy
                - chat_415
              result: pass|fail
              rollback_plan: <pointer/notes>
              notes: <short notes>
              operator: <name/handle>
              evidence_refs: <links or file refs if any>
              cost_control_evidence:
                - cost_gate_chat: MODE=staging BASE=<...> ./scripts/cost_gate_chat.sh
                - breaker_drill: ./scripts/cost_drill_breaker.sh (if run)
            """;

    /** What is to be filled in for a rollback. */
    public static final String ROLLBACK = """
            - release_id: <YYYYMMDD-HHMM-rb1>
              type: rollback
              trigger: <e.g., 5xx spike, auth failure>
              from_sha: <sha before rollback>
              to_sha: <sha rolled back to>
              environment: production
              actions:
                - redeploy last known good
                - rerun smoke (health/db/chat/415)
              post_rollback_verification:
                - health
                - db_health
                - chat_happy
                - chat_415
              result: completed|partial
              notes: <short notes>
              operator: <name/handle>
              evidence_refs: <links or file refs if any>
            """;

    /** The beginning of a new log: heading, rules and templates. */
    public static final String FRESH_LOG = """
            # Release Log (Append-Only)

            Use this file to record promotions and rollbacks. Do not overwrite existing entries; append new entries in \
            chronological order. Evidence must reference staging gates and post-promotion checks. Do not paste secrets.

            ## Promotion Entry Template
            ```
            """ + PROMOTION + """
            ```

            ## Rollback Entry Template
            ```
            """ + ROLLBACK + """
            ```
            """;

    /** The same for a service whose gates are its own: they are not named beforehand. */
    public static final String FRESH_LOG_OF_DECLARED_GATES = FRESH_LOG
            .replaceAll("(?m)(^    - (health|db_health|chat_happy|chat_415|burst_429|\\w+_subset \\(if run\\))\\R)++",
                    "    - <gate>\n")
            .replaceAll("(?m)^  cost_control_evidence:\\R(^    - .*\\R)++", "")
            .replace(" (health/db/chat/415)", "");

    /** The beginning of a new log with this entry. */
    static String fresh(StructuredEntry entry) {
        List<LoggedGate> gates = switch (entry) {
            case PromotionEntry promotion ->
                    promotion.gatesRun().isEmpty() ? promotion.prodVerification() : promotion.gatesRun();
            case RollbackEntry rollback -> rollback.postRollbackVerification();
            case AdoptionEntry adoption -> adoption.prodVerification();
        };
        boolean builtIn = gates.isEmpty() || gates.stream().anyMatch(gate -> gate.name().word().startsWith("chat_"));
        return builtIn ? FRESH_LOG : FRESH_LOG_OF_DECLARED_GATES;
    }

    /** The beginning of a further volume. */
    static String volume(int number) {
        return """
                # Release Log (Append-Only), Volume %d

                The volume before is full and is not written any more. Do not overwrite existing entries; append new \
                entries in chronological order. Do not paste secrets.
                """.formatted(number);
    }

    private LogTemplate() {}
}
