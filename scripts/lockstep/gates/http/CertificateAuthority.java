package lockstep.gates.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.X509ExtendedTrustManager;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import okhttp3.tls.HandshakeCertificates;

/** Certificates of one's own that are trusted beside the platform's. */
final class CertificateAuthority {

    private static final String REMEDY = "Give --ca-file a PEM file with at least one certificate.";

    private CertificateAuthority() {}

    static OwnTrust trusting(Path file) {
        Collection<? extends Certificate> own = read(file);
        return new OwnTrust(
                manager(new HandshakeCertificates.Builder(), own),
                () -> manager(new HandshakeCertificates.Builder().addPlatformTrustedCertificates(), own));
    }

    private static X509ExtendedTrustManager manager(
            HandshakeCertificates.Builder trusted, Collection<? extends Certificate> own) {
        own.forEach(certificate -> trusted.addTrustedCertificate((X509Certificate) certificate));
        return (X509ExtendedTrustManager) trusted.build().trustManager();
    }

    private static Collection<? extends Certificate> read(Path file) {
        String shown = Sanitiser.line(file.toString(), 200);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new UsageError("there is no certificate in " + shown, REMEDY);
            }
            return found;
        } catch (IOException e) {
            throw new UsageError("the CA file cannot be read: " + shown, REMEDY, e);
        } catch (CertificateException e) {
            throw new UsageError("the CA file is not PEM or DER: " + shown, REMEDY, e);
        }
    }
}
