package lockstep.gates.http;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Makes the first TLS handshake quick, when it is run beside something else: loads the platform's trust anchors and
 * writes one greeting to nobody, with which most of Java's TLS is loaded. What takes longest begins first, on a thread
 * of its own: Java computes a table for the curve P-256 when it makes its first key there.
 */
public final class TlsWarmUp {

    private TlsWarmUp() {}

    public static void run() {
        Thread.ofPlatform().daemon().name("prepare P-256").start(TlsWarmUp::computeTable);
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        } catch (GeneralSecurityException | SSLException e) {
            // The first call will meet it again, and tell it.
        }
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
