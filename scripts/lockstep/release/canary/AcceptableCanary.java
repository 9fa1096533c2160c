package lockstep.release.canary;

import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** Which canary somebody may answer for: the last one of its commit, inconclusive, and without harm on record. */
record AcceptableCanary(ReleaseSite site) {

    /** @throws Refused where there is none */
    CanaryView require(RemoteHeads heads, Sha commit) {
        CanaryView ended = ended(heads, commit);
        Verdict verdict = ended.end().orElseThrow().verdict();
        if (verdict != Verdict.INCONCLUSIVE || ended.acceptance().isPresent()) {
            throw new Refused("canary " + ended.shown() + (verdict == Verdict.INCONCLUSIVE
                    ? " was accepted before" : " was not inconclusive but " + verdict.word())
                    + "; nothing was recorded", "Only an inconclusive canary can be accepted, and only once.");
        }
        if (ended.end().orElseThrow().hidesHarm()) {
            throw new Refused("canary " + ended.shown() + " says that it was inconclusive, and its counts show harm;"
                    + " nothing was recorded", "Fix what it showed. Run `release-log verify`.");
        }
        ended.failedBesideItsEnd().ifPresent(who -> {
            throw new Refused("canary " + ended.shown() + " says that it was inconclusive, and failed, or could not be"
                    + " taken off, afterwards, as is recorded by " + Sanitiser.line(who, 200)
                    + "; nothing was recorded", "Ask why. Fix what it showed, and run another canary.");
        });
        return ended;
    }

    private CanaryView ended(RemoteHeads heads, Sha commit) {
        return new CanaryArchive(site.repository(), heads.evidence()).last(commit, site.serviceName())
                .filter(CanaryView::isJudged)
                .orElseThrow(() -> new Refused(
                        "the last canary" + site.serviceName().map(own -> " of " + own).orElse("") + " of "
                                + commit.abbreviated() + " has no end on record",
                        "Run one to its end first: `run-canary " + commit
                                + site.serviceName().map(own -> " --service " + own).orElse("") + "`."));
    }
}
