package lockstep.repository.remote;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;

/** A remote repository, as far as a release needs it: where its branches are, and moving them together. */
public interface Remote {

    /**
     * Where branches and tags are.
     *
     * @param branches those that exist, by name
     * @param tags by what follows the prefix in their names: the ids that they have, which may be those of tag objects
     * @param unread branches that exist and could not be fetched, and why
     */
    record Refs(Map<String, Sha> branches, Map<String, Sha> tags, Map<String, ConfigurationError> unread) {

        /** All were fetched. */
        public Refs(Map<String, Sha> branches, Map<String, Sha> tags) {
            this(branches, tags, Map.of());
        }
    }

    /**
     * Reads where branches are, and tags, and fetches what leads to the branches: where that fails for all at once,
     * each by itself, as whatever lies behind one must not keep the others from being read. All are of one moment.
     *
     * @param branches the first may come last, in the time that is left: what can be done without it need not wait
     * @param here commits that are here already, with everything they stand on
     * @param tags how the names of the tags begin
     * @throws lockstep.base.error.ConfigurationError if the remote cannot be reached or does not answer in time
     */
    Refs fetch(List<String> branches, String tags, Set<Sha> here, Deadline deadline);

    /**
     * Fetches these tags and what leads to them, as far as that can be done. By itself: whatever lies behind a tag must
     * not keep branches from being read.
     */
    void fetchTags(Set<String> names, Deadline deadline);

    /**
     * Reads where a tag is and fetches what leads to it.
     *
     * @return the object that it names; empty where the remote has no such tag
     * @throws lockstep.base.error.ConfigurationError if the remote cannot be reached or does not answer in time
     */
    Optional<Sha> fetchTag(String name, Deadline deadline);

    /**
     * Moves all of the branches in one transaction of the server, or none. The caller has checked that a fast-forward
     * is one; the server checks that each branch is still where it was seen.
     */
    PushOutcome push(List<RefMove> moves, Deadline deadline);

    /** Where the remote is, for people. */
    String shown();
}
