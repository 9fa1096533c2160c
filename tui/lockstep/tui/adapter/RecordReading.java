package lockstep.tui.adapter;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.release.service.RecordSeen;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;

/**
 * Reads the record and has it verified. A long one is shown before it was, and said not to be: to verify it for the
 * first time may take a minute.
 */
final class RecordReading {

    /** With more entries the first look does not wait. */
    private static final int LONG = 1_000;

    private final ReleaseSite site;
    private Optional<Verified> last = Optional.empty();
    private boolean hasShown;

    RecordReading(ReleaseSite site) {
        this.site = site;
    }

    /** What is verified is so as long as neither branch moves, and {@code main} goes on from what it was. */
    private record Verified(RemoteHeads then, RecordSeen seen) {

        boolean isOf(RemoteHeads heads, ReleaseRepository repository) {
            return then.production().equals(heads.production()) && then.evidence().equals(heads.evidence())
                    && (then.main().equals(heads.main()) || seen.audit().isVerified() && goesOn(heads, repository));
        }

        private boolean goesOn(RemoteHeads heads, ReleaseRepository repository) {
            return then.knownStaging().filter(before -> heads.knownStaging()
                    .filter(main -> repository.isAncestor(before, main)).isPresent()).isPresent();
        }
    }

    /**
     * What it says.
     *
     * @param isLasting whether to read it again says nothing else
     */
    record Facts(
            JournalView journal, Optional<Sha> standing, List<KnownGood> knownGood, Optional<OpenIntent> open,
            List<String> problems, boolean isLasting) {}

    Facts of(RemoteHeads heads) {
        if (last.filter(verified -> verified.isOf(heads, site.repository())).isPresent()) {
            return facts(last.get().seen());
        }
        if (last.isEmpty() && !hasShown) {
            hasShown = true;
            JournalView journal = site.journal().view(heads.evidence());
            if (journal.reading().entries().size() > LONG) {
                return unverified(journal, "The record is being verified; until then what it says is not checked");
            }
        }
        try {
            RecordSeen seen = new ReleaseService(site, WorkflowListener.silent()).record(heads);
            last = Optional.of(new Verified(heads, seen));
            return facts(seen);
        } catch (LockstepError e) {
            return unverified(site.journal().view(heads.evidence()),
                    "The record could not be verified, so what it says is not checked: " + e.getMessage());
        }
    }

    private static Facts facts(RecordSeen seen) {
        return new Facts(seen.journal(), seen.audit().standing(), List.copyOf(seen.audit().knownGood()), seen.open(),
                RecordProblems.of(seen), true);
    }

    private static Facts unverified(JournalView journal, String problem) {
        return new Facts(journal, journal.history().standing(), journal.history().knownGood(),
                journal.openIntent().map(Intent::asOpen), List.of(problem), false);
    }
}
