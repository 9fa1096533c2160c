package tests.commands.declared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.http.HttpSettings;
import lockstep.record.verification.ReleaseReflog;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.host.HostGit;
import lockstep.settings.ConfigReader;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.ReleaseDesk;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/**
 * A day of a service of orders: staging, canary and production over real HTTP, a real bare repository, a balancer and
 * counters that are files, gates that its team declared, and one operator. All that its commands said is remembered.
 */
public final class OrdersDay implements AutoCloseable {

    /** What its team declared, for every environment where nothing else is said. */
    public static final String GATES = """
            gates:
              up:
                get: /health
                expect: {status: 200, json: {/status: up}}
              order_create:
                title: An order is created, and says where it is
                post: /orders
                headers: {authorization: {secret: env:ORDERS_TOKEN, before: "Bearer "}}
                json: {item: tea, pieces: 2}
                expect: {status: 201, headers: {location: {matches: '^/orders/[0-9]+$'}}}
                capture: {order: {header: location, matches: '([0-9]+)$'}}
              order_read:
                get: /orders/{{order}}
                headers: {authorization: "Bearer {{env:ORDERS_TOKEN}}"}
                expect: {status: 200, json: {/id: {type: integer}, /state: open}}
                keep: [/state, content-type]
              shipment_begin:
                post: /orders/{{order}}/shipment
                headers: {authorization: {secret: env:ORDERS_TOKEN, before: "Bearer "}}
                expect: 202
                capture: {job: {header: location, matches: '([0-9]+)$'}}
              shipment_done:
                get: /jobs/{{job}}
                poll: {every: 50ms, for: 60s}
                expect: {status: 200, json: {/state: done}}
                keep: /state
              quotes_limit:
                after: all
                post: /quotes
                burst: {count: 10, at_a_time: 1, answers: {200: 1, 429: {at_least: 1, json: {/title: {type: string}}}}, order: [200, 429]}
            """;

    private final ReleaseDay day = new ReleaseDay();
    private final OrdersService staging = new OrdersService();
    private final OrdersService production = new OrdersService();
    private final OrdersService canary = new OrdersService();
    private final StringBuilder said = new StringBuilder();
    private Sha candidate;
    private Seat ada;

    public OrdersDay() {
        this(GATES);
    }

    /** @param gates with all else that lockstep.yaml says beside the environments */
    public OrdersDay(String gates) {
        candidate = day.land("a change");
        ada = day.operator("Ada Lovelace");
        ReleaseDay.write(ada.folder().resolve("lockstep.yaml"), """
                service: orders
                environments:
                  staging:    {base: "%s", revision: {command: [cat, "%s"]}}
                  production: {base: "%s", revision: {command: [cat, "%s"]}}
                deploy: {production: {wait: 60s}}
                """.formatted(staging.base(), day.live(Environment.STAGING), production.base(),
                        day.live(Environment.PRODUCTION)) + gates);
    }

    /** What {@code pipeline.canary} says of a balancer and counters that are files; nothing fails on it. */
    public void hasACanary() {
        Path folder = day.folder();
        script("set", "echo $1 > weight");
        script("read", "cat weight");
        script("abort", "echo 0 > weight");
        script("deploy", "echo $1 > live/canary");
        script("counts", """
                now=$(date +%s%3N) began=$(stat -c %Y started)000
                echo "$now $began" | awk '{
                    ms = $1 - $2
                    printf "{\\"canary\\": {\\"requests\\": %d, \\"errors\\": 0},", ms
                    printf "\\"baseline\\": {\\"requests\\": %d, \\"errors\\": 0}}", ms * 9
                }'""");
        ReleaseDay.write(folder.resolve("weight"), "0\n");
        ReleaseDay.write(folder.resolve("started"), "");
        Path file = ada.folder().resolve("lockstep.yaml");
        ReleaseDay.write(file, text(file) + """
                pipeline:
                  canary:
                    base: "%2$s"
                    revision: {command: [cat, "%1$s/live/canary"]}
                    deploy: {command: [sh, "%1$s/deploy.sh", "{sha}"], wait: 5s}
                    traffic:
                      set: [sh, "%1$s/set.sh", "{weight}"]
                      read: [sh, "%1$s/read.sh"]
                      abort: [sh, "%1$s/abort.sh"]
                      settle: 3s
                    steps: [10%%]
                    duration: 2s
                    deadline: 5m
                    warmup: 100ms
                    min_requests: 100
                    metrics: {source: command, command: [sh, "%1$s/counts.sh"], interval: 200ms}
                    gates: {error_rate: {increase: 1pp, breach: rollback}}
                """.formatted(folder, canary.base()));
    }

    private void script(String name, String text) {
        ReleaseDay.write(day.folder().resolve(name + ".sh"), "cd " + day.folder() + "\n" + text + "\n");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another change is merged, and staging runs it. */
    public Sha lands(String subject) {
        candidate = day.land(subject);
        if (Files.exists(day.folder().resolve("started"))) {
            ReleaseDay.write(day.folder().resolve("started"), "");
        }
        return candidate;
    }

    public Sha candidate() {
        return candidate;
    }

    public ReleaseDay day() {
        return day;
    }

    Seat ada() {
        return ada;
    }

    OrdersService staging() {
        return staging;
    }

    public OrdersService production() {
        return production;
    }

    OrdersService canary() {
        return canary;
    }

    public Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(day.git().environment());
        all.put("OPERATOR", "Ada Lovelace");
        all.put("ORDERS_TOKEN", OrdersService.TOKEN);
        return all;
    }

    public Outcome open(String alias, String... words) {
        Doors doors = Doors.doors().in(ada.folder());
        environment().forEach(doors::with);
        Outcome outcome = doors.open(alias, words);
        said.append("$ ").append(String.join(" ", words)).append('\n').append(outcome.out()).append(outcome.err());
        return outcome;
    }

    /** All that was said until now. */
    public String said() {
        return said.toString();
    }

    /** All that is recorded on the remote: paths and contents of every file of the evidence branch, and its commits. */
    public String recorded() {
        StringBuilder all = new StringBuilder(
                day.git().in(day.bare(), "log", "--format=%an %s%n%b", day.evidenceBranch()));
        day.git().in(day.bare(), "ls-tree", "-r", "--name-only", day.evidenceBranch()).lines()
                .forEach(path -> all.append('\n').append(path).append('\n').append(day.file(path)));
        return all.toString();
    }

    /** The terminal UI's way to all of it. */
    public Supplier<ReleaseDesk> desk() {
        return () -> new SiteDesk(site(), site(), site(),
                new ReleaseReflog(new HostGit(ada.folder(), day.git().environment()), "origin", "release"),
                Invocation.plain(), false);
    }

    ReleaseSite site() {
        return ReleaseSite.open(ConfigReader.read(ada.folder().resolve("lockstep.yaml")), ada.folder(),
                Optional.empty(), new Operator("Ada Lovelace"), day.git().environment(),
                HttpSettings.defaults().withEnvironment(environment()));
    }

    @Override
    public void close() {
        staging.close();
        production.close();
        canary.close();
        day.close();
    }
}
