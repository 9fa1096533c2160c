package lockstep.repository.tree;

import lockstep.base.release.Hex;
import lockstep.base.text.Sanitiser;

/** The object name of a file's content: equal content, equal name. */
public record BlobId(String hex) {

    public BlobId {
        if (!Hex.is(hex, 40)) {
            throw new IllegalArgumentException("not an object name: " + Sanitiser.line(hex, 60));
        }
    }
}
