package lockstep.demo.service;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;

/**
 * A service on loopback that keeps the seeds' contract, but for the faults that are switched on. It stands for one
 * environment: staging, or production.
 */
public final class DemoService implements AutoCloseable {

    private static final String MALFORMED = "https//app.example";

    private final DemoSettings settings;
    private final Faults faults;
    private final DemoLog log;
    private final AtomicReference<Sha> revision;
    private final URI base;
    private Listener listener;
    private boolean listening = true;

    private DemoService(DemoSettings settings) {
        this.settings = settings;
        this.faults = new Faults(settings.faults());
        this.log = new DemoLog(settings.logFile());
        this.revision = new AtomicReference<>(settings.revision());
        this.listener = new Listener(0, routes());
        this.base = URI.create("http://127.0.0.1:" + listener.port());
    }

    /**
     * Starts it on any free port.
     *
     * @throws ConfigurationError where the settings, or a fault in their place, forbid a start
     */
    public static DemoService start(DemoSettings settings) {
        return new DemoService(settings);
    }

    /** Where it is: stays the same over deployments and restarts. */
    public URI base() {
        return base;
    }

    public DemoLog log() {
        return log;
    }

    public Sha revision() {
        return revision.get();
    }

    /** From now on it runs, and reports, this commit. */
    public void deploy(Sha commit) {
        revision.set(commit);
    }

    public Set<Fault> faults() {
        return faults.now();
    }

    /**
     * Switches a fault on. What is read only at the start takes a restart.
     *
     * @throws ConfigurationError where it forbids the start; nothing answers until it is mended
     */
    public synchronized void break_(Fault fault) {
        faults.add(fault);
        if (fault == Fault.CORS_MALFORMED) {
            restart();
        }
    }

    /** Switches it off again. */
    public synchronized void mend(Fault fault) {
        faults.remove(fault);
        if (fault == Fault.CORS_MALFORMED) {
            restart();
        }
    }

    /** Begins anew: limits, budgets and breaker forget what was. Where the start is refused, nothing answers. */
    public synchronized void restart() {
        Routes routes;
        try {
            routes = routes();
        } catch (ConfigurationError e) {
            listener.close();
            listening = false;
            throw e;
        }
        if (listening) {
            listener.serve(routes);
        } else {
            listener = new Listener(base.getPort(), routes);
            listening = true;
        }
    }

    private Routes routes() {
        return new Routes(settings, faults, cors(), new ChatRoute(settings, faults, log), revision);
    }

    private Cors cors() {
        if (!faults.any(Fault.CORS_MALFORMED)) {
            return Cors.parse(settings.corsOrigins());
        }
        return faults.any(Fault.CORS_MALFORMED_STARTS) ? new Cors(Set.of()) : Cors.parse(MALFORMED);
    }

    @Override
    public synchronized void close() {
        listener.close();
    }
}
