package lockstep.record.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lockstep.record.log.LogReading;

/**
 * The log as CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in front, as
 * OWASP's advice on CSV injection has it.
 */
public final class CsvExport {

    private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20|%].*");

    private CsvExport() {}

    public static String of(LogReading log) {
        StringBuilder text = new StringBuilder(row(LogRow.HEADINGS));
        log.items().forEach(item -> text.append(row(LogRow.of(item).cells())));
        return text.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(CsvExport::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == ';') && safe.equals(safe.strip());
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
