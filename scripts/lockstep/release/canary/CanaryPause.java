package lockstep.release.canary;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.CanaryId;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.RememberedTip;
import lockstep.repository.git.RemoteHeads;

/**
 * Lets an open canary wait, from any host: its weight stays, it is looked at and can fail, and gets no more traffic and
 * no pass until somebody resumes it. Its deadline and its {@code abort_by} stand.
 */
public record CanaryPause(ReleaseSite site, CanaryListener listener) {

    private static final int LONGEST = 500;
    private static final String NOTHING = "; nothing was recorded";

    /**
     * @param commit of the canary; empty for the one that is open
     * @throws Refused where there is none, or where it cannot wait
     */
    public CanaryId pause(Optional<CommitName> commit, String reason) {
        String words = Sanitiser.line(reason, LONGEST).strip();
        if (words.isEmpty()) {
            throw new UsageError("a pause needs a reason", "Say why: `run-canary --pause REASON`.");
        }
        return said(commit, CanaryStage.PAUSED_BY_OPERATOR, words, view -> {
            view.pause().ifPresent(pause -> {
                throw refused(view, "is paused already, by " + pause.operator(),
                        "Resume it: `run-canary --resume`.");
            });
            if (view.weight().orElse(0) == 0) {
                throw refused(view, "has no traffic yet, so there is nothing to hold", CanaryAbort.REMEDY);
            }
            if (view.isPast(site.clock().instant())) {
                throw refused(view, "is past its abort_by", CanaryAbort.REMEDY);
            }
        });
    }

    /**
     * Ends a pause.
     *
     * @throws Refused where nobody paused it
     */
    public CanaryId resume(Optional<CommitName> commit) {
        return said(commit, CanaryStage.RESUMED, "goes on", view -> {
            if (!view.isPaused()) {
                throw refused(view, "is not paused by anybody", view.stages().contains(CanaryStage.PAUSED)
                        ? "A gate failed, so it waits for its deadline. " + CanaryAbort.REMEDY
                        : "See `run-canary --watch`.");
            }
        });
    }

    private CanaryId said(
            Optional<CommitName> commit, CanaryStage stage, String words, Consumer<CanaryView> requirement) {
        CanaryView open = open(commit);
        CanaryLedger.after(site, listener, open).say(stage, words, view -> {
            if (!view.isOpen() || view.isJudged()) {
                throw refused(view, "has ended: " + view.stage().map(CanaryStage::word).orElse("unknown"),
                        "See `run-canary --watch`.");
            }
            requirement.accept(view);
        });
        return open.id();
    }

    private CanaryView open(Optional<CommitName> commit) {
        RemoteHeads heads = new RememberedTip(site).fetch();
        Optional<Sha> named = commit.map(name -> site.versions().find(name, heads).commit());
        List<CanaryView> open = new CanaryArchive(site.repository(), heads.evidence()).open().stream()
                .filter(view -> named.isEmpty() || view.commit().equals(named))
                .filter(view -> site.serviceName().isEmpty() || view.service().equals(site.serviceName()))
                .toList();
        if (open.isEmpty()) {
            throw new Refused("no canary" + site.serviceName().map(name -> " of " + name).orElse("")
                    + named.map(sha -> " of " + sha.abbreviated()).orElse("") + " is open"
                    + NOTHING, "See status.");
        }
        return open.getLast();
    }

    private static Refused refused(CanaryView view, String why, String remedy) {
        return new Refused("canary " + view.shown() + " " + why + NOTHING, remedy);
    }
}
