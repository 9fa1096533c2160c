package lockstep.gates.http;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Makes the first TLS handshake quick, when it is run beside something else: loads the platform's trust anchors and
 * writes one greeting to nobody, with which most of Java's TLS is loaded.
 */
public final class TlsWarmUp {

    private TlsWarmUp() {}

    public static void run() {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        } catch (GeneralSecurityException | SSLException e) {
            // The first call will meet it again, and tell it.
        }
    }
}
