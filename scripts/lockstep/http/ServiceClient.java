package lockstep.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lockstep.text.Sanitiser;
import lockstep.text.Secrets;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okio.Buffer;
import okio.BufferedSource;

/** Calls one service, over kept connections, with the cookies of one run. Safe to share between threads. */
public final class ServiceClient implements AutoCloseable {

    private static final String AGENT = "lockstep/1";

    private final Target target;
    private final HttpSettings settings;
    private final Secrets secrets;
    private final OkHttpClient client;

    public ServiceClient(Target target, HttpSettings settings, Secrets secrets) {
        this.target = target;
        this.settings = settings;
        this.secrets = secrets;
        settings.headers().forEach(header -> secrets.add(header.value()));
        this.client = build();
    }

    public Target target() {
        return target;
    }

    /** Never throws for what a server does: everything that can happen is an observation. */
    public Observation call(Request request, Deadline deadline) {
        PhaseClock clock = new PhaseClock();
        Duration time = deadline.within(settings.call()).remaining();
        if (time.toMillis() < 1) {
            return new NoAnswer(Trouble.OUT_OF_TIME, Trouble.OUT_OF_TIME.meaning(), OptionalInt.empty(), clock.timing());
        }
        OkHttpClient limited = client.newBuilder()
                .callTimeout(time)
                .eventListener(clock)
                .cookieJar(request.withCookies() ? client.cookieJar() : CookieJar.NO_COOKIES)
                .build();
        try (Response response = limited.newCall(toOkHttp(request)).execute()) {
            byte[] body = readCapped(response);
            Response first = firstOf(response);
            return new Answer(
                    first.request().url(), first.protocol().toString(), first.code(), first.headers(),
                    first == response ? body : new byte[0], clock.timing());
        } catch (IOException e) {
            OptionalInt status = clock.status() == 0 ? OptionalInt.empty() : OptionalInt.of(clock.status());
            String detail = secrets.redact(Troubleshooter.detail(e));
            return new NoAnswer(Troubleshooter.trouble(e, clock), detail, status, clock.timing());
        } catch (RuntimeException e) {
            String detail = Sanitiser.line(String.valueOf(e.getMessage()), 200);
            return new NoAnswer(Trouble.MALFORMED, secrets.redact(detail), OptionalInt.empty(), clock.timing());
        }
    }

    /** OkHttp asks again by itself after 408 and after 503 with Retry-After: 0; what counts is what the service said first. */
    private static Response firstOf(Response response) {
        Response first = response;
        while (first.priorResponse() != null && first.priorResponse().code() != 407) {
            first = first.priorResponse();
        }
        return first;
    }

    private byte[] readCapped(Response response) throws IOException {
        BufferedSource source = response.body().source();
        Buffer body = new Buffer();
        while (body.size() <= settings.bodyCap()) {
            if (source.read(body, settings.bodyCap() + 1L - body.size()) == -1) {
                return body.readByteArray();
            }
        }
        throw new BodyTooLarge("more than " + settings.bodyCap() + " bytes of body");
    }

    private okhttp3.Request toOkHttp(Request request) {
        okhttp3.Request.Builder builder = new okhttp3.Request.Builder()
                .url(target.at(request.path()))
                .header("User-Agent", AGENT)
                .header("Accept", "application/json");
        settings.headers().forEach(header -> builder.header(header.name(), header.value()));
        request.headers().forEach(builder::header);
        return builder.method(request.method(), request.body().map(ServiceClient::toOkHttp).orElse(null)).build();
    }

    private static RequestBody toOkHttp(Request.Body body) {
        // From bytes: with a String, OkHttp would append a charset to the content type.
        return RequestBody.create(body.text().getBytes(StandardCharsets.UTF_8), MediaType.get(body.contentType()));
    }

    private OkHttpClient build() {
        EnvironmentProxies proxies = new EnvironmentProxies(settings.environment());
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .connectionPool(new ConnectionPool(20, 2, TimeUnit.MINUTES))
                .dns(new DeadlineDns(settings.connect()))
                .proxySelector(proxies)
                .proxyAuthenticator((route, response) -> proxyCredentials(proxies, response))
                .cookieJar(new RunCookies(secrets))
                .connectTimeout(settings.connect())
                .readTimeout(settings.read())
                .writeTimeout(settings.read())
                .retryOnConnectionFailure(true)
                .followRedirects(false)
                .followSslRedirects(false);
        settings.caFile().ifPresent(file -> {
            HandshakeCertificates trusted = CertificateAuthority.trusting(file);
            builder.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
        });
        return builder.build();
    }

    private static okhttp3.Request proxyCredentials(EnvironmentProxies proxies, Response challenge) {
        boolean alreadyTried = challenge.request().header("Proxy-Authorization") != null;
        Optional<String> user = proxies.proxyFor(challenge.request().url().scheme())
                .filter(url -> !url.username().isEmpty())
                .map(url -> Credentials.basic(url.username(), url.password()));
        if (alreadyTried || user.isEmpty()) {
            return null;
        }
        return challenge.request().newBuilder().header("Proxy-Authorization", user.get()).build();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdownNow();
        client.connectionPool().evictAll();
    }
}
