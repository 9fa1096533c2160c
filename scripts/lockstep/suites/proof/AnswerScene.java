package lockstep.suites.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lockstep.base.text.Durations;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.declared.Capture;
import lockstep.gates.declared.Condition.Presence;
import lockstep.gates.declared.Condition;
import lockstep.gates.declared.RegexSample;
import lockstep.gates.declared.SizeClaim;
import lockstep.gates.declared.Wanted;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One expectation: an answer that keeps it, and each way to break it.
 *
 * @param captures what the answer must carry besides
 * @param schemas samples of bodies, and whether one keeps its schema
 */
record AnswerScene(Wanted wanted, List<Capture> captures, SchemaSamples schemas) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** A longer time limit is proved without waiting for it. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** A way to break the answer. */
    record Way(String words, UnaryOperator<ServedAnswer> edit) {}

    ServedAnswer right(int usualStatus) throws Unprovable {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, Condition> header : wanted.headers().entrySet()) {
            if (header.getValue().presence() != Presence.ABSENT) {
                headers.put(header.getKey(), new ValueSample(header.getValue()).rightText()
                        .orElseThrow(() -> gap("header " + header.getKey(), header.getValue())));
            }
        }
        for (Capture capture : captures) {
            if (capture.ofHeader() && !headers.containsKey(capture.from())) {
                headers.put(capture.from(), captured(capture));
            }
        }
        wanted.cookie().ifPresent(name -> headers.put("Set-Cookie", name + "=self-test-cookie; Path=/"));
        int status = wanted.statuses().map(statuses -> statuses.right()).orElse(usualStatus);
        return new ServedAnswer(status, headers, sized(text(body(status))), Duration.ZERO);
    }

    private static Unprovable gap(String where, Condition condition) {
        return new Unprovable("no value could be made up for " + where + " (" + condition.inWords()
                + "): give one with sample");
    }

    private Optional<JsonNode> body(int status) throws Unprovable {
        Optional<JsonNode> body = Optional.empty();
        if (wanted.body().isPresent()) {
            BodyRule rule = wanted.body().get();
            body = Optional.of(schemas.sample(rule, status).orElseThrow(() -> new Unprovable(
                    "no body could be made up that keeps " + rule.inWords() + ": give the schema examples")));
        }
        for (Map.Entry<String, Condition> field : wanted.fields().entrySet()) {
            if (field.getValue().presence() == Presence.ABSENT) {
                body = Optional.of(BodyBuilder.without(body.orElse(JSON.objectNode()), field.getKey()));
                continue;
            }
            JsonNode value = new ValueSample(field.getValue()).right()
                    .orElseThrow(() -> gap(field.getKey(), field.getValue()));
            body = Optional.of(BodyBuilder.with(body.orElse(JSON.objectNode()), field.getKey(), value));
        }
        for (Capture capture : captures) {
            if (capture.ofHeader()) {
                continue;
            }
            boolean isThere = body.filter(tree -> tree.at(capture.from()).isValueNode()
                    && !tree.at(capture.from()).isNull()).isPresent();
            if (!isThere) {
                body = Optional.of(BodyBuilder.with(
                        body.orElse(JSON.objectNode()), capture.from(), JSON.stringNode(captured(capture))));
            }
        }
        if (wanted.body().isPresent() && !schemas.keeps(wanted.body().get(), text(body), status)) {
            throw new Unprovable("no body could be made up that keeps " + wanted.body().get().inWords()
                    + " and all that is expected of its fields: give the schema examples");
        }
        return body;
    }

    private static String captured(Capture capture) throws Unprovable {
        if (capture.part().isEmpty()) {
            return "captured-1";
        }
        return RegexSample.of(capture.part().get()).orElseThrow(() -> new Unprovable(
                "no value could be made up for what is captured as " + capture.name()));
    }

    private static String text(Optional<JsonNode> body) {
        return body.map(JsonNode::toString).orElse("");
    }

    /** Blanks after JSON change nothing but the size. */
    private String sized(String body) {
        long least = wanted.size().filter(size -> size.greater().isPresent())
                .map(size -> size.greater().getAsLong() + 1).orElse(0L);
        return body + " ".repeat((int) Math.max(0, least - body.length()));
    }

    List<Way> ways(ServedAnswer right) throws Unprovable {
        List<Way> ways = new ArrayList<>();
        wanted.statuses().filter(statuses -> statuses.wrong() != 0).ifPresent(statuses -> ways.add(new Way(
                "the status is not " + statuses.inWords(), answer -> answer.withStatus(statuses.wrong()))));
        wanted.cookie().ifPresent(name -> ways.add(new Way(
                "the cookie " + name + " is not set", answer -> answer.withoutHeader("Set-Cookie"))));
        for (Map.Entry<String, Condition> header : wanted.headers().entrySet()) {
            addHeader(ways, header.getKey(), header.getValue());
        }
        Optional<JsonNode> body = wanted.fields().isEmpty() ? Optional.empty()
                : JsonReader.read(right.body());
        if (body.isPresent()) {
            for (Map.Entry<String, Condition> field : wanted.fields().entrySet()) {
                addField(ways, body.get(), field.getKey(), field.getValue());
            }
        }
        wanted.body().ifPresent(rule -> schemas.wrong(rule, right).forEach((words, wrong) ->
                ways.add(new Way(words, answer -> answer.withBody(wrong)))));
        wanted.size().ifPresent(size -> addSize(ways, size));
        wanted.within().filter(time -> time.compareTo(LONGEST_WAIT) <= 0).ifPresent(time -> ways.add(new Way(
                "it takes longer than " + Durations.human(time),
                answer -> answer.after(time.plusMillis(100)))));
        captures.forEach(capture -> ways.add(new Way("there is nothing to capture as " + capture.name(),
                answer -> capture.ofHeader() ? answer.withoutHeader(capture.from()) : answer.withBody("{}"))));
        return ways;
    }

    private static void addHeader(List<Way> ways, String name, Condition condition) throws Unprovable {
        if (condition.presence() == Presence.ABSENT) {
            ways.add(new Way("header " + name + " is there", answer -> answer.withHeader(name, "sample")));
            return;
        }
        if (condition.presence() == Presence.REQUIRED) {
            ways.add(new Way("header " + name + " is missing", answer -> answer.withoutHeader(name)));
        }
        new ValueSample(condition).wrongTexts().forEach((words, wrong) -> ways.add(new Way(
                "header " + name + " " + words, answer -> answer.withHeader(name, wrong))));
    }

    private static void addField(List<Way> ways, JsonNode body, String pointer, Condition condition)
            throws Unprovable {
        String where = pointer.isEmpty() ? "the whole body" : pointer;
        if (condition.presence() == Presence.ABSENT) {
            String there = BodyBuilder.with(body, pointer, JSON.stringNode("sample")).toString();
            ways.add(new Way(where + " is there", answer -> answer.withBody(there)));
            return;
        }
        if (condition.presence() == Presence.REQUIRED) {
            JsonNode without = BodyBuilder.without(body, pointer);
            ways.add(new Way(where + " is missing",
                    answer -> answer.withBody(without.isMissingNode() ? "" : without.toString())));
        }
        new ValueSample(condition).wrong().forEach((words, wrong) -> {
            String broken = BodyBuilder.with(body, pointer, wrong).toString();
            ways.add(new Way(where + " " + words, answer -> answer.withBody(broken)));
        });
    }

    private static void addSize(List<Way> ways, SizeClaim size) {
        size.less().ifPresent(bound -> ways.add(new Way("the body has " + bound + " bytes or more",
                answer -> answer.withBody(answer.body() + " ".repeat((int) bound)))));
        size.greater().ifPresent(bound -> ways.add(new Way("the body has " + bound + " bytes or fewer",
                answer -> answer.withBody(answer.body().strip().substring(
                        0, (int) Math.min(answer.body().strip().length(), bound))))));
    }
}
