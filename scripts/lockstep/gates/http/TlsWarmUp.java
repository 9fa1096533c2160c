package lockstep.gates.http;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Makes the first TLS handshake quick, when it is run beside something else: loads the platform's trust anchors, and
 * writes one greeting to nobody, with which most of Java's TLS is loaded. What takes longest begins first, on a thread
 * of its own: Java computes a table for the curve P-256 when it makes its first key there.
 */
public final class TlsWarmUp {

    private TlsWarmUp() {}

    /** @param withPlatform whether the platform's trust anchors will be needed */
    public static void run(boolean withPlatform) {
        Thread.ofPlatform().daemon().name("prepare P-256").start(TlsWarmUp::computeTable);
        try {
            SSLEngine engine = (withPlatform ? SSLContext.getDefault() : withoutAnchors()).createSSLEngine();
            engine.setUseClientMode(true);
            engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        } catch (GeneralSecurityException | SSLException e) {
            // The first call will meet it again, and tell it.
        }
    }

    private static SSLContext withoutAnchors() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[0], null);
        return context;
    }

    private static void computeTable() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            // A platform without the curve speaks TLS with others.
        }
    }
}
