package lockstep.release.version;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lockstep.base.error.Refused;
import lockstep.base.release.CommitName;
import lockstep.base.release.Operator;
import lockstep.base.release.PolicyLink;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.version.VersionJson.Recorded;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.git.RemoteTag;
import lockstep.repository.tree.FileWrite;

/**
 * Versions: the tags of the remote, held against what was recorded of them. The clone's own tags count for nothing.
 */
public record Versions(ReleaseRepository repository, String remote, Supplier<Deadline> deadline) {

    private static final int LARGEST = 16 * 1024;

    /** @throws Refused if the remote has no such tag, if it names no commit, or if it moved since it was recorded */
    public NamedCommit find(CommitName name, RemoteHeads heads) {
        return switch (name) {
            case CommitName.Exact(Sha sha) -> NamedCommit.exactly(sha);
            case CommitName.Tagged(Version version) -> tagged(version, heads);
        };
    }

    private NamedCommit tagged(Version version, RemoteHeads heads) {
        RemoteTag tag = repository.tag(version.name(), deadline.get()).orElseThrow(() -> new Refused(
                "the remote has no tag " + version + "; nothing was changed",
                Sha.isPart(version.name())
                        ? "A commit without a tag is given by its full SHA, as `git rev-parse " + version
                                + "` prints it."
                        : "Push it: git push " + remote + " " + version
                                + ". A commit without a tag is given by its full SHA, 40 digits."));
        return of(version, tag, heads);
    }

    private NamedCommit of(Version version, RemoteTag tag, RemoteHeads heads) {
        Sha commit = tag.commit().orElseThrow(() -> refused("tag-annotated",
                "the tag " + version + " does not name a commit",
                "Tag a commit: git tag -a " + version + " COMMIT."));
        if (!tag.isAnnotated()) {
            throw refused("tag-annotated", "the tag " + version + " says neither who made it nor when",
                    "Make an annotated tag of it: git fetch --force " + remote + " tag " + version
                            + " && git tag -a -f -m " + version + " " + version + " " + version
                            + "^{commit} && git push --force " + remote + " " + version);
        }
        NamedCommit now = new NamedCommit(commit, Optional.of(version), Optional.of(tag.object()));
        recorded(version, heads).filter(then -> !then.commit().equals(commit)).ifPresent(then -> {
            throw refused("tag-moved", "the tag " + version + " was moved: it named "
                    + then.commit().abbreviated() + " when it was recorded at " + Sanitiser.line(then.at(), 40)
                    + ", and names " + commit.abbreviated() + " now",
                    "Find out who moved it. Give the new commit a version of its own.");
        });
        return now;
    }

    private static Refused refused(String rule, String words, String remedy) {
        return Refused.over(words + "; nothing was changed",
                List.of(new PolicyLink(rule).ground(words, remedy)), remedy);
    }

    /**
     * What a version names, for who only reads: by the record, or by the remote's tag where the record knows it not.
     *
     * @param alternative what else its caller takes, each followed by a comma and a space: {@code "a release id, "}
     * @throws Refused if neither knows it
     */
    private NamedCommit known(Version version, RemoteHeads heads, String alternative) {
        return asRecorded(version, heads).orElseGet(() -> of(version,
                repository.tag(version.name(), deadline.get()).orElseThrow(() -> new Refused(
                        "nothing is called " + version + ": the record has no such version, and the remote no such tag",
                        Sha.isPart(version.name())
                                ? "Give the full SHA, as `git rev-parse " + version + "` prints it."
                                : "Give a version, " + alternative + "or a full SHA, 40 digits.")),
                heads));
    }

    /** The same of whatever name. */
    public NamedCommit known(CommitName name, RemoteHeads heads) {
        return known(name, heads, "");
    }

    /** The same, for a caller that takes other names too. */
    public NamedCommit known(CommitName name, RemoteHeads heads, String alternative) {
        return switch (name) {
            case CommitName.Exact(Sha sha) -> NamedCommit.exactly(sha);
            case CommitName.Tagged(Version version) -> known(version, heads, alternative);
        };
    }

    /** What the record says that a version names; nobody can move that. */
    public Optional<NamedCommit> asRecorded(Version version, RemoteHeads heads) {
        return recorded(version, heads)
                .map(then -> new NamedCommit(then.commit(), Optional.of(version), Optional.of(then.tag())));
    }

    private Optional<Recorded> recorded(Version version, RemoteHeads heads) {
        return heads.evidence()
                .flatMap(tip -> repository.readable(tip, EvidenceLayout.version(version), LARGEST))
                .flatMap(VersionJson::read);
    }

    /** The file that records it; empty where there is no version, or where it is recorded. */
    public Optional<FileWrite> record(NamedCommit named, RemoteHeads heads, Operator operator, Instant now) {
        return named.version()
                .map(EvidenceLayout::version)
                .filter(path -> heads.evidence().flatMap(tip -> repository.find(tip, path)).isEmpty())
                .map(path -> FileWrite.add(path, VersionJson.write(named, operator, now)));
    }
}
