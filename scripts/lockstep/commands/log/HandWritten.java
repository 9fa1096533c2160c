package lockstep.commands.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people wrote into a volume of the log by hand, by its Markdown headings: so that what Lockstep does not know can
 * still be found and named. Pure.
 */
final class HandWritten {

    /**
     * A heading and what stands below it.
     *
     * @param line of the heading, from 1
     * @param end the line after its last
     * @param date as it stands in the heading, else in the text; empty where none does
     * @param fenced whether a block stands in it
     */
    record Section(long line, long end, String title, Optional<String> date, boolean fenced) {

        boolean holds(long other) {
            return line <= other && other < end;
        }

        /** Date and title, as a table shows it. */
        String summary() {
            return date.filter(day -> !title.contains(day)).map(day -> day + " ").orElse("") + title;
        }
    }

    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6} +(.+?)(?: +#+)? *");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
    private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

    private HandWritten() {}

    static List<Section> sections(byte[] volume) {
        List<String> lines = new String(volume, StandardCharsets.UTF_8).lines().toList();
        List<Integer> headings = new ArrayList<>();
        Optional<String> fence = Optional.empty();
        for (int at = 0; at < lines.size(); at++) {
            Matcher mark = FENCE.matcher(lines.get(at));
            if (mark.matches()) {
                String found = mark.group(1);
                if (fence.isEmpty()) {
                    fence = Optional.of(found);
                } else if (found.startsWith(fence.get())) {
                    fence = Optional.empty();
                }
            } else if (fence.isEmpty() && HEADING.matcher(lines.get(at)).matches()) {
                headings.add(at);
            }
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int from = headings.get(i);
            int to = i + 1 < headings.size() ? headings.get(i + 1) : lines.size();
            sections.add(section(lines, from, to));
        }
        return sections;
    }

    private static Section section(List<String> lines, int from, int to) {
        Matcher heading = HEADING.matcher(lines.get(from));
        String title = heading.matches() ? heading.group(1) : "";
        Optional<String> date = lines.subList(from, to).stream()
                .map(DATE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
        boolean fenced = lines.subList(from, to).stream().anyMatch(line -> FENCE.matcher(line).matches());
        return new Section(from + 1L, to + 1L, title, date, fenced);
    }
}
