package tests.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.error.LockstepError;
import lockstep.base.release.CommitName;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryPlanned;
import lockstep.release.canary.CanaryService;
import lockstep.release.canary.CanaryRunRequest;
import lockstep.release.site.ReleaseSite;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The whole life of one canary, by seed: begun on one host, through whatever goes wrong, resumed, aborted, reaped or
 * promoted by others, until every fault is over and somebody reaps what is left.
 */
public final class Story {

    private static final int MOST_ROUNDS = 5;
    private static final Duration LONG = Duration.ofHours(8);

    private final long seed;
    private final Set<Flaw> flaws;
    private final UniformRandomProvider random;
    private final boolean harmful;
    private final Universe universe;
    private final Team team;
    private final Balancer balancer;
    private final List<Host> hosts = new ArrayList<>();
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final Watchdog watchdog;
    private Optional<Runnable> meanwhile = Optional.empty();
    private Optional<Crossing> aborted = Optional.empty();
    private int kills;

    private Story(long seed, Set<Flaw> flaws) {
        this.seed = seed;
        this.flaws = flaws;
        this.random = RandomSource.SPLIT_MIX_64.create(seed);
        this.harmful = chance(0.4);
        double[] traffic = {20, 50, 200};
        this.universe = new Universe(random, traffic[random.nextInt(3)], 0.005, harmful ? 0.06 : 0.005);
        this.team = new Team(Rules.any(random));
        this.balancer = new Balancer(universe, flaws.contains(Flaw.ABORTS_ARE_BELIEVED));
        this.watchdog = new Watchdog(
                team, universe, team.observer(new Host(universe, "observer", Duration.ZERO), balancer.looking));
    }

    /** Of faults that its number chooses. */
    public static Told of(long seed) {
        return new Story(seed, Set.of()).closed(Set.of());
    }

    /** Of these faults, and no others. */
    public static Told of(long seed, Set<Fault> faults) {
        return new Story(seed, Set.of()).closed(faults);
    }

    /** Of faults that its number chooses, while something is wrong on purpose. */
    public static Told flawed(long seed, Flaw flaw) {
        return new Story(seed, Set.of(flaw)).closed(Set.of());
    }

    /**
     * Of a canary that another host aborts while it is about to take a step, and whose own process is killed some steps
     * later; nothing else goes wrong.
     */
    public static Told crossed(long seed, int abortedAt, int killedAfter) {
        Story story = new Story(seed, Set.of());
        story.aborted = Optional.of(new Crossing(abortedAt, killedAfter));
        return story.closed(EnumSet.of(Fault.OTHER_HOST, Fault.CRASH));
    }

    private record Crossing(long abortedAt, long killedAfter) {}

    private Told closed(Set<Fault> chosen) {
        try (Team closing = team) {
            faults.addAll(chosen);
            if (chosen.isEmpty()) {
                choose();
            }
            begins();
            return told();
        }
    }

    private Told told() {
        if (flaws.contains(Flaw.RECORDS_ARE_FORGOTTEN)) {
            universe.in(time(60, 300), team.remote()::forgetsRecords);
        }
        process(hosts.getFirst(), faults.contains(Fault.CRASH), this::begin);
        for (int round = 0; round < MOST_ROUNDS && !watchdog.open().isEmpty() && !isPassed(); round++) {
            universe.pass(time(0, 600));
            act(anyHost(), chance(0.2));
        }
        if (isPassed() && chance(0.7)) {
            promote();
        }
        allIsWell();
        Watchdog.Last last = watchdog.last(harmful, faults.contains(Fault.SPLIT_LIES));
        return new Told(seed, harmful, faults, last.word(), last.falseRollback(), last.falsePass(), kills,
                watchdog.violations());
    }

    private void choose() {
        int many = chance(0.15) ? 0 : 1 + random.nextInt(4);
        Fault[] all = Fault.values();
        while (faults.size() < many) {
            faults.add(all[random.nextInt(all.length)]);
        }
        if (faults.contains(Fault.ABORT_IDLE)) {
            // Whoever can neither rely on a command nor read what it did knows nothing.
            faults.removeAll(EnumSet.of(Fault.READ_DUMB, Fault.READ_LATE));
        }
    }

    private void begins() {
        boolean differ = faults.contains(Fault.CLOCK_DIFFERS);
        hosts.add(new Host(universe, "Olga", Duration.ofMillis(random.nextInt(2_000))));
        for (String name : List.of("Omar", "Nadja")) {
            hosts.add(new Host(universe, name, differ ? hours() : Duration.ofMillis(random.nextInt(2_000))));
        }
        faults.forEach(this::schedule);
    }

    /** Up to two hours before or after. */
    private Duration hours() {
        return Duration.ofSeconds(random.nextInt(4 * 3_600) - 2 * 3_600);
    }

