package lockstep.record.evidence;

import lockstep.base.error.NotVerified;
import lockstep.base.text.Secrets;

/** The last look before anything is stored or shown as a document: no known secret, in no encoding. */
public final class SecretGuard {

    private SecretGuard() {}

    public static void requireNone(String document, Secrets secrets, String what) {
        if (secrets.areIn(document)) {
            throw new NotVerified(
                    "a secret of this run (a header value, a cookie or a variable) occurs in " + what
                            + "; it was not stored",
                    "If the value is an ordinary word, it cannot be told from the report's own: use another value.");
        }
    }
}
