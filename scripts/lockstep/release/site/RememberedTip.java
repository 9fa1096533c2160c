package lockstep.release.site;

import java.util.Optional;
import java.util.Set;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Sha;
import lockstep.repository.git.RemoteHeads;

/** Holds the evidence branch to what this clone saw of it before: nothing is added to one that was cut or rewritten. */
public record RememberedTip(ReleaseSite site) {

    /** The branches as the remote has them now, for whoever rests on what the evidence branch says. */
    public RemoteHeads fetch() {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        require(heads);
        return heads;
    }

    public void require(RemoteHeads heads) {
        missing(heads).ifPresent(remembered -> {
            String branch = site.repository().branches().evidence();
            throw new NotVerified(
                    branch + " no longer contains " + remembered
                            + ", which this clone verified last: the branch was cut or rewritten",
                    "Restore it from this clone, which has it: `git push --force origin " + remembered
                            + ":refs/heads/" + branch + "`.");
        });
    }

    /** Whether nothing that this clone verified is missing. */
    public boolean isIn(RemoteHeads heads) {
        return missing(heads).isEmpty();
    }

    private Optional<Sha> missing(RemoteHeads heads) {
        return site.repository().rememberedTip().filter(tip -> !leadsTo(tip, heads));
    }

    private boolean leadsTo(Sha tip, RemoteHeads heads) {
        return heads.evidence().isPresent() && site.repository().has(tip)
                && site.repository().onFirstParents(heads.evidence().get(), Set.of(tip)).contains(tip);
    }
}
