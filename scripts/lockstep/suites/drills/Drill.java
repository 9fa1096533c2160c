package lockstep.suites.drills;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateName;

/** The release drills, by the letters under which the seeds' service knows them. */
public enum Drill {
    A("boot and health"),
    B("identity: the anonymous cookie"),
    C("chat happy"),
    D("wrong content type"),
    E("invalid JSON"),
    F("missing user_text"),
    G("plan limits: a text that is too long, then too many requests"),
    H("burst of 40"),
    I("observability: the log");

    private final String title;

    Drill(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public GateName gateName() {
        return new GateName("drill_" + name().toLowerCase(Locale.ROOT));
    }

    /** {@code A,C}: letters in any case, separated by commas. */
    public static Set<Drill> parse(String text) {
        Set<Drill> drills = EnumSet.noneOf(Drill.class);
        for (String letter : text.split(",", -1)) {
            String wanted = letter.strip().toUpperCase(Locale.ROOT);
            drills.add(Arrays.stream(values())
                    .filter(drill -> drill.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new UsageError(
                            "there is no drill '" + Sanitiser.line(letter, 40) + "'", "There are: " + list() + ".")));
        }
        return drills;
    }

    private static String list() {
        return Arrays.stream(values()).map(drill -> drill + " (" + drill.title + ")").collect(Collectors.joining(", "));
    }
}
