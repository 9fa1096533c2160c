package lockstep.release.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.evidence.SecretGuard;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.tree.FileWrite;

/**
 * Lets nothing through to the evidence branch that holds a known secret: not what services said, and not what the
 * operator wrote into notes and triggers. What lies there already is not looked at again.
 */
public record StorageGuard(ReleaseSite site) {

    private static final int LARGEST = 256 << 20;

    public void require(Optional<Sha> parent, CommitDraft draft) {
        SecretGuard.requireNone(draft.message(), site.secrets(), "the record");
        for (FileWrite write : draft.writes()) {
            SecretGuard.requireNone(
                    new String(added(parent, write), StandardCharsets.UTF_8), site.secrets(), write.path());
        }
    }

    private byte[] added(Optional<Sha> parent, FileWrite write) {
        byte[] before = write.mayReplace()
                ? parent.flatMap(commit -> site.repository().readable(commit, write.path(), LARGEST))
                        .orElse(new byte[0])
                : new byte[0];
        int same = Arrays.mismatch(before, write.content());
        return same == before.length
                ? Arrays.copyOfRange(write.content(), before.length, write.content().length)
                : write.content();
    }
}
