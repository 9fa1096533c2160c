package lockstep.record.verification;

import java.util.Map;
import lockstep.base.digest.Sha256;
import lockstep.repository.git.BlobId;
import lockstep.repository.git.HistoryCommit;

/**
 * A commit with what it recorded.
 *
 * @param files of those that it brought or changed, those that could be read ahead
 */
record LoadedCommit(HistoryCommit commit, Map<BlobId, File> files) {

    record File(byte[] content, Sha256 sha256) {}
}
