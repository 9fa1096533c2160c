package lockstep.record.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows as CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP's
 * advice on CSV injection has it.
 */
final class Csv {

    private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20|%].*");

    private Csv() {}

    static String of(List<List<String>> rows) {
        return rows.stream().map(Csv::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == ';') && safe.equals(safe.strip());
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
