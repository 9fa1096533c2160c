package lockstep.gates.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts certificates of one's own, and asks all, the platform's among them, where these do not suffice. Then what all
 * say counts. Reading the platform's takes as long as connecting does, and is mostly not needed.
 */
public final class OwnTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager own;
    private final Supplier<X509ExtendedTrustManager> reading;
    private X509ExtendedTrustManager all;

    /** @param all is asked for once, when it is needed */
    public OwnTrust(X509ExtendedTrustManager own, Supplier<X509ExtendedTrustManager> all) {
        this.own = own;
        this.reading = all;
    }

    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One who trusts, or throws. */
    private interface Check {
        void by(X509ExtendedTrustManager manager) throws CertificateException;
    }

    private void check(Check check) throws CertificateException {
        try {
            check.by(own);
        } catch (CertificateException e) {
            check.by(all());
        }
    }

    private synchronized X509ExtendedTrustManager all() {
        if (all == null) {
            all = reading.get();
        }
        return all;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(manager -> manager.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(manager -> manager.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(manager -> manager.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("nobody is served here");
    }

    /** OkHttp asks for them to order chains, which is of no use here; a server would ask for those of its clients. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return own.getAcceptedIssuers();
    }
}
