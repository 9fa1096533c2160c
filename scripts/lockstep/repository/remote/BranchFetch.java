package lockstep.repository.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;

/**
 * Fetches branches as they stood at one moment. The first of them, which others can do without, comes last, and where
 * several fail together each comes by itself: what is slow, too large or damaged keeps no other from being read.
 */
final class BranchFetch {

    private static final String PURPOSE = "git fetch from";

    private static final String HEADS = "refs/heads/";
    private static final String TAGS = "refs/tags/";
    private static final String NO_TAGS = "";

    /** So often the branches are listed where one was moved to where its former head cannot be had. */
    private static final int ROUNDS = 3;

    /** A rollback reads the remote several times, and is not to wait for the same head each time. */
    private static final Duration REMEMBERED_AS_LATE = Duration.ofMinutes(10);
    private static final Duration FOR_WHAT_WAS_LATE = Duration.ofSeconds(5);

    private final Repository local;
    private final RemoteAddress reading;
    private final RemoteSession session;
    private final HostFetch host;
    private volatile Optional<Late> late = Optional.empty();

    BranchFetch(Repository local, RemoteAddress reading, RemoteSession session, HostFetch host) {
        this.local = local;
        this.reading = reading;
        this.session = session;
        this.host = host;
    }

    /** A head that did not come in time. */
    private record Late(Sha head, Deadline until) {

        boolean is(Sha other) {
            return head.equals(other) && !until.isOver();
        }
    }

    /**
     * Where branches and tags were at one moment.
     *
     * @param last the branch that others can do without
     */
    private record Listing(String last, Map<String, Sha> heads, Map<String, Sha> tags) {

        /** Those that are not here, each with its head. */
        Map<String, Sha> missing(Set<Sha> here) {
            Map<String, Sha> missing = new LinkedHashMap<>(heads);
            missing.values().removeAll(here);
            return missing;
        }
    }

    /** A branch is no longer where it was listed, nor does where it is now lead there. */
    private static final class MovedAway extends Exception {
        MovedAway(String branch, Throwable before) {
            super("the branch " + branch + " was moved meanwhile", before);
        }
    }

