package lockstep.record.approval;

import static lockstep.base.json.Fields.flag;
import static lockstep.base.json.Fields.optional;
import static lockstep.base.json.Fields.require;
import static lockstep.base.json.Fields.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Hex;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.record.approval.MoveApproval.Seen;
import lockstep.record.attestation.Envelope;
import lockstep.record.document.RecordedDocument;
import tools.jackson.databind.JsonNode;

/** Reads requests, approvals and revocations. Fields that it does not know are ignored, as in-toto wants it. */
public final class PersonalStatementReader {

    private static final Set<String> ACTIONS = Set.of("canary", "promote", "hotfix", "rollback");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_FILES = 100;

    private PersonalStatementReader() {}

    /**
     * @param where for the message
     * @throws lockstep.base.error.NotVerified if it is no such statement
     */
    public static PersonalStatement read(byte[] json, String where) {
        return RecordedDocument.read(
                RecordedDocument.parse(json), where,
                "Requests, approvals and revocations are written by Lockstep only.",
                PersonalStatementReader::statement);
    }

    private static PersonalStatement statement(JsonNode tree) {
        Envelope envelope = Envelope.of(tree);
        Sha commit = envelope.commit();
        JsonNode predicate = envelope.predicate();
        return switch (envelope.predicateType()) {
            case MoveRequest.PREDICATE -> request(commit, predicate);
            case MoveApproval.PREDICATE -> approval(commit, predicate);
            case ApprovalRevocation.PREDICATE -> new ApprovalRevocation(
                    commit, digest(predicate.path("approval")), name(predicate, "revoker"),
                    text(predicate, "reason"), time(predicate, "revoked_at"));
            default -> throw new IllegalArgumentException("neither a request nor an approval nor a revocation");
        };
    }

    private static MoveRequest request(Sha commit, JsonNode tree) {
        requireAbout(commit, tree);
        return new MoveRequest(
                commit, action(tree), from(tree), version(tree), name(tree, "requester"), digest(tree.path("policy")),
                text(tree, "reason"), time(tree, "requested_at"), text(tree, "nonce"));
    }

    private static MoveApproval approval(Sha commit, JsonNode tree) {
        requireAbout(commit, tree);
        return new MoveApproval(
                commit, name(tree, "role"), action(tree), from(tree), version(tree), name(tree, "approver"),
                optional(tree, "requester"), digest(tree.path("policy")), files(tree.path("evidence")),
                text(tree, "reason"), time(tree, "approved_at"), time(tree, "expires_at"), text(tree, "nonce"),
                flag(tree, "skips_staging"), flag(tree, "skips_canary"));
    }

    private static void requireAbout(Sha commit, JsonNode tree) {
        require(commit.hex().equals(text(tree, "to")), "its subject is not where it goes to");
    }

    private static List<Seen> files(JsonNode array) {
        require(array.isArray() && array.size() <= MOST_FILES, "evidence is not a list, or too long");
        List<Seen> files = new ArrayList<>();
        array.forEach(file -> files.add(new Seen(text(file, "name"), digest(file.path("digest")))));
        return files;
    }

    private static String action(JsonNode tree) {
        String word = text(tree, "action");
        require(ACTIONS.contains(word), "its action is unknown");
        return word;
    }

    private static Optional<Sha> from(JsonNode tree) {
        require(tree.path("from").isNull() || tree.path("from").isString(), "from is missing");
        return optional(tree, "from").map(Sha::new);
    }

    private static Optional<String> version(JsonNode tree) {
        Optional<String> version = optional(tree, "version");
        require(version.filter(name -> !Version.isValid(name)).isEmpty(), "its version is not a version");
        return version;
    }

    private static String name(JsonNode tree, String field) {
        String name = text(tree, field);
        require(!name.isBlank() && name.length() <= LONGEST_NAME && name.equals(Sanitiser.line(name)),
                field + " is not a name");
        return name;
    }

    private static String digest(JsonNode tree) {
        String hex = text(tree, "sha256");
        require(Hex.is(hex, 64), "sha256 is not a digest");
        return hex;
    }

    private static Instant time(JsonNode tree, String field) {
        return RecordedTime.parse(text(tree, field));
    }
}
