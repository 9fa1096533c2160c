package lockstep.release.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.error.ConfigurationError;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;
import lockstep.record.events.Outbox;
import lockstep.record.events.ReleaseEvent;
import lockstep.record.trail.TrailReader;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.notify.HookSettings;

/**
 * Tells the receivers what was recorded, and never what was not: everything is read from the remote's evidence branch.
 * What a receiver was told is kept in the clone; what it could not be told is told the next time, in its order.
 */
public final class Publisher {

    private static final Duration ONE = Duration.ofSeconds(5);
    private static final int LARGEST = 1 << 20;

    /** What became of the events for one receiver. */
    public record Published(int receiver, int delivered, int waiting, Optional<String> trouble) {}

    private final ReleaseSite site;
    private final Map<String, String> environment;

    public Publisher(ReleaseSite site) {
        this.site = site;
        this.environment = site.http().environment();
    }

    public boolean hasReceivers() {
        return !site.config().hooks().isEmpty();
    }

    /** @param dryRun only count what waits */
    public List<Published> publish(Deadline deadline, boolean dryRun) {
        RemoteHeads heads = site.repository().fetch(deadline);
        List<ReleaseEvent> events = TrailReader.read(site.repository(), site.journal().view(heads.evidence()))
                .actions().stream()
                .map(action -> ReleaseEvent.of(site.config().service(), action))
                .toList();
        List<Published> published = new ArrayList<>();
        List<HookSettings> hooks = site.config().hooks();
        for (int at = 0; at < hooks.size(); at++) {
            published.add(publish(at + 1, hooks.get(at), events, deadline, dryRun));
        }
        return published;
    }

    private Published publish(
            int receiver, HookSettings settings, List<ReleaseEvent> events, Deadline deadline, boolean dryRun) {
        Hook hook = hook(settings);
        Instant now = site.clock().instant();
        String name = "events-" + Sha256.of(hook.url() + settings.format()).hex()
                .substring(0, 16);
        Outbox fresh = Outbox.begunAt(now);
        Outbox outbox = site.repository().kept(name, LARGEST).map(json -> Outbox.read(json, fresh)).orElse(fresh);
        List<ReleaseEvent> pending = outbox.pending(events).stream()
                .filter(event -> settings.wants(event.action().action()))
                .toList();
        Optional<String> trouble = Optional.empty();
        int delivered = 0;
        for (ReleaseEvent event : dryRun ? List.<ReleaseEvent>of() : pending) {
            trouble = deadline.isOver()
                    ? Optional.of("no time was left")
                    : hook.tell(event, http(), site.secrets(), now, deadline.within(ONE));
            if (trouble.isPresent()) {
                break;
            }
            outbox = outbox.with(event);
            delivered++;
        }
        if (!dryRun) {
            site.repository().keep(name, outbox.write());
        }
        return new Published(receiver, delivered, pending.size() - delivered, trouble);
    }

    /** Without the headers that are for the service. */
    private HttpSettings http() {
        return site.http().withHeaders(List.of());
    }

    private Hook hook(HookSettings settings) {
        String url = settings.url().or(() -> settings.urlVariable().map(this::variable)).orElseThrow();
        Optional<String> secret = settings.secretVariable().map(this::variable);
        settings.urlVariable().ifPresent(name -> {
            Target.parse(url.replaceFirst("[?#].*", ""));
            site.secrets().add(url);
        });
        secret.ifPresent(site.secrets()::add);
        return new Hook(url, settings.format(), secret);
    }

    private String variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank())
                .orElseThrow(() -> new ConfigurationError(
                        "notify needs the variable " + name + ", which is not set", "Set it; nothing was sent."));
    }
}
