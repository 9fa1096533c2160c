package lockstep.release.site;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Sha;
import lockstep.base.text.ShellWord;
import lockstep.repository.git.RemoteHeads;

/** Holds the evidence branch to what this clone saw of it before: nothing is added to one that was cut or rewritten. */
public record RememberedTip(ReleaseSite site) {

    /** The branches as the remote has them now, for whoever rests on what the evidence branch says. */
    public RemoteHeads fetch() {
        return held(() -> site.repository().fetch(site.remoteDeadline()));
    }

    /** Held to what was verified before they are read: another process of this clone may verify more meanwhile. */
    public RemoteHeads held(Supplier<RemoteHeads> reading) {
        Optional<Sha> verified = site.repository().rememberedTip();
        RemoteHeads heads = reading.get();
        require(heads, verified);
        return heads;
    }

    public void require(RemoteHeads heads) {
        require(heads, site.repository().rememberedTip());
    }

    private void require(RemoteHeads heads, Optional<Sha> verified) {
        verified.filter(tip -> !leadsTo(tip, heads)).ifPresent(tip -> {
            throw isMerged(tip, heads) ? merged(tip, heads) : rewritten(tip);
        });
    }

    /** Whether nothing that this clone verified is missing. */
    public boolean isIn(RemoteHeads heads) {
        return site.repository().rememberedTip().filter(tip -> !leadsTo(tip, heads)).isEmpty();
    }

    /** Where the record lies among the commits of developers, one of them pulled it into a branch of their own. */
    private boolean isMerged(Sha tip, RemoteHeads heads) {
        return site.recordsOnStaging() && site.repository().has(tip)
                && heads.evidence().filter(head -> site.repository().isAncestor(tip, head)).isPresent();
    }

    private NotVerified merged(Sha tip, RemoteHeads heads) {
        String branch = site.repository().branches().evidence();
        Sha head = heads.evidence().orElseThrow();
        return new NotVerified(
                "somebody merged " + branch + " into commits of their own and pushed that: its first parents no longer "
                        + "lead to " + tip + ", which this clone verified last",
                recordBefore(tip, head)
                        .map(record -> "Run this in this clone; it adds one commit and takes nothing away: `"
                                + mend(record, head, branch) + "`. Let developers rebase: `git pull --rebase`.")
                        .orElse("See docs/promotion.md, \"When the record was damaged\". Let developers rebase: "
                                + "`git pull --rebase`."));
    }

    /** The other parent of the newest commit, where that is the merge and leads on from what was verified. */
    private Optional<Sha> recordBefore(Sha tip, Sha head) {
        return site.repository().summary(head).parents().stream().skip(1)
                .filter(parent -> site.repository().onFirstParents(parent, Set.of(tip)).contains(tip))
                .findFirst();
    }

    /** Without the new commit nothing may be pushed: an empty name would delete the branch. */
    private String mend(Sha record, Sha head, String branch) {
        return "new=$(git commit-tree -p " + record + " -p " + head + " -m 'Keep the line of the record' '" + head
                + "^{tree}') && git push " + ShellWord.quoted(site.repository().remoteName()) + " \"$new\":"
                + ShellWord.quoted("refs/heads/" + branch);
    }

    private NotVerified rewritten(Sha tip) {
        String branch = site.repository().branches().evidence();
        return new NotVerified(
                branch + " no longer contains " + tip
                        + ", which this clone verified last: the branch was cut or rewritten",
                site.recordsOnStaging()
                        ? "This clone has it. Find out who forced " + branch + ", and put back " + tip
                                + " without taking away what others pushed since."
                        : "Ask first whether it was put back on purpose: docs/promotion.md, \"When the record was"
                                + " damaged\". If not, restore it from this clone, which has it: `git push --force "
                                + ShellWord.quoted(site.repository().remoteName()) + " "
                                + ShellWord.quoted(tip + ":refs/heads/" + branch) + "`.");
    }

    private boolean leadsTo(Sha tip, RemoteHeads heads) {
        return heads.evidence().isPresent() && site.repository().has(tip)
                && site.repository().onFirstParents(heads.evidence().get(), Set.of(tip)).contains(tip);
    }
}
