package lockstep.record.trail;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.EvidenceLayout;
import tools.jackson.databind.JsonNode;

/** Requests, approvals and revocations as they lie on the branch, whether they counted or not. */
public final class Approvals {

    /**
     * One of them.
     *
     * @param kind request, approval or revocation
     * @param said its predicate
     */
    public record Filed(String kind, String path, Sha256 sha256, Sha commit, JsonNode statement, JsonNode said) {

        Optional<String> text(String... names) {
            return Stream.of(names).map(said::path).filter(JsonNode::isString)
                    .map(node -> Sanitiser.line(node.stringValue(), 200)).findFirst();
        }

        Optional<String> who() {
            return text("approver", "requester", "revoker", "by", "operator");
        }

        /** Which move it is about: canary, promote, hotfix, rollback. */
        Optional<String> move() {
            return text("action");
        }
    }

    private static final List<String> KINDS = List.of("request", "approval", "revocation");

    private final BranchFiles branch;
    private final List<Filed> filed = new ArrayList<>();
    private final Map<String, Filed> byDigest = new HashMap<>();

    public Approvals(BranchFiles files) {
        branch = files;
        files.underCommits(ApprovalPlaces.FOLDER).forEach(path -> filed(files, path).ifPresent(one -> {
            filed.add(one);
            byDigest.put(one.sha256().hex(), one);
        }));
    }

    public List<Filed> of(Sha commit) {
        return filed.stream().filter(one -> one.commit().equals(commit)).toList();
    }

    /** Whether a signature lies beside it; whether that counts, the audit says. */
    boolean isSigned(Filed one) {
        return branch.bytes(EvidenceLayout.signature(one.path())).isPresent();
    }

    private static Optional<Filed> filed(BranchFiles files, String path) {
        String[] parts = path.split("/");
        String name = parts[parts.length - 1];
        Optional<String> kind = KINDS.stream().filter(one -> name.startsWith(one + "-")).findFirst();
        Optional<Sha> commit = Sha.tryParse(parts[parts.length - 2]);
        if (kind.isEmpty() || commit.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = files.bytes(path);
        Optional<Filed> read = bytes.flatMap(json -> JsonReader.read(json)
                .filter(JsonNode::isObject)
                .map(tree -> new Filed(kind.get(), path, Sha256.of(json), commit.get(), tree,
                        tree.path("predicate").isObject() ? tree.path("predicate") : tree)));
        if (bytes.isPresent() && read.isEmpty()) {
            files.unreadable().add(path);
        }
        return read;
    }

    /** Who gave the approvals of these digests; empty where none is known. */
    Optional<String> approvers(List<String> digests) {
        String names = digests.stream().flatMap(digest -> Optional.ofNullable(byDigest.get(digest)).stream())
                .flatMap(one -> one.who().stream())
                .distinct().sorted().collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    List<RecordedAction> actions(BranchFiles files) {
        return filed.stream().flatMap(one -> action(one, files).stream()).toList();
    }

    private static Optional<RecordedAction> action(Filed one, BranchFiles files) {
        Optional<Instant> at = one.text("approved_at", "requested_at", "revoked_at", "at").flatMap(Approvals::time);
        if (at.isEmpty()) {
            files.unreadable().add(one.path());
            return Optional.empty();
        }
        String move = one.move().orElse("move");
        boolean approves = one.kind().equals("approval");
        String action = switch (one.kind()) {
            case "request" -> "request-" + move;
            case "approval" -> "approve-" + move;
            default -> "revoke-approval";
        };
        return Optional.of(RecordedAction.of(at.get(), action, Optional.of(one.commit()), one.path())
                .moving(from(move), to(move))
                .approved(one.who().filter(who -> approves))
                .by(one.who())
                .ending(Optional.empty(), one.text("reason").orElse("")));
    }

    private static Optional<String> from(String move) {
        return switch (move) {
            case "canary", "promote" -> Optional.of(RecordedAction.STAGING);
            case "hotfix" -> Optional.of(RecordedAction.DEV);
            case "rollback" -> Optional.of(RecordedAction.PRODUCTION);
            default -> Optional.empty();
        };
    }

    private static Optional<String> to(String move) {
        return switch (move) {
            case "canary" -> Optional.of(RecordedAction.CANARY);
            case "promote", "hotfix", "rollback" -> Optional.of(RecordedAction.PRODUCTION);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(RecordedTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
