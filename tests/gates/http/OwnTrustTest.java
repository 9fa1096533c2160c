package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import lockstep.gates.http.OwnTrust;
import org.junit.jupiter.api.Test;

class OwnTrustTest {

    private static final X509Certificate[] CHAIN = {};

    private final AtomicInteger readings = new AtomicInteger();

    private OwnTrust trust(Judge own, Judge all) {
        return new OwnTrust(own, () -> {
            readings.incrementAndGet();
            return all;
        });
    }

    private static void check(OwnTrust trust) throws CertificateException {
        trust.checkServerTrusted(CHAIN, "EC", (Socket) null);
    }

    @Test
    void the_platforms_are_not_read_where_ones_own_suffice() throws CertificateException {
        check(trust(new Judge("trusts"), new Judge("no path")));
        assertThat(readings).hasValue(0);
    }

    @Test
    void where_ones_own_do_not_suffice_all_decide_and_are_read_once() throws CertificateException {
        OwnTrust trust = trust(new Judge("no path"), new Judge("trusts"));
        check(trust);
        check(trust);
        assertThat(readings).hasValue(1);
    }

    @Test
    void what_all_say_is_what_is_told() {
        OwnTrust trust = trust(new Judge("no path"), new Judge("it has expired"));
        assertThatThrownBy(() -> check(trust)).isInstanceOf(CertificateException.class).hasMessage("it has expired");
    }

    @Test
    void no_client_is_trusted() {
        OwnTrust trust = trust(new Judge("trusts"), new Judge("trusts"));
        assertThatThrownBy(() -> trust.checkClientTrusted(CHAIN, "EC", (Socket) null))
                .isInstanceOf(CertificateException.class);
    }

    private static final class Judge extends X509ExtendedTrustManager {

        private final String words;

        private Judge(String words) {
            this.words = words;
        }

        private void judge() throws CertificateException {
            if (!words.equals("trusts")) {
                throw new CertificateException(words);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
            judge();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            judge();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            judge();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
            judge();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            judge();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            judge();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return CHAIN;
        }
    }
}
