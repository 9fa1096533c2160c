package lockstep.record.attestation;

import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;

/**
 * What an attestation refers to (in-toto attestation framework v1, ResourceDescriptor); here always by name, and by
 * digest where it is a file.
 *
 * @param name of a file: its path in the evidence branch
 * @param annotations what else is good to know, in words
 */
public record ResourceDescriptor(
        String name,
        Optional<String> uri,
        Optional<Sha256> sha256,
        Optional<String> mediaType,
        Map<String, String> annotations) {

    static final String JSON = "application/json";

    /** As in-toto calls a statement that stands by itself. */
    static final String STATEMENT = "application/vnd.in-toto+json";

    public ResourceDescriptor {
        annotations = Map.copyOf(annotations);
        if (uri.isEmpty() && sha256.isEmpty()) {
            throw new IllegalArgumentException("a resource needs a uri or a digest");
        }
    }

    static ResourceDescriptor file(String path, Sha256 sha256, String mediaType, EvidencePlace place) {
        return new ResourceDescriptor(
                path, Optional.of(place.file(path)), Optional.of(sha256), Optional.of(mediaType), Map.of());
    }

    boolean isFile(String path, Sha256 digest) {
        return name.equals(path) && sha256.equals(Optional.of(digest));
    }
}
