package lockstep.release.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lockstep.base.digest.Sha256;
import lockstep.base.error.Busy;
import lockstep.base.error.NotVerified;
import lockstep.gates.http.Deadline;
import lockstep.record.events.Outbox;
import lockstep.record.events.ReleaseEvent;
import lockstep.record.trail.TrailReader;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.clone.CloneLock;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.notify.HookSettings;

/**
 * Tells the receivers what was recorded, and never what was not: everything is read from the remote's evidence branch.
 * What a receiver was told is kept in the clone; what it could not be told is told the next time, in its order. The
 * receivers are told side by side: one that is slow, down or badly configured holds up no other.
 */
public final class Publisher {

    /**
     * What became of the events for one receiver.
     *
     * @param leftOut what it would not have, and is not told again
     */
    public record Published(
            int receiver, int delivered, int waiting, Optional<String> trouble, List<String> leftOut) {

        Published(int receiver, int delivered, int waiting, Optional<String> trouble) {
            this(receiver, delivered, waiting, trouble, List.of());
        }

        public boolean isWhole() {
            return trouble.isEmpty() && leftOut.isEmpty();
        }

        /** One line. */
        public String words() {
            return "receiver " + receiver + ": " + delivered + " told, " + waiting + " waiting"
                    + trouble.map(why -> ": " + why).orElse("")
                    + (leftOut.isEmpty() ? "" : "; left out for good: " + String.join("; ", leftOut));
        }
    }

    private final ReleaseSite site;
    private final List<HookSettings> hooks;

    public Publisher(ReleaseSite site) {
        this.site = site;
        this.hooks = site.config().hooks();
    }

    public boolean hasReceivers() {
        return !hooks.isEmpty();
    }

    /** From now on nothing is forgotten, whatever becomes of the telling. */
    public void begin() {
        for (HookSettings settings : hooks) {
            // Whoever tells it now has begun already.
            try (CloneLock lock = site.repository().memory()
                    .lock(name(settings), Deadline.in(Duration.ZERO)).orElse(null)) {
                if (lock != null && site.repository().memory().kept(name(settings), Outbox.LARGEST).isEmpty()) {
                    keep(settings, fresh());
                }
            } catch (RuntimeException e) {
                // Telling is never in the way of a release: what cannot be kept is said of each receiver afterwards.
            }
        }
    }

    /**
     * What the remote has recorded, in its order.
     *
     * @throws NotVerified if the record does not hold: whoever may push can write there what never was
     */
    public List<ReleaseEvent> recorded(Deadline deadline) {
        RemoteHeads heads = site.repository().fetch(deadline);
        List<String> complaints = new JournalAudit(site).complaints(heads);
        if (!complaints.isEmpty()) {
            throw new NotVerified("the release log or its evidence failed verification; no receiver is told anything",
                    complaints, "See `release-log verify`.");
        }
        return TrailReader.read(site.repository(), site.journal().view(heads.evidence()))
                .actions().stream()
                .map(action -> ReleaseEvent.of(site.config().service(), action))
                .toList();
    }

