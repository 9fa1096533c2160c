package tests.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tests.house.Repository;

/**
 * A line of a block of code that starts a command of Lockstep.
 *
 * @param document its path in the repository
 * @param number of the line in it
 * @param line without the prompt, and with what follows a backslash at its end
 */
record DocumentedCommand(String document, int number, String line) {

    /** In a block of code or in a file for a machine: what a shell would start. */
    private static final Pattern STARTED = Pattern.compile(
            "(?:^|[\\s(|;&\"'=])(?:\\./)?(?:jbang|(?:\\S*/)?bin/lockstep) +"
                    + "([a-z][a-z0-9-]*(?:@\\S+)?(?=[\\s\"'`)]|$).*)");
    /** By its own name, as in a bundle. */
    private static final Pattern BY_NAME = Pattern.compile(
            "(?:^|\\s|/)lockstep-[^/\\s]*/bin/(?!lockstep )([a-z][a-z0-9-]*(?:\\s.*)?)$");
    private static final Pattern ALONE = Pattern.compile("^\\s*(?:\\$ )?lockstep +([a-z][a-z0-9-]*(?: .*)?)$");
    private static final Pattern PROMPT = Pattern.compile("^\\s*(?:\\$ )?");

    /** Of every document. */
    static List<DocumentedCommand> all() {
        return Document.all().stream().flatMap(DocumentedCommand::of).toList();
    }

    private static Stream<DocumentedCommand> of(Document document) {
        List<DocumentedCommand> commands = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        int begin = 0;
        for (Document.CodeLine line : document.blocks()) {
            begin = whole.isEmpty() ? line.number() : begin;
            if (line.text().endsWith("\\")) {
                whole.append(line.text(), 0, line.text().length() - 1).append(' ');
                continue;
            }
            whole.append(whole.isEmpty() ? line.text() : line.text().strip());
            if (started(whole.toString()).findAny().isPresent()) {
                commands.add(new DocumentedCommand(
                        document.name(), begin, PROMPT.matcher(whole.toString()).replaceFirst("")));
            }
            whole.setLength(0);
        }
        return commands.stream();
    }

    /** What would be started by a line, the alias or the word first. */
    static Stream<String> started(String line) {
        return Stream.concat(
                Stream.of(STARTED, BY_NAME)
                        .flatMap(pattern -> pattern.matcher(line).results()).map((MatchResult match) -> match.group(1)),
                ALONE.matcher(line).results().map(match -> match.group(1))
                        .filter(words -> Repository.aliases().containsKey(words.split(" ")[0])))
                .map(String::strip);
    }

    /** The same, as one types it who has {@code jbang} on the path: from a clone, from a bundle, in a crontab. */
    String byJBang() {
        return HelpExample.CRON.matcher(line).replaceFirst("")
                .replaceAll("(^|[\\s(])\\./jbang ", "$1jbang ")
                .replaceAll("(^|\\s)(?:\\S*/bin/)?lockstep (?=[a-z])", "$1jbang ")
                .replaceAll("(^|\\s)lockstep-\\S*/bin/", "$1jbang ")
                .replaceAll("(jbang [a-z-]+)@\\S+", "$1");
    }

    @Override
    public String toString() {
        return document + ":" + number + ": " + line;
    }
}
