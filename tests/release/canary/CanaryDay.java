package tests.release.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lockstep.base.release.CanaryId;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPermission;
import lockstep.release.canary.CanaryService;
import lockstep.release.canary.CanaryRunRequest;
import lockstep.release.site.ReleaseSite;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/**
 * A day with canaries: a load balancer that is a file, and a service whose counters grow with the time. All commands
 * are real; git is real.
 */
public final class CanaryDay implements AutoCloseable {

    private final ReleaseDay day = new ReleaseDay();
    private final Path folder = day.folder();
    private final CanaryHost host;
    private Sha commit;
    /** Nothing that ends by itself comes near it, however slow the machine is. */
    private String deadline = "5m";
    private String duration = "2s";

    public CanaryDay() {
        commit = day.landTested("a change");
        host = new CanaryHost(folder);
    }

    /** As many requests reach the canary as its weight says, whatever it is. */
    CanaryDay arrivesByWeight() {
        script("counts", """
                now=$(date +%s%3N) began=$(stat -c %Y started)000
                read -r ahead < ahead
                read -r weight < weight
                ms=$((now + ahead - began))
                printf '{"canary": {"requests": %d, "errors": 0},' $((ms * 9 * weight / (100 - weight)))
                printf '"baseline": {"requests": %d, "errors": 0}}' $((ms * 9))""");
        return this;
    }

    /** The next canary is about another commit, merged and tested. */
    void lands(String subject) {
        commit = day.landTested(subject);
        ReleaseDay.write(folder.resolve("started"), "");
    }

    /** Of canaries that end at their deadline and not before; for clones made from now on. */
    CanaryDay hasty() {
        deadline = "10s";
        duration = "9s";
        return this;
    }

    /** Of canaries to which something happens at an interval that they must live to see; for clones made from now on. */
    public CanaryDay lasting(String time) {
        duration = time;
        return this;
    }

    public Path weight() {
        return host.weight();
    }

    public int weightNow() {
        return host.weightNow();
    }

    void shows(int canaryErrors, int baselineErrors) {
        host.shows(canaryErrors, baselineErrors);
    }

    public void script(String name, String text) {
        host.script(name, text);
    }

    public Sha commit() {
        return commit;
    }

    public ReleaseDay day() {
        return day;
    }

    /** So much time goes by at once. */
    void passes(Duration time) {
        host.time().pass(time);
    }

    /** Somebody at a clone of their own, where canaries are configured. */
    public Seat operator(String name, String... more) {
        Seat seat = day.operator(name);
        Path file = seat.folder().resolve("lockstep.yaml");
        ReleaseDay.write(file, read(file) + "pipeline:\n" + host.section(day.productionBase(), duration, deadline)
                + String.join("\n", more) + "\n");
        return seat;
    }

    /** Where time flies: see {@link HastyTime}. What is opened by its door has the host's. */
    ReleaseSite site(Seat seat) {
        return seat.site().withClock(host.time(), host.time());
    }

    /** Runs a canary to its end. */
    CanaryConclusion run(Seat seat, CanaryListener listener) {
        try (ReleaseSite site = site(seat)) {
            CanaryService service = service(site, listener);
            return service.carryOut(service.plan(request()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    CanaryConclusion run(Seat seat) {
        return run(seat, CanaryListener.silent());
    }

    CanaryConclusion resume(Seat seat) {
        try (ReleaseSite site = site(seat)) {
            CanaryService service = service(site, CanaryListener.silent());
            return service.resume(service.open().getLast());
        }
    }

    CanaryRunRequest request() {
        return new CanaryRunRequest(new CommitName.Exact(commit), Map.of());
    }

    static CanaryService service(ReleaseSite site, CanaryListener listener) {
        return new CanaryService(site, listener, (sha, heads, skipped) -> CanaryPermission.Answer.allowed());
    }

    /** How it ended, as everybody can read it. */
    CanaryEnd end(CanaryConclusion conclusion) {
        return end(conclusion.id());
    }

    CanaryEnd end(CanaryId id) {
        String path = CanaryPlaces.ended(id);
        return CanaryEndJson.read(day.file(path).getBytes(StandardCharsets.UTF_8), path);
    }

    /** The remote goes away. */
    void leave() {
        move(day.bare(), gone());
    }

    /** It is back. */
    void comeBack() {
        move(gone(), day.bare());
    }

    boolean isGone() {
        return Files.exists(gone());
    }

    Path gone() {
        return day.bare().resolveSibling("gone.git");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<CanaryView> open(Seat seat) {
        try (ReleaseSite site = site(seat)) {
            return service(site, CanaryListener.silent()).open();
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        day.close();
    }
}
