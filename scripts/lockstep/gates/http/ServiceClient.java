package lockstep.gates.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import lockstep.base.text.Secrets;
import lockstep.base.trace.Exchange;
import lockstep.base.trace.Trace;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import okio.Buffer;
import okio.BufferedSource;

/** Calls one service, over kept connections, with the cookies of one run. Safe to share between threads. */
public final class ServiceClient implements AutoCloseable {

    /** How long OkHttp may take to end a call whose time is over. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** Each is looked at before it is used. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(2);

    private static final String AGENT = "lockstep/1";

    /** OkHttp logs stack traces to stderr when a server breaks HTTP/2. Kept here, or it would be collected. */
    private static final Logger LOG_OF_OKHTTP = Logger.getLogger(OkHttpClient.class.getName());

    private final Target target;
    private final HttpSettings settings;
    private final Secrets secrets;
    private final BoundedSockets sockets = new BoundedSockets();
    private final KeptConnections kept = new KeptConnections();
    private final Set<Connection> givenUp =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final FirstConnection connection = new FirstConnection();
    private final OkHttpClient client;

    static {
        LOG_OF_OKHTTP.setLevel(Level.OFF);
    }

    /** @throws lockstep.base.error.UsageError when the CA file or the proxy variable that applies cannot be used */
    public ServiceClient(Target target, HttpSettings settings, Secrets secrets) {
        this(target, settings, secrets, Dns.SYSTEM);
    }

    /** @param resolver tells the addresses of the service, or of the proxy */
    public ServiceClient(Target target, HttpSettings settings, Secrets secrets, Dns resolver) {
        this.target = target;
        this.settings = settings;
        this.secrets = secrets;
        settings.headers().forEach(header -> header.secrets().forEach(secrets::add));
        this.client = build(resolver);
    }

    public Target target() {
        return target;
    }

    /** From now on this value is not shown either. */
    public void hide(String value) {
        secrets.add(value);
    }