    Remote.Refs fetch(List<String> branches, String tags, Set<Sha> here, Deadline deadline) {
        Set<Sha> known = new HashSet<>(here);
        Duration enough = deadline.remaining().dividedBy(2);
        for (int round = 1; round < ROUNDS && !deadline.isOver(); round++) {
            try {
                return once(branches, tags, known, deadline, enough, true);
            } catch (MovedAway e) {
                // The branches are listed anew: of two moments they say what never was.
            }
        }
        try {
            return once(branches, tags, known, deadline, enough, false);
        } catch (MovedAway e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param here grows by what is fetched
     * @param enough what is not there after that long is late
     */
    private Remote.Refs once(
            List<String> branches, String tags, Set<Sha> here, Deadline deadline, Duration enough,
            boolean mayStartOver) throws MovedAway {
        AtomicReference<Listing> listed = new AtomicReference<>();
        Set<Sha> before = Set.copyOf(here);
        Optional<RemoteTrouble> together = Optional.empty();
        try {
            Map<String, Sha> fetched = session.hold(PURPOSE, reading, deadline, (transport, channel) -> {
                try (FetchConnection connection = open(transport, branches, tags)) {
                    Listing listing = listing(connection, branches, tags);
                    listed.set(listing);
                    Map<String, Sha> now = together(listing.missing(before), listing.last());
                    fetch(connection, channel, now.keySet(), before);
                    return now;
                }
            });
            here.addAll(fetched.values());
        } catch (RemoteTrouble e) {
            if (listed.get() == null || Thread.currentThread().isInterrupted()) {
                throw session.unreadable(e, reading);
            }
            together = Optional.of(e);
        }
        return eachByItself(listed.get(), here, together, deadline, enough, mayStartOver);
    }

    /** Without the last where it may take all the time, and others are waited for. */
    private Map<String, Sha> together(Map<String, Sha> missing, String last) {
        Map<String, Sha> others = new LinkedHashMap<>(missing);
        Sha head = others.remove(last);
        if (head == null || others.containsValue(head) || isHere(head)) {
            return missing;
        }
        return others.isEmpty() && !isLate(head) ? missing : others;
    }

    private boolean isLate(Sha head) {
        return late.filter(known -> known.is(head)).isPresent();
    }

    /** What is too large, or damaged, may lie behind one of them alone: the last that was asked for comes first. */
    private Remote.Refs eachByItself(
            Listing there, Set<Sha> here, Optional<RemoteTrouble> together, Deadline deadline, Duration enough,
            boolean mayStartOver) throws MovedAway {
        Map<String, Sha> heads = new LinkedHashMap<>(there.heads());
        Map<String, ConfigurationError> unread = new LinkedHashMap<>();
        List<String> left = List.copyOf(there.missing(here).keySet());
        for (String branch : left.reversed()) {
            Sha head = heads.get(branch);
            boolean hadTime = deadline.remaining().compareTo(enough) > 0 || left.size() == 1 && together.isPresent();
            try {
                if (together.isPresent() && (left.size() == 1 || deadline.isOver())) {
                    again(branch, head, together.get(), deadline);
                } else {
                    alone(branch, head, here, deadline);
                }
                here.add(head);
            } catch (RemoteTrouble e) {
                if (e.isOfTime() && hadTime && branch.equals(there.last()) && unread.isEmpty() && !isLate(head)) {
                    late = Optional.of(new Late(head, Deadline.in(REMEMBERED_AS_LATE)));
                }
                heads.remove(branch);
                unread.put(branch, session.unreadable(e, reading));
            } catch (MovedAway e) {
                if (mayStartOver) {
                    throw e;
                }
                heads.remove(branch);
                unread.put(branch, new ConfigurationError(
                        "the remote " + reading.shown() + " cannot be read: " + e.getMessage(),
                        "Run it again when nobody pushes to that branch.", e));
            }
        }
        return new Remote.Refs(heads, there.tags(), unread);
    }

    private void alone(String branch, Sha head, Set<Sha> here, Deadline deadline) throws RemoteTrouble, MovedAway {
        Set<Sha> before = Set.copyOf(here);
        Deadline patience = isLate(head) ? deadline.within(FOR_WHAT_WAS_LATE) : deadline;
        try {
            session.hold(PURPOSE, reading, patience, (transport, channel) -> {
                try (FetchConnection connection = open(transport, List.of(branch), NO_TAGS)) {
                    fetch(connection, channel, Set.of(branch), before);
                    return branch;
                }
            });
        } catch (RemoteTrouble e) {
            again(branch, head, e, deadline);
        }
        if (!isHere(head)) {
            throw new MovedAway(branch, null);
        }
    }

    /** By the host's git, where JGit had not enough memory. */
    private void again(String branch, Sha head, RemoteTrouble trouble, Deadline deadline)
            throws RemoteTrouble, MovedAway {
        if (!trouble.isOfMemory() || deadline.isOver()) {
            throw trouble;
        }
        String complaint = host.fetch(HEADS + branch, deadline);
        if (!complaint.isEmpty()) {
            throw new RemoteTrouble(
                    trouble.getMessage() + ", and " + session.safe(complaint, reading), false, trouble);
        }
        if (!isHere(head)) {
            throw new MovedAway(branch, trouble);
        }
    }

    private boolean isHere(Sha commit) {
        try {
            return local.getObjectDatabase().has(id(commit));
        } catch (IOException e) {
            return false;
        }
    }

    private static ObjectId id(Sha commit) {
        return ObjectId.fromString(commit.hex());
    }

    private static FetchConnection open(Transport transport, List<String> branches, String tags) throws IOException {
        List<String> refs = new ArrayList<>(branches.stream().map(branch -> HEADS + branch).toList());
        if (!tags.equals(NO_TAGS)) {
            refs.add(TAGS + tags + "*");
        }
        return open(transport, refs);
    }

    static FetchConnection open(Transport transport, List<String> refs) throws IOException {
        return transport.openFetch(refs.stream().map(ref -> ref.endsWith("*")
                ? new RefSpec(ref + ":" + ref)
                : new RefSpec(ref)).toList());
    }

    private static Listing listing(FetchConnection connection, List<String> branches, String tags) {
        Map<String, Sha> heads = new LinkedHashMap<>();
        for (String branch : branches) {
            Ref ref = connection.getRef(HEADS + branch);
            if (ref != null && ref.getObjectId() != null) {
                heads.put(branch, new Sha(ref.getObjectId().name()));
            }
        }
        Map<String, Sha> tagged = new TreeMap<>();
        for (Ref ref : connection.getRefs()) {
            if (!tags.equals(NO_TAGS) && ref.getName().startsWith(TAGS + tags) && ref.getObjectId() != null) {
                tagged.put(ref.getName().substring((TAGS + tags).length()), new Sha(ref.getObjectId().name()));
            }
        }
        return new Listing(branches.getFirst(), heads, tagged);
    }

    /** @param here no ref need lead to them: the server sends what they have no second time */
    private static void fetch(
            FetchConnection connection, Channel channel, Set<String> branches, Set<Sha> here) throws IOException {
        List<Ref> wanted = branches.stream()
                .map(branch -> connection.getRef(HEADS + branch))
                .filter(ref -> ref != null && ref.getObjectId() != null)
                .toList();
        if (!wanted.isEmpty()) {
            connection.fetch(channel.monitor(), wanted,
                    here.stream().map(BranchFetch::id).collect(Collectors.toSet()), new CappedWords());
        }
    }
}
