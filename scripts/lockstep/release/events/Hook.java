package lockstep.release.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.base.text.Secrets;
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
import lockstep.settings.notify.HookFormat;

/**
 * One receiver, as it can be told.
 *
 * @param url whole; shown to nobody, since it may be a secret
 * @param secret the key that requests are signed with
 */
record Hook(String url, HookFormat format, Optional<String> secret) {

    /** Empty where it was told, or has no form for the event; else why not. */
    Optional<String> tell(ReleaseEvent event, HttpSettings http, Secrets secrets, Instant now, Deadline deadline) {
        Optional<EventBody> body = switch (format) {
            case JSON -> Optional.of(EventBody.json(event));
            case SLACK -> Optional.of(EventBody.slack(event));
            case CDEVENTS -> EventBody.cdevents(event);
        };
        return body.flatMap(it -> post(event, it, http, secrets, now, deadline));
    }

    private Optional<String> post(
            ReleaseEvent event, EventBody body, HttpSettings http, Secrets secrets, Instant now, Deadline deadline) {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        Target target = Target.parse(path < 0 ? url : url.substring(0, path));
        Map<String, String> headers = new HashMap<>(body.headers());
        headers.remove("Content-Type");
        secret.ifPresent(key -> headers.putAll(Signature.headers(event.id(), now, body.text(), key)));
        Request request = Request.post(path < 0 ? "/" : url.substring(path), body.contentType(), body.text())
                .withHeaders(headers);
        try (ServiceClient client = new ServiceClient(target, http, secrets)) {
            return switch (client.call(request, deadline)) {
                case Answer answer when answer.status() / 100 == 2 -> Optional.empty();
                case Answer answer -> Optional.of("it answered " + answer.status());
                case NoAnswer none -> Optional.of(none.trouble().meaning());
            };
        }
    }
}
