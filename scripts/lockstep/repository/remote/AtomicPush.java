package lockstep.repository.remote;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.Sha;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.eclipse.jgit.transport.Transport;

/**
 * Asks a server once to move several branches together, or none.
 *
 * <p>It speaks through JGit's connection and not through {@code Transport.push}, which would leave out a branch that
 * is already where it shall be and push the others alone: a branch moved by somebody else must stop everything.
 */
final class AtomicPush {

    /** What the server did, as far as it said. */
    sealed interface Reply {

        record Done() implements Reply {}

        /** Nothing was sent: a branch was not where it had been seen. */
        record Elsewhere(RefMove move, Optional<Sha> found) implements Reply {}

        /** The server reported, and refused. Words as they came. */
        record Refused(RefMove move, String words) implements Reply {}

        /** The server's report contradicts the atomicity that it promised. */
        record Torn(String words) implements Reply {}
    }

    private final Repository local;
    private final List<RefMove> moves;

    AtomicPush(Repository local, List<RefMove> moves) {
        this.local = local;
        this.moves = List.copyOf(moves);
    }

    Reply over(Transport transport, Channel channel) throws IOException {
        try (PushConnection connection = transport.openPush()) {
            Map<RefMove, Optional<Sha>> found = new LinkedHashMap<>();
            for (RefMove move : moves) {
                Ref ref = connection.getRef(move.ref());
                found.put(move, Optional.ofNullable(ref).map(Ref::getObjectId).map(ObjectId::name).map(Sha::new));
            }
            if (moves.stream().allMatch(move -> found.get(move).equals(Optional.of(move.to())))) {
                return new Reply.Done();
            }
            for (RefMove move : moves) {
                if (!found.get(move).equals(move.lease())) {
                    return new Reply.Elsewhere(move, found.get(move));
                }
            }
            return send(connection, channel);
        }
    }

    private Reply send(PushConnection connection, Channel channel) throws IOException {
        Map<String, RemoteRefUpdate> updates = new LinkedHashMap<>();
        for (RefMove move : moves) {
            ObjectId old = move.lease().map(sha -> ObjectId.fromString(sha.hex())).orElse(ObjectId.zeroId());
            ObjectId next = ObjectId.fromString(move.to().hex());
            boolean force = move instanceof RefMove.Rollback;
            updates.put(move.ref(), new RemoteRefUpdate(local, next.name(), next, move.ref(), force, null, old));
        }
        if (!channel.startSending()) {
            throw new TransportException("given up before anything was sent");
        }
        try {
            connection.push(channel.monitor(), updates, new CappedWords());
        } catch (TransportException e) {
            if (!isReported(updates)) {
                return refusalIn(e);
            }
        }
        return reply(updates, connection.getMessages());
    }

    /** A failure that proves that nothing moved is a refusal; every other one leaves the question open. */
    private Reply refusalIn(TransportException failure) throws TransportException {
        String message = String.valueOf(failure.getMessage());
        if (message.contains(JGitText.get().atomicPushNotSupported)) {
            return new Reply.Refused(moves.getFirst(), "the server cannot move several branches in one transaction");
        }
        String unpacking = JGitText.get().errorOccurredDuringUnpackingOnTheRemoteEnd.replaceFirst("\\{0\\}.*", "");
        int words = message.indexOf(unpacking);
        if (words >= 0) {
            return new Reply.Refused(moves.getFirst(), message.substring(words + unpacking.length()));
        }
        throw failure;
    }

    private static boolean isReported(Map<String, RemoteRefUpdate> updates) {
        return updates.values().stream()
                .allMatch(update -> update.getStatus() == Status.OK
                        || update.getStatus() == Status.REJECTED_OTHER_REASON);
    }

    private Reply reply(Map<String, RemoteRefUpdate> updates, String messages) {
        List<RefMove> refused = moves.stream()
                .filter(move -> updates.get(move.ref()).getStatus() != Status.OK)
                .toList();
        if (refused.isEmpty()) {
            return new Reply.Done();
        }
        String words = refused.stream()
                .map(move -> move.branch() + ": " + updates.get(move.ref()).getMessage())
                .collect(Collectors.joining("\n"));
        String all = messages.isBlank() ? words : words + "\n" + messages;
        if (refused.size() < moves.size() || !isReported(updates)) {
            return new Reply.Torn(all);
        }
        return new Reply.Refused(refused.getFirst(), all);
    }
}
