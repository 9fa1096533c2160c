package lockstep.release.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.http.Target;
import lockstep.record.events.EventBody;
import lockstep.record.events.ReleaseEvent;
import lockstep.record.events.Signature;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.notify.HookFormat;
import lockstep.settings.notify.HookSettings;

/**
 * One receiver, as it can be told.
 *
 * @param url whole; shown to nobody, since it may be a secret
 * @param key what requests are signed with
 */
record Hook(String url, HookFormat format, Optional<byte[]> key) {

    /** What a receiver answers that understood a request and wants none like it, ever. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    /**
     * Why an event was not told.
     *
     * @param refused whether the receiver refuses this event, or perhaps every one
     */
    record Trouble(String words, boolean refused) {}

    /** @throws ConfigurationError if a variable that it needs is not set, or holds no URL or no key */
    static Hook of(HookSettings settings, ReleaseSite site) {
        Map<String, String> environment = site.http().environment();
        String url = settings.url()
                .or(() -> settings.urlVariable().map(name -> variable(name, environment)))
                .orElseThrow();
        Optional<byte[]> key = settings.secretVariable().map(name -> key(name, variable(name, environment), site));
        settings.urlVariable().ifPresent(name -> {
            site.secrets().add(url);
            requireUrl(name, url);
            hideAsSent(url, site);
        });
        return new Hook(url, settings.format(), key);
    }

    private static byte[] key(String name, String secret, ReleaseSite site) {
        site.secrets().add(secret);
        return Signature.key(secret).orElseThrow(() -> new ConfigurationError(
                "the variable " + name + ", which notify names, holds no key: after its prefix it is not base64",
                "Copy the secret as the receiver shows it; nothing was sent."));
    }

    /** Requests are told of as they are sent: with the host in lower case, without a usual port or a fragment. */
    private static void hideAsSent(String url, ReleaseSite site) {
        String sent = target(url).shown(path(url));
        site.secrets().add(sent);
        site.secrets().add(sent.substring(Math.max(0, sent.indexOf('/', sent.indexOf("//") + 2))));
    }

    private static Target target(String url) {
        return Target.parse(url.substring(0, url.length() - path(url).length()));
    }

    /** With the query; the whole path is the secret of such a URL. */
    private static String path(String url) {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        return path < 0 ? "" : url.substring(path);
    }

    /** What it holds may be a secret, so its words are not repeated. */
    private static void requireUrl(String name, String value) {
        try {
            Target.parse(value.replaceFirst("[?#].*", ""));
        } catch (LockstepError e) {
            throw new ConfigurationError("the variable " + name + ", which notify names, holds no URL", "Correct it.");
        }
    }

    private static String variable(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank())
                .orElseThrow(() -> new ConfigurationError(
                        "notify needs the variable " + name + ", which is not set", "Set it; nothing was sent."));
    }

    /** Whether a receiver of this format can be told of the event at all. */
    static boolean hasForm(HookFormat format, ReleaseEvent event) {
        return body(format, event).isPresent();
    }

    /** Empty where it was told; else why not. */
    Optional<Trouble> tell(ReleaseEvent event, ReleaseSite site, Deadline deadline) {
        return body(format, event).flatMap(it -> post(event, it, site, deadline));
    }

    private static Optional<EventBody> body(HookFormat format, ReleaseEvent event) {
        return switch (format) {
            case JSON -> Optional.of(EventBody.json(event));
            case SLACK -> Optional.of(EventBody.slack(event));
            case CDEVENTS -> EventBody.cdevents(event);
        };
    }

    private Optional<Trouble> post(ReleaseEvent event, EventBody body, ReleaseSite site, Deadline deadline) {
        Map<String, String> headers = new HashMap<>(body.headers());
        headers.remove("Content-Type");
        Instant now = site.clock().instant();
        key.ifPresent(it -> headers.putAll(Signature.headers(event.id(), now, body.text(), it)));
        Request request = Request.post(path(url).isEmpty() ? "/" : path(url), body.contentType(), body.text())
                .withHeaders(headers).withSecretPath();
        // The headers that are given for the service are for nobody else.
        HttpSettings http = site.http().withHeaders(List.of());
        try (ServiceClient client = new ServiceClient(target(url), http, site.secrets())) {
            return switch (client.call(request, deadline)) {
                case Answer answer when answer.status() / 100 == 2 -> Optional.empty();
                case Answer answer -> Optional.of(new Trouble(
                        "it answered " + answer.status(), REFUSALS.contains(answer.status())));
                case NoAnswer none -> Optional.of(new Trouble(none.trouble().meaning(), false));
            };
        }
    }
}
