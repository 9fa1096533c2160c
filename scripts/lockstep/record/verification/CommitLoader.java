package lockstep.record.verification;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.repository.git.BlobReader;
import lockstep.repository.git.History;
import lockstep.repository.git.HistoryCommit;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TreeFile;

/** Reads with each commit the small files that it recorded, and digests them: all of them are looked at anyway. */
final class CommitLoader implements Iterator<LoadedCommit> {

    /** Of one commit, in bytes: several of them wait. What is more is read when it is asked for. */
    private static final int MOST = 256 << 10;

    private final History commits;
    private final BlobReader blobs;
    private final RecordedChanges records;
    private final RecentFiles recent = new RecentFiles();

    CommitLoader(History commits, BlobReader blobs, RecordedChanges records) {
        this.commits = commits;
        this.blobs = blobs;
        this.records = records;
    }

    @Override
    public boolean hasNext() {
        return commits.hasNext();
    }

    @Override
    public LoadedCommit next() {
        HistoryCommit commit = commits.next();
        Map<BlobId, LoadedCommit.File> files = new HashMap<>();
        int left = MOST;
        for (PathChange change : commit.changes()) {
            if (left > 0 && records.counts(change.path()) && !records.layout().isLog(change.path())) {
                left -= change.after().filter(TreeFile::isPlain).map(file -> load(file.id(), files)).orElse(0);
            }
        }
        return new LoadedCommit(commit, files);
    }

    /** What is recorded with each move again, as its policy, lies in the same object. */
    private LoadedCommit.File read(BlobId blob) {
        byte[] content = blobs.read(blob, MOST);
        LoadedCommit.File file = new LoadedCommit.File(content, Sha256.of(content));
        recent.put(blob, file);
        return file;
    }

    /** How large it is. */
    private int load(BlobId blob, Map<BlobId, LoadedCommit.File> files) {
        try {
            LoadedCommit.File file = recent.find(blob).orElseGet(() -> read(blob));
            files.put(blob, file);
            return file.content().length;
        } catch (NotVerified e) {
            // Too large to be read ahead, or damaged: who asks for it is told so.
            return 0;
        }
    }
}
