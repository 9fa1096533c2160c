package lockstep.settings.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Makes a gate of a curl command. It says what is sent; what is right about the answer has to be added. */
public final class CurlImport {

    private static final Set<String> WITHOUT_MEANING = Set.of(
            "-s", "-S", "-sS", "-v", "-i", "-f", "-k", "--silent", "--show-error", "--verbose", "--include", "--fail",
            "--insecure", "--compressed", "--http1.1", "--http2", "--globoff", "-g");
    private static final Set<String> WITH_VALUE = Set.of(
            "-o", "--output", "-w", "--write-out", "-m", "--max-time", "--connect-timeout", "--retry", "--cacert",
            "-A", "--user-agent", "-e", "--referer");

    private final Imported imported = new Imported();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> data = new ArrayList<>();
    private Optional<String> method = Optional.empty();
    private Optional<String> url = Optional.empty();
    private boolean inQuery;

    private CurlImport() {}

    public static Imported of(String command) {
        CurlImport curl = new CurlImport();
        curl.read(ShellWords.of(command));
        curl.make();
        return curl.imported;
    }

    private void read(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (i == 0 && word.equals("curl") || WITHOUT_MEANING.contains(word)) {
                continue;
            }
            if (!word.startsWith("-")) {
                url = url.or(() -> Optional.of(word));
                continue;
            }
            boolean isJoined = word.matches("-[XHdub].+") ;
            String option = isJoined ? word.substring(0, 2) : word;
            String value = isJoined ? word.substring(2) : i + 1 < words.size() ? words.get(i + 1) : "";
            if (option(option, value) && !isJoined) {
                i++;
            }
        }
    }

    /** @return whether the option has a value */
    private boolean option(String option, String value) {
        switch (option) {
            case "-X", "--request" -> method = Optional.of(value);
            case "-H", "--header" -> {
                int colon = value.indexOf(':');
                headers.put(colon < 0 ? value : value.substring(0, colon).strip(),
                        colon < 0 ? "" : value.substring(colon + 1).strip());
            }
            case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode" -> data.add(value);
            case "--json" -> {
                data.add(value);
                headers.putIfAbsent("Content-Type", "application/json");
            }
            case "-u", "--user" -> headers.put("Authorization", "Basic credentials");
            case "-b", "--cookie" -> headers.put("Cookie", value);
            case "--url" -> url = Optional.of(value);
            case "-G", "--get" -> {
                inQuery = true;
                return false;
            }
            case "-I", "--head" -> {
                method = Optional.of("HEAD");
                return false;
            }
            case "-L", "--location" -> {
                imported.leaveOut(option + ": redirects are not followed; expect the 3xx and its location");
                return false;
            }
            default -> {
                imported.leaveOut("the option " + option);
                return WITH_VALUE.contains(option) || option.equals("-F") || option.equals("--form");
            }
        }
        return true;
    }

    private void make() {
        if (url.isEmpty()) {
            imported.leaveOut("the command names no URL");
            return;
        }
        boolean sends = !data.isEmpty() && !inQuery;
        String word = method.orElse(sends ? "POST" : "GET");
        String whole = url.get().contains("://") ? url.get() : "http://" + url.get();
        String target = inQuery && !data.isEmpty()
                ? whole + (whole.contains("?") ? "&" : "?") + String.join("&", data) : whole;
        String path = target.replaceAll("^[a-z]+://[^/?#]*", "").replaceAll("[?#].*", "");
        ObjectNode gate = imported.gate(word.toLowerCase(Locale.ROOT) + " " + path);
        RequestImport request = new RequestImport(imported, gate);
        if (!request.line(word, target)) {
            imported.drop(gate);
            return;
        }
        headers.forEach(request::header);
        if (sends) {
            Optional<String> type = headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                    .map(Map.Entry::getValue).findFirst();
            request.body(String.join("&", data), type.or(() -> Optional.of("application/x-www-form-urlencoded")));
        }
        request.finish();
        gate.put("expect", "2xx");
        imported.leaveOut("what the answer must be: a curl command does not say, so any 2xx is expected");
    }
}
