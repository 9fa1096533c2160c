package lockstep.release.site;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.JsonReader;
import lockstep.policy.requirement.Action;
import lockstep.record.attestation.DecisionStatement;
import lockstep.record.attestation.StatementReader;
import lockstep.record.document.RecordedDocument;
import lockstep.record.journal.IntentJson;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.repository.git.ReleaseRepository;

/**
 * A promotion as the commit has it that began it: what is done to its files later tells nothing else of it.
 *
 * @param commit of the evidence branch
 * @param decision empty where it does not speak of the intent beside it
 */
record BegunPromotion(
        PromotionIntent intent, Sha commit, Optional<byte[]> decision, Optional<byte[]> signature, boolean isHotfix) {

    /** Empty where the intent cannot be read. */
    static Optional<BegunPromotion> read(ReleaseId id, Sha commit, ReleaseRepository repository) {
        Optional<byte[]> json = read(commit, EvidenceLayout.intent(id), repository);
        try {
            return json.isPresent()
                            && IntentJson.read(json.get(), EvidenceLayout.intent(id)) instanceof PromotionIntent intent
                            && intent.id().equals(id)
                    ? Optional.of(new BegunPromotion(
                            intent, commit, decision(intent, json.get(), id, commit, repository),
                            read(commit, EvidenceLayout.signature(EvidenceLayout.decision(id)), repository),
                            isHotfix(intent, read(commit, EvidenceLayout.requirements(id), repository))))
                    : Optional.empty();
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> decision(
            PromotionIntent intent, byte[] json, ReleaseId id, Sha commit, ReleaseRepository repository) {
        String path = EvidenceLayout.decision(id);
        try {
            return read(commit, path, repository).filter(bytes ->
                    StatementReader.read(bytes, path) instanceof DecisionStatement said
                            && said.release().equals(id) && said.commit().equals(intent.target())
                            && said.intent().equals(Sha256.of(json)));
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    private static boolean isHotfix(PromotionIntent intent, Optional<byte[]> requirements) {
        return !intent.passage().skipped().isEmpty() || requirements
                .flatMap(bytes -> JsonReader.read(new String(bytes, StandardCharsets.UTF_8)))
                .filter(said -> said.path("action").asString("").equals(Action.HOTFIX.word()))
                .isPresent();
    }

    private static Optional<byte[]> read(Sha commit, String path, ReleaseRepository repository) {
        return repository.readable(commit, path, RecordedDocument.LARGEST);
    }

    Optional<byte[]> file(String path, ReleaseRepository repository) {
        return read(commit, path, repository);
    }

    Sha target() {
        return intent.target();
    }
}
