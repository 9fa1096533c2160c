package lockstep.gates.http;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import okhttp3.Connection;

/**
 * The certificate that the service has shown on a connection. OkHttp tells it with an answer, too, but verifies the
 * signatures of the whole chain once more before.
 */
final class SeenCertificate {

    private SeenCertificate() {}

    /** Until when it is valid; empty without TLS. */
    static Optional<Instant> end(Connection connection) {
        try {
            return connection.socket() instanceof SSLSocket secure
                    ? end(secure.getSession().getPeerCertificates())
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> end(Certificate[] chain) {
        return chain.length > 0 && chain[0] instanceof X509Certificate own
                ? Optional.of(own.getNotAfter().toInstant())
                : Optional.empty();
    }
}
