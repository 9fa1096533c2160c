package lockstep.settings.imports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "-s", "-S", "-v", "-i", "-f", "-g", "-N", "-#", "-4", "-6", "--silent", "--show-error", "--verbose",
            "--include", "--fail", "--fail-with-body", "--compressed", "--http1.1", "--http2", "--globoff",
            "--no-buffer", "--progress-bar", "--ipv4", "--ipv6");

    private final Imported imported = new Imported();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> data = new ArrayList<>();
    private Optional<String> method = Optional.empty();
    private boolean inQuery;
    private boolean sends;

    private CurlImport() {}

    public static Imported of(String command) {
        CurlImport curl = new CurlImport();
        CurlOptions options = CurlOptions.of(ShellWords.of(command));
        if (options.unknown().isEmpty()) {
            List<String> urls = new ArrayList<>(options.urls());
            options.given().forEach(one -> curl.option(one.option(), one.value(), urls));
            curl.make(urls);
        } else {
            curl.imported.leaveOut(
                    "the command: whether " + options.unknown() + " has a value is not known; leave it out");
        }
        return curl.imported;
    }

    private void option(String option, String value, List<String> urls) {
        switch (option) {
            case "-X", "--request" -> method = Optional.of(value);
            case "-H", "--header" -> {
                int colon = value.indexOf(':');
                headers.put(colon < 0 ? value : value.substring(0, colon).strip(),
                        colon < 0 ? "" : value.substring(colon + 1).strip());
            }
            case "-d", "--data", "--data-binary", "--data-ascii" -> data(value, value.startsWith("@"));
            case "--data-raw" -> data(value, false);
            case "--data-urlencode" -> encoded(value);
            case "--json" -> {
                data(value, value.startsWith("@"));
                headers.putIfAbsent("Content-Type", "application/json");
            }
            case "-u", "--user" -> headers.put("Authorization", "Basic credentials");
            case "--oauth2-bearer" -> headers.put("Authorization", "Bearer token");
            case "-b", "--cookie" -> headers.put("Cookie", value);
            case "--url" -> urls.add(value);
            case "-G", "--get" -> inQuery = true;
            case "-I", "--head" -> method = Optional.of("HEAD");
            case "-L", "--location", "--location-trusted" ->
                imported.leaveOut(option + ": redirects are not followed; expect the 3xx and its location");
            case "-k", "--insecure" ->
                imported.leaveOut(option + ": certificates are always checked; give --ca-file to trust your own");
            case "-F", "--form", "--form-string" -> {
                sends = true;
                imported.leaveOut("the option " + option + ": a body of several parts cannot be declared");
            }
            default -> {
                if (!WITHOUT_MEANING.contains(option)) {
                    imported.leaveOut("the option " + option);
                }
            }
        }
    }

    private void data(String value, boolean isFile) {
        sends = true;
        if (isFile) {
            imported.leaveOut("the body, which is the content of a file: name it by file: in the gate");
        } else {
            data.add(value);
        }
    }

    /** {@code content}, {@code =content} or {@code name=content}. */
    private void encoded(String value) {
        sends = true;
        int equals = value.indexOf('=');
        if (value.indexOf('@') >= 0 && (equals < 0 || value.indexOf('@') < equals)) {
            imported.leaveOut("a field of the body, which is the content of a file");
            return;
        }
        String content = URLEncoder.encode(equals < 0 ? value : value.substring(equals + 1), StandardCharsets.UTF_8);
        data.add(equals <= 0 ? content : value.substring(0, equals + 1) + content);
    }

    private void make(List<String> urls) {
        if (urls.isEmpty()) {
            imported.leaveOut("the command names no URL");
            return;
        }
        if (urls.size() > 1) {
            imported.leaveOut("all URLs but the first: import each by itself");
        }
        boolean hasBody = sends && !inQuery;
        String word = method.orElse(hasBody ? "POST" : "GET");
        String whole = urls.getFirst().contains("://") ? urls.getFirst() : "http://" + urls.getFirst();
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
        if (hasBody && !data.isEmpty()) {
            Optional<String> type = headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                    .map(Map.Entry::getValue).findFirst();
            request.body(String.join("&", data), type.or(() -> Optional.of(FORM)));
        }
        request.finish();
        gate.put("expect", "2xx");
        imported.leaveOut("what the answer must be: a curl command does not say, so any 2xx is expected");
    }
}
