package lockstep.record.events;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.record.trail.RecordedAction;
import lockstep.record.trail.TrailLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is sent of an event: a body and its headers. */
public record EventBody(Map<String, String> headers, String text) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String JSON = "application/json";
    private static final String CDEVENTS = "0.4.1";

    /** Not of an address, where a name stands before it. */
    private static final Pattern MENTION = Pattern.compile("(?<![A-Za-z0-9._-])@(?=\\w)");

    public EventBody {
        headers = Map.copyOf(headers);
    }

    public String contentType() {
        return headers.getOrDefault("Content-Type", JSON);
    }

    /** {@code lockstep/event/v1}: the line of the audit trail, with an id. */
    public static EventBody json(ReleaseEvent event) {
        ObjectNode tree = MAPPER.createObjectNode().put("schema", "lockstep/event/v1").put("id", event.id())
                .put("service", event.service());
        tree.setAll(TrailLine.tree(event.action()));
        return new EventBody(Map.of(), ascii(tree));
    }

    /**
     * As incoming webhooks of Slack and its kin take it: a text without markup, in which nobody is mentioned. Where
     * people write, an address in it may become a link all the same.
     */
    public static EventBody slack(ReleaseEvent event) {
        String text = EventWords.of(event).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        text = MENTION.matcher(text).replaceAll("(at)");
        return new EventBody(Map.of(), ascii(MAPPER.createObjectNode().put("text", text).put("mrkdwn", false)));
    }

    /**
     * As CDEvents has it, in a CloudEvent in binary mode; empty where CDEvents has no such event. Its binding wants
     * {@code application/cdevents+json}; its own SDKs send {@code application/json}, which receivers can read.
     */
    public static Optional<EventBody> cdevents(ReleaseEvent event) {
        return CdType.of(event.action()).map(type -> {
            RecordedAction action = event.action();
            String source = "/lockstep/" + event.service().replaceAll("[^A-Za-z0-9._-]", "-");
            ObjectNode tree = MAPPER.createObjectNode();
            tree.putObject("context").put("version", CDEVENTS).put("id", event.id()).put("source", source)
                    .put("type", type.type()).put("timestamp", action.at().toString());
            ObjectNode subject = tree.putObject("subject");
            String commit = action.commit().map(Sha::hex).orElse("unknown");
            String id = type.isAboutService() ? event.service() : action.subject().orElse(event.id());
            subject.put("id", id).put("source", source)
                    .put("type", type.subject());
            ObjectNode content = subject.putObject("content");
            content.putObject("environment").put("id", action.toStage().orElse("staging"));
            if (type.isAboutService()) {
                content.put("artifactId", "pkg:generic/" + event.service().replaceAll("[^A-Za-z0-9._-]", "-") + "@"
                        + action.version().map(Version::name).orElse(commit) + "?vcs_revision=" + commit);
            } else {
                content.put("outcome", outcome(action.result().orElse("")));
            }
            return binary(CloudEventBuilder.v1().withId(event.id()).withSource(URI.create(source))
                    .withType(type.type()).withSubject(id).withTime(action.at().atOffset(ZoneOffset.UTC))
                    .withData(JSON, ascii(tree).getBytes(StandardCharsets.UTF_8)).build());
        });
    }

    /** What could not be decided is no failure of the tests. */
    private static String outcome(String result) {
        return result.equals("pass") || result.equals("fail") ? result : "error";
    }

    private static EventBody binary(CloudEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        StringBuilder body = new StringBuilder();
        HttpMessageFactory.createWriter(
                        (name, value) -> headers.put(name, encoded(value)),
                        bytes -> body.append(new String(bytes, StandardCharsets.UTF_8)))
                .writeBinary(event);
        return new EventBody(headers, body.toString());
    }

    /** As the HTTP binding of CloudEvents has it for values of headers, which its SDK leaves to others. */
    private static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        for (byte one : value.getBytes(StandardCharsets.UTF_8)) {
            boolean stays = one > ' ' && one < 0x7f && one != '"' && one != '%';
            text.append(stays ? String.valueOf((char) one) : String.format("%%%02X", one));
        }
        return text.toString();
    }

    private static String ascii(ObjectNode tree) {
        StringBuilder text = new StringBuilder();
        MAPPER.writeValueAsString(tree).chars().forEach(c -> {
            if (c < 0x7f) {
                text.append((char) c);
            } else {
                text.append(String.format("\\u%04x", c));
            }
        });
        return text.toString();
    }
}
