package lockstep.release.canary;

import java.util.Optional;
import lockstep.base.error.NotVerified;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.canary.CanaryView;
import lockstep.record.document.RecordedDocument;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

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
        return kept().filter(end -> end.id().equals(id));
    }

    private Optional<CanaryEnd> kept() {
        return site.repository().memory().kept(NAME, RecordedDocument.LARGEST).filter(json -> json.length > 0)
                .flatMap(UnrecordedEnd::read);
    }

    /** Of the last canary of a commit, whose record does not say that it failed. */
    Optional<CanaryView> ofLast(RemoteHeads heads, Sha commit) {
        return kept().filter(end -> end.commit().equals(commit))
                .flatMap(end -> new CanaryArchive(site.repository(), heads.evidence()).last(commit, end.service())
                        .filter(last -> last.id().equals(end.id()))
                        .filter(last -> last.end().filter(it -> it.verdict() == Verdict.FAIL).isEmpty()));
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
