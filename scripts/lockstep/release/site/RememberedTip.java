package lockstep.release.site;

import java.util.Optional;
import java.util.Set;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Sha;
import lockstep.repository.git.RemoteHeads;

/** Holds the evidence branch to what this clone saw of it before: nothing is added to one that was cut or rewritten. */
public record RememberedTip(ReleaseSite site) {

    public void require(RemoteHeads heads) {
        Optional<Sha> remembered = site.repository().rememberedTip();
        if (remembered.isPresent() && !remembered.filter(tip -> leadsTo(tip, heads)).isPresent()) {
            String branch = site.repository().branches().evidence();
            throw new NotVerified(
                    branch + " no longer contains " + remembered.get()
                            + ", which this clone verified last: the branch was cut or rewritten",
                    "Restore it from this clone, which has it: `git push --force origin " + remembered.get()
                            + ":refs/heads/" + branch + "`.");
        }
    }

    private boolean leadsTo(Sha tip, RemoteHeads heads) {
        return heads.evidence().isPresent() && site.repository().has(tip)
                && site.repository().onFirstParents(heads.evidence().get(), Set.of(tip)).contains(tip);
    }
}