    /** Until the first call over TLS has its connection, or will not have one, or a second has passed. */
    public void awaitConnection() {
        try {
            if (target.isSecure()) {
                connection.await(FirstConnection.PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never throws for what a server does: everything that can happen is an observation. */
    public Observation call(Request request, Deadline deadline) {
        Observation seen = ask(request, deadline);
        Trace.tell(() -> new Exchange(
                request.method() + " " + shown(request),
                seen.words(), seen.timing().total()));
        return seen;
    }

    private String shown(Request request) {
        if (request.hasSecretPath()) {
            return Withheld.url(target.at("/").resolve("/") + Secrets.REDACTED);
        }
        return Withheld.url(secrets.redact(target.at(request.path()).toString()));
    }

    private Observation ask(Request request, Deadline deadline) {
        boolean isFirst;
        try {
            isFirst = target.isSecure() && connection.isBegunHere(deadline.remaining());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return without(Trouble.INTERRUPTED, new PhaseClock());
        }
        if (!isFirst) {
            return ask(request, deadline, new PhaseClock());
        }
        try {
            return ask(request, deadline, new PhaseClock(connection::settle));
        } finally {
            connection.settle();
        }
    }

    private Observation ask(Request request, Deadline deadline, PhaseClock clock) {
        Deadline limit = deadline.within(settings.call());
        boolean cutShort = limit == deadline;
        Duration time = limit.remaining();
        if (Thread.currentThread().isInterrupted()) {
            return without(Trouble.INTERRUPTED, clock);
        }
        if (time.toMillis() < 1) {
            return without(Trouble.OUT_OF_TIME, clock);
        }
        OkHttpClient own = client.newBuilder()
                .eventListener(clock)
                .addNetworkInterceptor(kept.watching(clock))
                .cookieJar(request.withCookies() ? client.cookieJar() : CookieJar.NO_COOKIES)
                .build();
        Attempt attempt;
        try {
            attempt = new Attempt(own, toOkHttp(request), clock, limit);
        } catch (IllegalArgumentException e) {
            return without(Trouble.UNSENDABLE, clock);
        }
        sockets.allow((long) settings.bodyCap() + HttpSettings.MEBIBYTE);
        FutureTask<Observation> work = new FutureTask<>(() -> observe(attempt, cutShort));
        Thread worker = Thread.ofVirtual().name("call " + request.path()).start(work);
        try {
            return work.get(time.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // OkHttp's own timeout does not free a thread that waits for a lock of HTTP/2, held by one that is stuck
            // in writing to a server that does not read. Other connections have nothing to do with it.
            clock.connection().ifPresent(this::giveUp);
            attempt.cancel();
            return noAnswer(cutShort ? Trouble.OUT_OF_TIME : Trouble.ANSWER_TIMEOUT, e, clock);
        } catch (InterruptedException e) {
            worker.interrupt();
            attempt.cancel();
            Thread.currentThread().interrupt();
            return without(Trouble.INTERRUPTED, clock);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call failed unexpectedly", e.getCause());
        }
    }

    private Observation observe(Attempt attempt, boolean cutShort) {
        PhaseClock clock = attempt.clock();
        try {
            return ScopedValue.where(DeadlineDns.CALL, attempt.limit()).call(() -> execute(attempt));
        } catch (IOException e) {
            return clock.connection().filter(givenUp::contains).isPresent()
                    ? without(Trouble.GIVEN_UP, clock)
                    : noAnswer(Troubleshooter.trouble(e, clock, cutShort), e, clock);
        } catch (RuntimeException e) {
            // OkHttp's parsers throw some, for what servers send.
            return noAnswer(Trouble.MALFORMED, e, clock);
        }
    }

    private void giveUp(Connection stuck) {
        givenUp.add(stuck);
        sockets.closeAt(stuck.socket().getLocalPort());
    }

    private Observation execute(Attempt attempt) throws IOException {
        try {
            return execute(attempt.call(), attempt.clock());
        } catch (IOException e) {
            if (!mayBeSentAgain(attempt, e)) {
                throw e;
            }
            boolean wasSent = !(e instanceof KeptConnections.Gone || e instanceof ConnectionShutdownException);
            return execute(attempt.onNewConnection(wasSent), attempt.clock());
        }
    }

    /** Once, where nothing was written, where the service did not take it, or where it is safe to ask twice. */
    private boolean mayBeSentAgain(Attempt attempt, IOException failure) {
        PhaseClock clock = attempt.clock();
        if (attempt.isCancelled() || clock.connection().filter(givenUp::contains).isPresent()) {
            return false;
        }
        return switch (failure) {
            case KeptConnections.Gone e -> true;
            case ConnectionShutdownException e -> true;
            case StreamResetException e -> e.errorCode == ErrorCode.REFUSED_STREAM && clock.status() == 0;
            default -> attempt.onlyAsks() && clock.isOnKeptConnection()
                    && Troubleshooter.isWithoutAByte(failure, clock);
        };
    }

    private Observation execute(Call call, PhaseClock clock) throws IOException {
        try (Response response = call.execute()) {
            if (response.code() == PlainFraming.PROXY_WANTS_PASSWORD) {
                return new NoAnswer(Trouble.PROXY, "it wants a password", status(clock), clock.timing());
            }
            byte[] body = readCapped(response, call);
            clock.connection().ifPresent(kept::rests);
            return new Answer(
                    response.request().url(), response.protocol().toString(), clock.status(), clock.headers(), body,
                    clock.timing(), clock.connection().flatMap(SeenCertificate::end));
        } finally {
            call.cancel(); // where a parser threw, OkHttp would keep the connection open
        }
    }

    private static NoAnswer without(Trouble trouble, PhaseClock clock) {
        return new NoAnswer(trouble, trouble.meaning(), OptionalInt.empty(), clock.timing());
    }

    private NoAnswer noAnswer(Trouble trouble, Exception failure, PhaseClock clock) {
        return new NoAnswer(
                trouble, Troubleshooter.detail(trouble, failure, clock, secrets), status(clock), clock.timing());
    }

    private static OptionalInt status(PhaseClock clock) {
        return clock.status() == 0 ? OptionalInt.empty() : OptionalInt.of(clock.status());
    }

    private byte[] readCapped(Response response, Call call) throws IOException {
        BufferedSource source = response.body().source();
        Buffer body = new Buffer();
        while (body.size() <= settings.bodyCap()) {
            if (source.read(body, settings.bodyCap() + 1L - body.size()) == -1) {
                return body.readByteArray();
            }
        }
        call.cancel(); // closing alone would go on to read and discard, as fast as the server can send
        throw new TooLarge("more than " + settings.bodyCap() + " bytes of body");
    }

    private okhttp3.Request toOkHttp(Request request) {
        okhttp3.Request.Builder builder = new okhttp3.Request.Builder()
                .url(target.at(request.path()))
                .header("User-Agent", AGENT)
                .header("Accept", "application/json")
                .header("Cache-Control", "no-cache");
        settings.headers().forEach(header -> builder.header(header.name(), header.value()));
        request.headers().forEach(builder::header);
        return builder.method(request.method(), request.body().map(ServiceClient::toOkHttp).orElse(null)).build();
    }

    private static RequestBody toOkHttp(Request.Body body) {
        // From bytes: with a String, OkHttp would append a charset to the content type.
        return RequestBody.create(body.text().getBytes(StandardCharsets.UTF_8), MediaType.get(body.contentType()));
    }

    private OkHttpClient build(Dns resolver) {
        EnvironmentProxies proxies = new EnvironmentProxies(settings.environment());
        proxies.select(target.at("/").uri());
        proxies.passwords().forEach(secrets::add);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .connectionPool(new ConnectionPool(20, LONGEST_IDLE.toMillis(), TimeUnit.MILLISECONDS))
                .socketFactory(sockets)
                .dns(new DeadlineDns(resolver, settings.connect()))
                .proxySelector(proxies)
                .proxyAuthenticator((route, response) -> proxyCredentials(proxies, response))
                .cookieJar(new RunCookies(secrets))
                .addNetworkInterceptor(new PlainFraming())
                .connectTimeout(settings.connect())
                .readTimeout(settings.read())
                .writeTimeout(settings.read())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false);
        settings.caFile().ifPresent(file -> {
            OwnTrust trust = CertificateAuthority.trusting(file);
            builder.sslSocketFactory(trust.sockets(), trust);
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
        sockets.closeAll();
        client.dispatcher().executorService().shutdownNow();
        client.connectionPool().evictAll();
    }
}
