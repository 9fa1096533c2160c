package lockstep.demo.service;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.demo.chat.Reply;

/**
 * The service's flags: {@code GET /features} shows them, {@code POST /features/NAME/off} and {@code /on} turn one. A
 * flag that is off is really off: its path is gone.
 */
final class Features {

    private static final Pattern TURN = Pattern.compile("/features/([a-z-]{1,40})/(on|off)");

    private final Map<String, Boolean> flags = new ConcurrentSkipListMap<>(Map.of("suggestions", true));
    private final Faults faults;

    Features(Faults faults) {
        this.faults = faults;
    }

    /** Empty for a path that is none of its. */
    Optional<Reply> answer(String method, String path) {
        if (path.equals("/features") && method.equals("GET")) {
            return Optional.of(Reply.json(200, new TreeMap<String, Object>(flags)));
        }
        if (path.equals("/suggestions") && method.equals("GET") && flags.get("suggestions")) {
            return Optional.of(Reply.json(200, Map.of("suggestions", "hi")));
        }
        Matcher turn = TURN.matcher(path);
        if (!method.equals("POST") || !turn.matches() || !flags.containsKey(turn.group(1))) {
            return Optional.empty();
        }
        if (!faults.any(Fault.FLAG_STUCK)) {
            flags.put(turn.group(1), turn.group(2).equals("on"));
        }
        return Optional.of(Reply.json(200, Map.of("status", "ok")));
    }
}
