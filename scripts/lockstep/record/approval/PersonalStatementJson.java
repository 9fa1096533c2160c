package lockstep.record.approval;

import java.util.Map;
import java.util.Optional;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.attestation.Envelope;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes requests, approvals and revocations as in-toto statements, bare: what is signed is the file. */
public final class PersonalStatementJson {

    private static final int LONGEST_REASON = 500;

    private PersonalStatementJson() {}

    public static byte[] write(PersonalStatement statement) {
        ObjectNode predicate = DocumentForm.object();
        switch (statement) {
            case MoveRequest request -> put(predicate, request);
            case MoveApproval approval -> put(predicate, approval);
            case ApprovalRevocation revocation -> put(predicate, revocation);
        }
        return Envelope.write(statement.commit(), Map.of(), statement.predicateType(), predicate);
    }

    private static void put(ObjectNode tree, MoveRequest request) {
        tree.put("requester", request.by());
        move(tree, request.action(), request.from(), request.commit(), request.version());
        tree.putObject("policy").put("sha256", request.policy());
        tree.put("reason", reason(request.reason()));
        tree.put("requested_at", request.at().toString());
        tree.put("nonce", request.nonce());
    }

    private static void put(ObjectNode tree, MoveApproval approval) {
        tree.put("approver", approval.by());
        tree.put("role", approval.role());
        move(tree, approval.action(), approval.from(), approval.commit(), approval.version());
        tree.put("requester", approval.requester().orElse(null));
        tree.putObject("policy").put("sha256", approval.policy());
        ArrayNode evidence = tree.putArray("evidence");
        approval.evidence().forEach(file -> evidence.addObject().put("name", file.path())
                .putObject("digest").put("sha256", file.sha256()));
        tree.put("skips_staging", approval.skipsStaging());
        tree.put("skips_canary", approval.skipsCanary());
        tree.put("reason", reason(approval.reason()));
        tree.put("approved_at", approval.at().toString());
        tree.put("expires_at", approval.expiresAt().toString());
        tree.put("nonce", approval.nonce());
    }

    private static void put(ObjectNode tree, ApprovalRevocation revocation) {
        tree.put("revoker", revocation.by());
        tree.putObject("approval").put("sha256", revocation.approval());
        tree.put("reason", reason(revocation.reason()));
        tree.put("revoked_at", revocation.at().toString());
    }

    private static void move(
            ObjectNode tree, String action, Optional<Sha> from, Sha to, Optional<String> version) {
        tree.put("action", action);
        tree.put("from", from.map(Sha::hex).orElse(null));
        tree.put("to", to.hex());
        tree.put("version", version.orElse(null));
    }

    private static String reason(String words) {
        return Sanitiser.line(words, LONGEST_REASON);
    }
}
