package lockstep.repository.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.repository.host.GitSettings;
import lockstep.repository.host.HostGit;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;

/** A remote repository over one of git's transports. */
public final class GitRemote implements Remote {

    /** What servers say while another push holds the lock: what that one does is seen a moment later. */
    private static final Pattern PERHAPS_A_RACE =
            Pattern.compile("failed to (update ref|lock)|cannot lock|transaction failed|fetch first|stale info");

    private static final String TAGS = "refs/tags/";

    private static final List<Duration> LOOKS_AGAIN =
            List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1));

    private final Repository local;
    private final RemoteAddress reading;
    private final RemoteAddress writing;
    private final RemoteSession session;
    private final BranchFetch branchFetch;

    /**
     * @param local where objects come to lie and are sent from; none of its refs is touched
     * @param host for what is too large
     */
    public GitRemote(
            Repository local, RemoteAddress reading, RemoteAddress writing, HostGit git, GitSettings settings,
            Secrets secrets, HostFetch host) {
        this.local = local;
        this.reading = reading;
        this.writing = writing;
        this.session = new RemoteSession(local, git, settings, secrets);
        this.branchFetch = new BranchFetch(local, reading, session, host);
    }

    @Override
    public Refs fetch(List<String> branches, String tags, Set<Sha> here, Deadline deadline) {
        return branchFetch.fetch(branches, tags, here, deadline);
    }

    @Override
    public void fetchTags(Set<String> names, Deadline deadline) {
        List<String> refs = names.stream().map(name -> TAGS + name).filter(Repository::isValidRefName).toList();
        try {
            session.hold("git fetch from", reading, deadline, (transport, channel) -> {
                try (FetchConnection connection = BranchFetch.open(transport, refs)) {
                    List<Ref> there = refs.stream().map(connection::getRef).filter(Objects::nonNull).toList();
                    if (!there.isEmpty()) {
                        connection.fetch(channel.monitor(), there, Set.of(), new CappedWords());
                    }
                    return there;
                }
            });
        } catch (RemoteTrouble e) {
            // What did not come is found missing by whoever reads it.
        }
    }

    @Override
    public Optional<Sha> fetchTag(String name, Deadline deadline) {
        String ref = "refs/tags/" + name;
        try {
            return session.hold("git fetch from", reading, deadline, (transport, channel) -> {
                try (FetchConnection connection = transport.openFetch(List.of(new RefSpec(ref)))) {
                    Ref tag = connection.getRef(ref);
                    if (tag == null || tag.getObjectId() == null) {
                        return Optional.empty();
                    }
                    if (!local.getObjectDatabase().has(tag.getObjectId())) {
                        connection.fetch(channel.monitor(), List.of(tag), Set.of(), new CappedWords());
                    }
                    return Optional.of(new Sha(tag.getObjectId().name()));
                }
            });
        } catch (RemoteTrouble e) {
            throw session.unreadable(e, reading);
        }
    }

    @Override
    public PushOutcome push(List<RefMove> moves, Deadline deadline) {
        AtomicPush push = new AtomicPush(local, moves);
        try {
            return switch (session.hold("git push to", writing, deadline, push::over)) {
                case AtomicPush.Reply.Done() -> new PushOutcome.Moved();
                case AtomicPush.Reply.Elsewhere(RefMove move, Optional<Sha> found) -> lost(move, found);
                case AtomicPush.Reply.Torn(String words) -> new PushOutcome.Unknown(
                        "the server moved some branches and not others: " + session.safe(words, writing));
                case AtomicPush.Reply.Refused(RefMove move, String words) -> refused(moves, move, words, deadline);
            };
        } catch (RemoteTrouble e) {
            return e.mayHaveMovedSomething()
                    ? new PushOutcome.Unknown(e.getMessage())
                    : new PushOutcome.Unreachable(e.getMessage());
        }
    }

    private static PushOutcome lost(RefMove move, Optional<Sha> found) {
        return new PushOutcome.LostRace(move.branch(), move.lease(), found);
    }

    /** Servers word a lost race in many ways; where the branches are now says it in one. */
    private PushOutcome refused(List<RefMove> moves, RefMove first, String words, Deadline deadline) {
        int looks = PERHAPS_A_RACE.matcher(words).find() ? LOOKS_AGAIN.size() : 1;
        for (Duration pause : LOOKS_AGAIN.subList(0, looks)) {
            Optional<PushOutcome> seen = look(moves, deadline, pause);
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        return new PushOutcome.RefusedByServer(first.branch(), session.safe(words, writing));
    }

    private Optional<PushOutcome> look(List<RefMove> moves, Deadline deadline, Duration pause) {
        Map<String, Sha> heads;
        try {
            Thread.sleep(deadline.remaining().compareTo(pause) < 0 ? deadline.remaining() : pause);
            List<String> refs = moves.stream().map(RefMove::ref).toList();
            heads = session.hold(
                    "git ls-remote of", reading, deadline, (transport, channel) -> heads(transport, refs));
        } catch (RemoteTrouble e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        if (moves.stream().allMatch(move -> move.to().equals(heads.get(move.ref())))) {
            return Optional.of(new PushOutcome.Moved());
        }
        return moves.stream()
                .filter(move -> !Optional.ofNullable(heads.get(move.ref())).equals(move.lease()))
                .findFirst()
                .map(move -> lost(move, Optional.ofNullable(heads.get(move.ref()))));
    }

    private static Map<String, Sha> heads(Transport transport, List<String> refs) throws IOException {
        try (FetchConnection connection = BranchFetch.open(transport, refs)) {
            Map<String, Sha> heads = new LinkedHashMap<>();
            for (String name : refs) {
                Ref ref = connection.getRef(name);
                if (ref != null && ref.getObjectId() != null) {
                    heads.put(name, new Sha(ref.getObjectId().name()));
                }
            }
            return heads;
        }
    }

    @Override
    public String shown() {
        return writing.shown();
    }
}
