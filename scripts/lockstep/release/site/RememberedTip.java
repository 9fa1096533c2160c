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
            throw isMerged(remembered, heads) ? merged(remembered, heads) : rewritten(remembered);
        });
    }

    /** Whether nothing that this clone verified is missing. */
    public boolean isIn(RemoteHeads heads) {
        return missing(heads).isEmpty();
    }

    private Optional<Sha> missing(RemoteHeads heads) {
        return site.repository().rememberedTip().filter(tip -> !leadsTo(tip, heads));
    }

    /** Where the record lies among the commits of developers, one of them pulled it into a branch of their own. */
    private boolean isMerged(Sha tip, RemoteHeads heads) {
        return site.recordsOnStaging() && site.repository().has(tip)
                && heads.evidence().filter(head -> site.repository().isAncestor(tip, head)).isPresent();
    }

    private NotVerified merged(Sha tip, RemoteHeads heads) {
        String branch = site.repository().branches().evidence();
        String head = heads.evidence().orElseThrow().hex();
        return new NotVerified(
                "somebody merged " + branch + " into commits of their own and pushed that: its first parents no longer "
                        + "lead to " + tip + ", which this clone verified last",
                "This puts it right and takes nothing away: `git push " + site.config().git().remote() + " $(git "
                        + "commit-tree -p " + tip + " -p " + head + " -m 'Keep the line of the record' " + head
                        + "^{tree}):refs/heads/" + branch + "`. Let developers rebase: `git pull --rebase`.");
    }

    private NotVerified rewritten(Sha tip) {
        String branch = site.repository().branches().evidence();
        return new NotVerified(
                branch + " no longer contains " + tip
                        + ", which this clone verified last: the branch was cut or rewritten",
                site.recordsOnStaging()
                        ? "This clone has it. Find out who forced " + branch + ", and put back " + tip
                                + " without taking away what others pushed since."
                        : "Restore it from this clone, which has it: `git push --force origin " + tip + ":refs/heads/"
                                + branch + "`.");
    }

    private boolean leadsTo(Sha tip, RemoteHeads heads) {
        return heads.evidence().isPresent() && site.repository().has(tip)
                && site.repository().onFirstParents(heads.evidence().get(), Set.of(tip)).contains(tip);
    }
}
