package lockstep.repository.git;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import lockstep.repository.remote.Remote;

/**
 * The branches and tags of the remote: read, remembered below {@code refs/lockstep/} as they were seen, and moved
 * together.
 */
record RemoteBranches(
        Remote remote, BranchNames branches, PrivateRefs refs, Commits commits, CommitWriter writer) {

    /** Where it is, for people: never with a password. */
    String shown() {
        return remote.shown();
    }

    RemoteHeads fetch(Deadline deadline) {
        List<String> names = Stream.of(branches.staging(), branches.production(), branches.evidence())
                .distinct()
                .toList();
        Set<Sha> here = names.stream()
                .flatMap(name -> refs.read("heads/" + name).stream())
                .filter(commits::has)
                .collect(Collectors.toSet());
        Remote.Refs there = remote.fetch(names, RemoteHeads.WITNESS, here, deadline);
        names.stream().filter(name -> !isStagingAlone(name) && there.unread().containsKey(name)).findFirst()
                .ifPresent(name -> {
                    throw there.unread().get(name);
                });
        Map<String, Sha> heads = there.branches();
        writer.bringEmptyTree();
        for (String name : names) {
            if (heads.containsKey(name)) {
                refs.remember("heads/" + name, heads.get(name));
            } else if (!isStagingAlone(name)) {
                refs.delete("heads/" + name);
            }
        }
        return new RemoteHeads(
                staging(there),
                Optional.ofNullable(heads.get(branches.production())),
                Optional.ofNullable(heads.get(branches.evidence())),
                there.tags());
    }

    /** What was merged stays merged: where it was seen last says whose keys count while it is not there. */
    private boolean isStagingAlone(String name) {
        return name.equals(branches.staging()) && !name.equals(branches.production())
                && !name.equals(branches.evidence());
    }

    private StagingHead staging(Remote.Refs there) {
        String name = branches.staging();
        if (there.branches().containsKey(name)) {
            return new StagingHead.At(there.branches().get(name));
        }
        return Optional.ofNullable(there.unread().get(name))
                .map(why -> new StagingHead.Unknown("the branch " + name + " cannot be fetched: " + why.getMessage(),
                        why.remedy()))
                .orElseGet(() -> new StagingHead.Unknown("the remote " + remote.shown() + " has no branch " + name,
                        "Push the staging branch, or name it in lockstep.yaml (git.staging)."));
    }

    /** Where the last visit saw a branch. */
    Optional<Sha> seen(String branch) {
        return refs.read("heads/" + branch).filter(commits::has);
    }

    void fetchWitnesses(RemoteHeads heads, Deadline deadline) {
        Set<String> missing = heads.witnesses().entrySet().stream()
                .filter(witness -> !commits.isHere(witness.getValue()))
                .map(witness -> RemoteHeads.WITNESS + witness.getKey())
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            remote.fetchTags(missing, deadline);
        }
    }

    Optional<RemoteTag> tag(String name, Deadline deadline) {
        Optional<Sha> object = remote.fetchTag(name, deadline);
        object.ifPresent(there -> refs.write("tags/" + name, there));
        return object.map(there -> new RemoteTag(name, there, commits.peeled(there)));
    }

    PushOutcome push(List<RefMove> moves, Deadline deadline) {
        for (RefMove move : moves) {
            boolean rewinds = switch (move) {
                case RefMove.FastForward(String branch, Sha from, Sha to) ->
                        !commits.has(from) || !commits.isAncestor(from, to);
                case RefMove.Rollback rollback -> false;
                case RefMove.Create create -> false;
                case RefMove.CreateTag create -> false;
            };
            if (rewinds) {
                return new PushOutcome.NotFastForward(move.branch());
            }
        }
        return remote.push(moves, deadline);
    }
}
