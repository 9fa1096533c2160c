package tests.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tests.house.Repository;

/** A Markdown file of the repository, as GitHub shows it: its prose, its blocks of code, its anchors and its links. */
record Document(Path file, String prose, List<CodeLine> blocks) {

    /** A line of a block of code, and where it stands. */
    record CodeLine(int number, String text) {}

    private static final Pattern FENCE = Pattern.compile("^ *(```+|~~~+)(.*)$");
    private static final Pattern INDENTED = Pattern.compile("^ {4}\\S.*$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");
    private static final Pattern LINK = Pattern.compile("]\\(<?([^)>\\s]+)>?(?: \"[^\"]*\")?\\)");
    private static final Pattern SPAN = Pattern.compile("(`+)(.+?)\\1");

    /** Every document: README.md and all that lies in docs. */
    static List<Document> all() {
        return Stream.concat(Stream.of(Repository.root().resolve("README.md")), below("docs", ".md").stream())
                .map(Document::read)
                .toList();
    }

    static List<Path> below(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Repository.root().resolve(folder))) {
            return files.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(ending)).sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document read(Path file) {
        StringBuilder prose = new StringBuilder();
        List<CodeLine> code = new ArrayList<>();
        String fence = "";
        boolean afterBlank = true;
        int number = 0;
        for (String line : Repository.read(file).split("\n", -1)) {
            number++;
            Matcher mark = FENCE.matcher(line);
            if (mark.matches() && (fence.isEmpty() || mark.group(1).startsWith(fence) && mark.group(2).isBlank())) {
                fence = fence.isEmpty() ? mark.group(1) : "";
            } else if (!fence.isEmpty() || afterBlank && INDENTED.matcher(line).matches()) {
                code.add(new CodeLine(number, line));
            } else {
                prose.append(line).append('\n');
                afterBlank = line.isBlank();
            }
        }
        if (!fence.isEmpty()) {
            throw new IllegalStateException(file + " has a block of code that does not end");
        }
        return new Document(file, prose.toString(), List.copyOf(code));
    }

    /** The lines of its blocks of code. */
    List<String> code() {
        return blocks.stream().map(CodeLine::text).toList();
    }

    /** Where the anchors of its headings are; a heading that is there twice gets a number. */
    List<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        return HEADING.matcher(prose).results()
                .map(heading -> anchor(heading.group(1)))
                .map(anchor -> {
                    int before = seen.merge(anchor, 1, Integer::sum) - 1;
                    return before == 0 ? anchor : anchor + "-" + before;
                })
                .toList();
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "").strip().replace(' ', '-');
    }

    /** What its links and pictures lead to, as it is written. */
    List<String> links() {
        return LINK.matcher(SPAN.matcher(prose).replaceAll("")).results().map(link -> link.group(1)).toList();
    }

    /** The words in backticks of its prose. */
    List<String> spans() {
        return SPAN.matcher(prose).results().map(span -> span.group(2).strip()).toList();
    }

    String name() {
        return Repository.root().relativize(file).toString();
    }
}
