package tests.suites.staging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ServiceContract;

/** A staging service on loopback, and a clock that only moves when somebody waits: half an hour passes at once. */
public final class Staging implements AutoCloseable {

    public static final ServiceContract CONTRACT = ServiceContract.defaults();

    public static final Instant START = Instant.parse("2026-01-22T10:00:00Z");

    private static final Sha COMMIT = new Sha("0123456789abcdef0123456789abcdef01234567");

    private final Clock clock = new Clock();
    private final DemoService service;
    private Duration deadline = Duration.ofMinutes(30);

    /** Time that passes when it is told to. */
    private static final class Clock implements InstantSource {

        private Instant now = START;
        private Instant due = Instant.MAX;
        private Runnable event = () -> {};

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration time) {
            now = now.plus(time);
            if (!now.isBefore(due)) {
                due = Instant.MAX;
                event.run();
            }
        }

        synchronized void after(Duration time, Runnable action) {
            due = now.plus(time);
            event = action;
        }
    }

    private Staging(UnaryOperator<DemoSettings> settings, Fault... faults) {
        this.service = DemoService.start(
                settings.apply(DemoSettings.of(Environment.STAGING, COMMIT).withClock(clock)).withFaults(faults));
    }

    public static Staging a_staging_service(Fault... faults) {
        return new Staging(settings -> settings, faults);
    }

    public static Staging a_staging_service(UnaryOperator<DemoSettings> settings, Fault... faults) {
        return new Staging(settings, faults);
    }

    public Staging with_a_deadline_of(Duration time) {
        deadline = time;
        return this;
    }

    public DemoService service() {
        return service;
    }

    public String base() {
        return service.base().toString();
    }

    public void pass(Duration time) {
        clock.pass(time);
    }

    /** So much time from now, this happens. */
    public void after(Duration time, Runnable event) {
        clock.after(time, event);
    }

    public Instant now() {
        return clock.instant();
    }

    public GateRun run(Suite suite) {
        return run(suite, Environment.STAGING, RunListener.silent());
    }

    /** @param lockouts those that are known; what the run meets is added to them */
    public GateRun run(Suite suite, Lockouts lockouts) {
        return run(suite, Environment.STAGING, RunListener.silent(), lockouts);
    }

    public GateRun run(Suite suite, Environment mode, RunListener listener) {
        return run(suite, mode, listener, new Lockouts());
    }

    private GateRun run(Suite suite, Environment mode, RunListener listener, Lockouts lockouts) {
        GateRunRequest order = new GateRunRequest(
                suite, mode, Target.parse(base()), Optional.empty(), Optional.empty(), new Operator("tester"),
                HttpSettings.defaults(), deadline, lockouts);
        return new GateRunner(clock, clock::pass, new Secrets()).run(order, listener);
    }

    /** The gates that did not pass, in the suite's order. */
    public static List<String> notPassed(GateRun run) {
        return run.gates().stream()
                .filter(gate -> gate.verdict() != Verdict.PASS && gate.verdict() != Verdict.SKIPPED)
                .map(gate -> gate.name().word())
                .toList();
    }

    public static GateResult gate(GateRun run, String name) {
        return run.gate(new GateName(name)).orElseThrow();
    }

    @Override
    public void close() {
        service.close();
    }
}