    private void schedule(Fault fault) {
        Duration at = chance(0.4) ? time(0, 30) : time(0, 900);
        Duration lasts = time(10, 900);
        switch (fault) {
            case CRASH, CLOCK_DIFFERS -> { }
            case ANSWER_LOST -> universe.in(at, () -> team.remote().nextAnswerIsLost(
                    gone -> universe.in(Duration.ofMillis(random.nextInt(90_000)), gone)));
            case PUSH_LOST, PUSH_LATE, PUSH_RACED ->
                universe.in(at, () -> team.remote().nextPushMeets(fault));
            case REMOTE_GONE -> lasting(at, lasts, team.remote()::isGone);
            case PUSH_REFUSED -> lasting(at, lasts, team.remote()::refuses);
            case SPLIT_LIES -> universe.splitReally(Optional.of(chance(0.5) ? 0.5 : 0));
            case MOVED_BY_HAND -> universe.in(at, universe::isMovedByHand);
            case COUNTERS_RESET -> universe.in(at, universe::canaryRestarts);
            case CLOCK_STEPS -> universe.in(at, () -> hosts.getFirst().clockSteps(hours()));
            case HOST_SLEEPS -> universe.in(at, () -> hosts.getFirst().fallsAsleep(time(10, 2 * 3_600)));
            case OTHER_HOST -> meanwhile = Optional.of(aborted.isPresent()
                    ? () -> process(hosts.get(1), false, (service, site) -> service.abort("it looks odd"))
                    : () -> act(hosts.get(1), chance(0.1)));
            case SOURCE_DIES -> universe.in(at, () -> balancer.begins(fault));
            default -> lasting(at, lasts, on -> {
                if (on) {
                    balancer.begins(fault);
                } else {
                    balancer.ends(fault);
                }
            });
        }
    }

    /** Something that is on and off. */
    @FunctionalInterface
    private interface Switch {
        void turn(boolean on);
    }

    private void lasting(Duration at, Duration lasts, Switch what) {
        universe.in(at, () -> {
            what.turn(true);
            universe.in(lasts, () -> what.turn(false));
        });
    }

    private CanaryConclusion begin(CanaryService service, ReleaseSite site) throws InterruptedException {
        CanaryPlanned planned = service.plan(new CanaryRunRequest(new CommitName.Exact(team.candidate()), Map.of()));
        return planned.survey().traffic().isPresent() ? service.carryOut(planned) : null;
    }

    /** Somebody does one of the things that people and cron do with an open canary. */
    private void act(Host host, boolean killed) {
        double choice = random.nextDouble();
        process(host, killed, (service, site) -> {
            if (choice < 0.3) {
                return service.abort("it looks odd");
            }
            if (choice < 0.5) {
                return service.reap();
            }
            List<CanaryView> open = service.open();
            return open.isEmpty() ? null : service.resume(open.getLast());
        });
    }

    private void promote() {
        team.promote();
        process(anyHost(), chance(0.3), (service, site) -> Promotions.handOver(site, team.candidate()));
    }

    private HostProcess.End process(Host host, boolean killed, HostProcess.Work<?> work) {
        Optional<Crossing> crossing = aborted;
        aborted = Optional.empty();
        long others = crossing.isPresent() ? crossing.get().abortedAt() : 1 + random.nextInt(chance(0.5) ? 60 : 600);
        boolean soon = meanwhile.isPresent() && chance(0.7);
        long step = !killed ? -1
                : crossing.isPresent() ? others + crossing.get().killedAfter()
                : soon ? others + 1 + random.nextInt(12) : 1 + random.nextInt(chance(0.5) ? 60 : 600);
        HostProcess process = new HostProcess(team, universe, balancer, host, step,
                flaws.contains(Flaw.TRUSTS_THE_CLOCK));
        meanwhile.ifPresent(what -> process.meanwhile(others, what));
        meanwhile = Optional.empty();
        Duration before = watchdog.spent();
        int ended = watchdog.count();
        HostProcess.End end = process.does(work);
        kills += end instanceof HostProcess.End.Dead ? 1 : 0;
        boolean alone = watchdog.count() == ended && !faults.contains(Fault.PUSH_LATE);
        watchdog.ended(end, process.age().minus(watchdog.spent().minus(before)), alone);
        return end;
    }

    /** Nothing goes wrong any more, it is late by everybody's clock, and cron reaps. */
    private void allIsWell() {
        balancer.heals();
        team.remote().heals();
        universe.heals();
        universe.pass(LONG);
        for (int run = 0; run < 2; run++) {
            boolean stray = process(hosts.getLast(), false, (service, site) -> service.reap())
                    instanceof HostProcess.End.Said(LockstepError error) && error.getMessage().contains("none is open");
            if (stray) {
                process(hosts.getLast(), false, (service, site) -> service.abort("as the reap says"));
            }
        }
        watchdog.requireEnded();
    }

    private boolean isPassed() {
        return watchdog.open().stream().anyMatch(view -> view.stage().equals(Optional.of(CanaryStage.PASSED)));
    }

    private Host anyHost() {
        return hosts.get(random.nextInt(hosts.size()));
    }

    private Duration time(int from, int to) {
        return Duration.ofMillis(1_000L * from + random.nextInt(1_000 * (to - from)));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