    /**
     * @param each as long as one request may take
     * @param dryRun only count what waits
     */
    public List<Published> publish(List<ReleaseEvent> events, Deadline deadline, Duration each, boolean dryRun) {
        Map<String, List<Integer>> sameReceiver = new LinkedHashMap<>();
        IntStream.range(0, hooks.size()).forEach(at ->
                sameReceiver.computeIfAbsent(name(hooks.get(at)), name -> new ArrayList<>()).add(at));
        List<Future<List<Published>>> telling = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sameReceiver.values().forEach(entries -> telling.add(threads.submit(() -> entries.stream()
                    .map(at -> publish(at, events, deadline, each, dryRun)).toList())));
        }
        return telling.stream().flatMap(one -> result(one).stream())
                .sorted((one, other) -> one.receiver() - other.receiver())
                .toList();
    }

    private static List<Published> result(Future<List<Published>> one) {
        try {
            return one.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("every trouble of a receiver is told as such", e);
        }
    }

    private Published publish(int at, List<ReleaseEvent> events, Deadline deadline, Duration each, boolean dryRun) {
        HookSettings settings = hooks.get(at);
        int waiting = 0;
        try {
            waiting = pending(settings, passed(settings, events), events).size();
            if (dryRun) {
                Hook.of(settings, site);
                return new Published(at + 1, 0, waiting, Optional.empty());
            }
            try (CloneLock lock = site.repository().memory().lock(name(settings), deadline)
                    .orElseThrow(() -> new Busy("another process of this clone is telling it", ""))) {
                Outbox outbox = passed(settings, events);
                // What cannot be kept would be told again each time.
                keep(settings, outbox);
                return told(at, outbox, pending(settings, outbox, events), deadline, each);
            }
        } catch (RuntimeException e) {
            return new Published(at + 1, 0, waiting, Optional.of(words(e)));
        }
    }

    /** Once all was read, without what no entry of the receiver wants, or its format has no event for. */
    private Outbox passed(HookSettings settings, List<ReleaseEvent> events) {
        Outbox read = outbox(settings).reading(events, fresh().since());
        return read.passing(read.pending(events).stream()
                .filter(event -> !isWanted(event, settings))
                .toList());
    }

    private static List<ReleaseEvent> pending(HookSettings settings, Outbox outbox, List<ReleaseEvent> events) {
        return outbox.pending(events).stream()
                .filter(event -> wants(settings, event))
                .toList();
    }

    private static boolean wants(HookSettings settings, ReleaseEvent event) {
        return settings.wants(event.action().action()) && Hook.hasForm(settings.format(), event);
    }

    /** By any entry of the same receiver. */
    private boolean isWanted(ReleaseEvent event, HookSettings receiver) {
        return hooks.stream().anyMatch(
                other -> name(other).equals(name(receiver)) && wants(other, event));
    }

    /** What was delivered is kept whatever ends the telling, so that it is not told again. */
    private Published told(int at, Outbox before, List<ReleaseEvent> pending, Deadline deadline, Duration each) {
        HookSettings settings = hooks.get(at);
        Optional<EventDelivery> delivery = Optional.empty();
        Optional<String> trouble;
        try {
            delivery = Optional.of(new EventDelivery(site, Hook.of(settings, site), before));
            delivery.get().tell(pending, deadline, each);
            trouble = delivery.get().trouble();
        } catch (RuntimeException e) {
            trouble = Optional.of(words(e));
        }
        try {
            keep(settings, delivery.map(EventDelivery::outbox).orElse(before));
        } catch (RuntimeException e) {
            trouble = trouble.or(() -> Optional.of(words(e)));
        }
        int delivered = delivery.map(EventDelivery::delivered).orElse(0);
        List<String> leftOut = delivery.map(EventDelivery::leftOut).orElse(List.of());
        return new Published(at + 1, delivered, pending.size() - delivered - leftOut.size(), trouble, leftOut);
    }

    private String words(RuntimeException error) {
        return site.secrets().redact(Announcement.why(error));
    }

    private Outbox outbox(HookSettings settings) {
        Outbox fresh = fresh();
        return site.repository().memory().kept(name(settings), Outbox.LARGEST)
                .map(json -> Outbox.read(json, fresh)).orElse(fresh);
    }

    private Outbox fresh() {
        return Outbox.begunAt(site.clock().instant());
    }

    /** One after the other: the refs of a clone are files with locks. */
    private synchronized void keep(HookSettings settings, Outbox outbox) {
        site.repository().memory().keepOrFail(name(settings), outbox.write());
    }

    /** By what the configuration says of it, so that it is known where its variable is not set. */
    private static String name(HookSettings settings) {
        String receiver = settings.url().or(() -> settings.urlVariable().map(name -> "$" + name)).orElseThrow();
        return "events-" + Sha256.of(receiver + settings.format()).hex().substring(0, 16);
    }
}
