package lockstep.release.canary;

import java.util.Optional;
import lockstep.base.error.NotVerified;
import lockstep.base.release.CanaryId;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.document.RecordedDocument;
import lockstep.release.site.ReleaseSite;

/**
 * A failure of a canary that is not recorded yet, kept in this clone: whoever ends the canary here records it, and
 * nobody goes on with it here.
 */
record UnrecordedEnd(ReleaseSite site) {

    private static final String NAME = "canary-end";

    void keep(CanaryEnd end) {
        if (end.verdict() == Verdict.FAIL) {
            site.repository().memory().keep(NAME, CanaryEndJson.write(end));
        }
    }

    Optional<CanaryEnd> of(CanaryId id) {
        return site.repository().memory().kept(NAME, RecordedDocument.LARGEST).filter(json -> json.length > 0)
                .flatMap(UnrecordedEnd::read)
                .filter(end -> end.id().equals(id));
    }

    private static Optional<CanaryEnd> read(byte[] json) {
        try {
            return Optional.of(CanaryEndJson.read(json, NAME));
        } catch (NotVerified e) {
            return Optional.empty();
        }
    }

    void forget(CanaryId id) {
        if (of(id).isPresent()) {
            site.repository().memory().keep(NAME, new byte[0]);
        }
    }
}
