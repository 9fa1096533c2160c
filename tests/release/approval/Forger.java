package tests.release.approval;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lockstep.base.release.Sha;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.MoveApproval.Seen;
import lockstep.record.approval.PersonalStatement;
import lockstep.record.approval.PersonalStatementJson;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.Signer;
import lockstep.record.signature.SigningKey;
import lockstep.record.signature.SshKeygen;

/** An approval as Anna would give it, to be changed in one thing; signed by whatever key in whatever namespace. */
final class Forger {

    private final ApprovalDay team;
    Sha commit;
    String action;
    Optional<Sha> from;
    String policy;
    String role = "RELEASE_APPROVER";
    String by = "anna@example.org";
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant expires = at.plus(Duration.ofHours(1));
    List<Seen> evidence = List.of();
    boolean skips = true;
    String key = "anna";
    Namespace namespace = Namespace.APPROVAL;

    Forger(ApprovalDay team, Sha commit, String action, Optional<Sha> from, String policy) {
        this.team = team;
        this.commit = commit;
        this.action = action;
        this.from = from;
        this.policy = policy;
    }

    MoveApproval approval() {
        return new MoveApproval(commit, role, action, from, Optional.empty(), by, Optional.empty(), policy, evidence, "",
                at, expires, "ab".repeat(16), skips, skips);
    }

    byte[] document() {
        return PersonalStatementJson.write(approval());
    }

    byte[] sign(byte[] document) {
        Path home = team.day().folder();
        return new Signer(SigningKey.parse(home.resolve(key).toString()),
                SshKeygen.ofHost(home, team.day().git().environment()), namespace).sign(document);
    }

    byte[] sign(PersonalStatement statement) {
        return sign(PersonalStatementJson.write(statement));
    }

    /** The document with some of its text changed. */
    byte[] edited(UnaryOperator<String> change) {
        return change.apply(new String(document(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }
}
