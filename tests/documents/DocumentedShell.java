package tests.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tests.house.Repository;

/**
 * Commands of a document that start git, tar and the like, pasted into a shell as they stand there.
 *
 * @param text as it is read from the document
 */
record DocumentedShell(String text) {

    private static final Pattern SPAN = Pattern.compile("(?s)(?<!`)`(?!`)([^`]+)`");

    /** How a pasted text ended, and what it said. */
    record Pasted(int exitCode, String said) {}

    /** The whole block of code with such words in it. */
    static DocumentedShell block(String document, String words) {
        List<String> block = new ArrayList<>();
        int last = -1;
        for (Document.CodeLine line : Document.read(Repository.root().resolve(document)).blocks()) {
            if (line.number() != last + 1) {
                if (block.stream().anyMatch(one -> one.contains(words))) {
                    break;
                }
                block.clear();
            }
            block.add(line.text().strip());
            last = line.number();
        }
        if (block.stream().noneMatch(one -> one.contains(words))) {
            throw new IllegalStateException(document + " has no block with: " + words);
        }
        return new DocumentedShell(String.join("\n", block));
    }

    /** What stands in backticks in a sentence or a cell of a table; a line's end in it is a space. */
    static DocumentedShell span(String document, String words) {
        return spans(Document.read(Repository.root().resolve(document))).filter(span -> span.contains(words))
                .findFirst().map(DocumentedShell::new)
                .orElseThrow(() -> new IllegalStateException(document + " has no words in backticks with: " + words));
    }

    static Stream<String> spans(Document document) {
        return SPAN.matcher(document.prose()).results()
                .map(span -> span.group(1).replaceAll("\\s+", " ").strip().replace("\\|", "|"));
    }

    /** What somebody replaces who pastes it; a name that is not there is a mistake of the test. */
    DocumentedShell with(String name, String value) {
        if (!text.contains(name)) {
            throw new IllegalStateException("no " + name + " in: " + text);
        }
        return new DocumentedShell(text.replace(name, value));
    }

    Pasted in(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", text).directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().clear();
        shell.environment().putAll(environment);
        Process process = shell.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Pasted(process.waitFor(), said);
    }
}
