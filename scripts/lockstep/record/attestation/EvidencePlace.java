package lockstep.record.attestation;

/**
 * Where the evidence and the branch that it is about can be found by others.
 *
 * @param remote as a URI: {@code git+https://host/service.git}
 * @param evidence the evidence branch
 * @param production the branch that a decision moves
 */
public record EvidencePlace(String remote, String evidence, String production) {

    /** A file of the evidence branch. */
    String file(String path) {
        return remote + "@refs/heads/" + RemoteUri.escaped(evidence) + "#" + RemoteUri.escaped(path);
    }

    String release() {
        return remote + "@refs/heads/" + RemoteUri.escaped(production);
    }
}
