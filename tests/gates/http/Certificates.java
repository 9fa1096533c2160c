package tests.gates.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate authority of the tests' own, and certificates for servers, right and wrong. */
public final class Certificates {

    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().commonName("tests").certificateAuthority(0).build();

    private static final SSLContext VALID = signed(certificate -> certificate);

    private Certificates() {}

    /** The authority's certificate, as {@code --ca-file} wants it. */
    public static Path authorityIn(Path folder) {
        try {
            return Files.writeString(folder.resolve("authority.pem"), AUTHORITY.certificatePem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SSLContext valid() {
        return VALID;
    }

    public static SSLContext validFor(Duration time) {
        return signed(certificate -> certificate.validityInterval(
                Instant.now().minus(Duration.ofDays(1)).toEpochMilli(), Instant.now().plus(time).toEpochMilli()));
    }

    public static SSLContext forLocalhost() {
        return context(new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(AUTHORITY)
                .build());
    }

    public static SSLContext expired() {
        Instant now = Instant.now();
        return signed(certificate -> certificate.validityInterval(
                now.minus(Duration.ofDays(2)).toEpochMilli(), now.minus(Duration.ofDays(1)).toEpochMilli()));
    }

    public static SSLContext forAnotherHost() {
        return context(new HeldCertificate.Builder()
                .addSubjectAlternativeName("elsewhere.example")
                .signedBy(AUTHORITY)
                .build());
    }

    public static SSLContext selfSigned() {
        return context(new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build());
    }

    public static SSLContext ofAnUnknownAuthority() {
        HeldCertificate unknown = new HeldCertificate.Builder().commonName("stranger").certificateAuthority(0).build();
        HeldCertificate server =
                new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").signedBy(unknown).build();
        return new HandshakeCertificates.Builder().heldCertificate(server, unknown.certificate()).build().sslContext();
    }

    private static SSLContext signed(UnaryOperator<HeldCertificate.Builder> how) {
        return context(how.apply(
                new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").signedBy(AUTHORITY))
                .build());
    }

    private static SSLContext context(HeldCertificate server) {
        return new HandshakeCertificates.Builder().heldCertificate(server).build().sslContext();
    }
}
