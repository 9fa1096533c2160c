package lockstep.release.pipeline;

import java.time.Instant;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.record.approval.Consumed;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.repository.tree.FileWrite;

/** Uses approvals up: the files that say so go into the commit of the intent that names them. */
public final class Consumption {

    private Consumption() {}

    /**
     * @param commit the commit that is to move
     * @param approvals the digests that the intent names
     * @param by the id of the promotion, rollback or canary
     */
    public static List<FileWrite> writes(Sha commit, List<String> approvals, String by, Instant at) {
        return approvals.stream()
                .map(digest -> FileWrite.add(
                        ApprovalPlaces.file(commit, Kind.CONSUMED, ApprovalPlaces.id(digest)),
                        Consumed.write(digest, by, at)))
                .toList();
    }
}
