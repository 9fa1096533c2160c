package lockstep.repository.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.EnvironmentProxies;
import lockstep.repository.host.GitAnswer;
import lockstep.repository.host.GitSettings;
import lockstep.repository.host.HostGit;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/** Connections with what git would use and JGit does not know: the proxy variables and a certificate file. */
final class HttpConnections extends JDKHttpConnectionFactory {

    private final EnvironmentProxies proxies;
    private final Optional<Path> certificates;

    HttpConnections(HostGit git, GitSettings settings, RemoteAddress address, Deadline deadline) {
        Map<String, String> variables = new HashMap<>(git.environment());
        settings.text("http.proxy").ifPresent(proxy -> {
            variables.put("http_proxy", proxy);
            variables.put("https_proxy", proxy);
        });
        this.proxies = new EnvironmentProxies(variables);
        this.certificates = Optional.ofNullable(variables.get("GIT_SSL_CAINFO"))
                .or(() -> ofSettings(git, settings, address, deadline))
                .map(file -> git.folder().resolve(file));
    }

    /** For this address, as {@code http.<url>.sslCAInfo} has it or for all; git is asked only where there is any. */
    private static Optional<String> ofSettings(
            HostGit git, GitSettings settings, RemoteAddress address, Deadline deadline) {
        if (settings.keysLike("http.", "sslcainfo").isEmpty()) {
            return Optional.empty();
        }
        GitAnswer answer = git.run(deadline, "config", "--type=path", "--get-urlmatch", "http.sslCAInfo",
                address.uri().setUser(null).setPass(null).toString());
        return answer.isDone()
                ? Optional.of(answer.text().strip()).filter(file -> !file.isEmpty())
                : settings.text("http.sslcainfo");
    }

    @Override
    public HttpConnection create(URL url, Proxy fromJava) throws IOException {
        Proxy proxy = proxies.select(URI.create(url.toString())).getFirst();
        HttpConnection connection = super.create(url, proxy.equals(Proxy.NO_PROXY) ? fromJava : proxy);
        if (certificates.isPresent() && url.getProtocol().equals("https")) {
            trust(connection, certificates.get());
        }
        return connection;
    }

    private static void trust(HttpConnection connection, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + store.size(), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            TrustManager[] managers = factory.getTrustManagers();
            connection.configure(null, managers, null);
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationError(
                    "the certificates in " + Sanitiser.line(file.toString(), 200) + " cannot be used",
                    "Set git's http.sslCAInfo to a file of PEM certificates.", e);
        }
    }
}
