package lockstep.record.approval;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Hex;
import lockstep.base.release.Sha;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.ApprovalPlaces.Kind;

/**
 * The approvals that a move names by their digests.
 *
 * @param target the commit that moves, whose folder they lie in
 */
public record NamedApprovals(Sha target, List<String> digests) {

    public NamedApprovals {
        digests = List.copyOf(digests);
    }

    /** Where they lie. What is no digest is told by whoever checks the move, and names no file. */
    public Stream<String> paths() {
        return digests.stream().filter(digest -> Hex.is(digest, 64))
                .map(digest -> ApprovalPlaces.file(target, Kind.APPROVAL, ApprovalPlaces.id(digest)));
    }

    /** Those that are there. One that cannot be read is told as untrustworthy by whoever checks the move. */
    public Stream<MoveApproval> read(Function<String, Optional<byte[]>> files) {
        return paths().flatMap(path -> approval(path, files).stream());
    }

    private static Optional<MoveApproval> approval(String path, Function<String, Optional<byte[]>> files) {
        try {
            return files.apply(path)
                    .map(json -> PersonalStatementReader.read(json, path))
                    .filter(MoveApproval.class::isInstance)
                    .map(MoveApproval.class::cast);
        } catch (NotVerified e) {
            return Optional.empty();
        }
    }
}
