package lockstep.gates.http;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import okhttp3.internal.tls.OkHostnameVerifier;

/**
 * Compares names as OkHttp does, and remembers until when the certificate is valid that the service has shown last.
 * OkHttp tells it with an answer, too, but verifies the signatures of the whole chain once more before.
 */
final class SeenCertificate implements HostnameVerifier {

    private volatile Optional<Instant> end = Optional.empty();

    /** Empty before the first connection over TLS. */
    Optional<Instant> end() {
        return end;
    }

    @Override
    public boolean verify(String host, SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            if (chain.length > 0 && chain[0] instanceof X509Certificate own) {
                end = Optional.of(own.getNotAfter().toInstant());
            }
        } catch (SSLPeerUnverifiedException e) {
            end = Optional.empty();
        }
        return OkHostnameVerifier.INSTANCE.verify(host, session);
    }
}
