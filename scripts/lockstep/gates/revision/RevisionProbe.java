package lockstep.gates.revision;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import tools.jackson.databind.JsonNode;

/** Asks a service which revision it runs. */
public final class RevisionProbe {

    private static final Pattern REVISION = Pattern.compile("[0-9a-fA-F]{7,40}");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,15}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
    private static final int MOST_OUTPUT = 4_096;
    private static final Duration LONGEST_COMMAND = Duration.ofSeconds(30);

    private static final int LIMITED = 429;

    private final ServiceClient client;
    private final Predicate<Answer> patience;

    /** Takes a limit for an answer. */
    public RevisionProbe(ServiceClient client) {
        this(client, limited -> false);
    }

    /** @param patience waits until the limit of a 429 is over; false where it did not */
    public RevisionProbe(ServiceClient client, Predicate<Answer> patience) {
        this.client = client;
        this.patience = patience;
    }

    public RevisionReading read(RevisionSource source, Deadline deadline) {
        return switch (source) {
            case RevisionSource.Header(String path, String name) ->
                ask(path, deadline, answer -> header(answer, name), "does not have exactly one header " + name);
            case RevisionSource.Field(String path, String name) ->
                ask(path, deadline, answer -> field(answer, name), "has no field " + name);
            case RevisionSource.Command(List<String> words, Path folder) -> run(words, folder, deadline);
        };
    }

    /** Where in an answer the revision is. */
    private interface Place {
        Optional<String> of(Answer answer);
    }

    private RevisionReading ask(String path, Deadline deadline, Place place, String missing) {
        Request request = Request.get(path).withoutCookies();
        Observation first = client.call(request, deadline);
        boolean isLimited = first instanceof Answer answer && answer.status() == LIMITED;
        Observation observation = isLimited && patience.test((Answer) first) ? client.call(request, deadline) : first;
        return switch (observation) {
            case NoAnswer none -> new RevisionReading.Unknown(path + ": " + none.trouble().meaning());
            case Answer answer when answer.status() != 200 ->
                new RevisionReading.Unknown(path + " answered " + answer.status());
            case Answer answer when age(answer) > 0 ->
                new RevisionReading.Unknown(path + " was answered by a cache, " + age(answer) + " s old");
            case Answer answer -> place.of(answer)
                    .map(RevisionProbe::checked)
                    .orElseGet(() -> new RevisionReading.Unknown("the answer to " + path + " " + missing));
        };
    }

    /** In seconds, as caches tell it (RFC 9111 §5.1); 0 where none does. */
    private static long age(Answer answer) {
        return answer.headers().values("Age").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> SECONDS.matcher(value).matches())
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }

    /** Two values could be read as two revisions, so none is. */
    private static Optional<String> header(Answer answer, String name) {
        List<String> values = answer.headers().values(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static Optional<String> field(Answer answer, String name) {
        JsonNode node = JsonReader.read(answer).orElse(null);
        for (String step : name.split("\\.")) {
            node = node == null ? null : node.get(step);
        }
        return node == null || !node.isString() ? Optional.empty() : Optional.of(node.asString());
    }

    private static RevisionReading checked(String text) {
        String revision = text.strip();
        return REVISION.matcher(revision).matches()
                ? new RevisionReading.Reported(revision.toLowerCase(Locale.ROOT))
                : new RevisionReading.Unknown(quoted(revision) + " is not 7 to 40 hexadecimal digits");
    }

    /** What was found in the wrong place may be anything; only what looks like a version or a branch is repeated. */
    private static String quoted(String text) {
        return HARMLESS.matcher(text).matches() ? "'" + text + "'" : "a text of " + text.length() + " characters";
    }

    private static RevisionReading run(List<String> words, Path folder, Deadline deadline) {
        String command = Sanitiser.line(words.getFirst(), 80);
        HostProgram program = HostProgram.of("the command " + command, words, folder, MOST_OUTPUT);
        return switch (program.run(deadline.within(LONGEST_COMMAND).remaining())) {
            case ProgramEnd.Exited ended when ended.isDone() -> checked(ended.text());
            case ProgramEnd.Interrupted interrupted -> new RevisionReading.Unknown("interrupted");
            case ProgramEnd other -> new RevisionReading.Unknown(program.name() + " " + other.words());
        };
    }
}
