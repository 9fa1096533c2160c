package lockstep.release.forge;

import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.record.facts.Finding;

/** Where the code is reviewed and CI reports: what it says of a commit, every page of it. */
public interface Forge extends AutoCloseable {

    /** As facts name their format: {@code github-api}. */
    String id();

    ForgeClient client();

    /** Where the project lies in the API. */
    String path();

    /** For people: the API and the project. */
    default String inWords() {
        return client().inWords() + path();
    }

    /** The checks of the commit, the worst state of each name. */
    Finding.Checks checks(Sha commit, Deadline deadline) throws ForgeTrouble;

    /** The reviews of the change that brought the commit, at the change's final head. */
    Finding.Review review(Sha commit, Deadline deadline) throws ForgeTrouble;

    /** The digest of every answer that was read, in order. */
    default String sha256() {
        return client().sha256();
    }

    @Override
    default void close() {
        client().close();
    }
}
