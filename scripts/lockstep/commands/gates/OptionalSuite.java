package lockstep.commands.gates;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** The suites that the promotion gate takes along when asked to ({@code --with}). */
public enum OptionalSuite {
    DRILLS,
    CERTIFY,
    COST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code drills,cost}: names in any case and order, separated by commas. */
    public static Set<OptionalSuite> parse(String text) {
        Set<OptionalSuite> extras = EnumSet.noneOf(OptionalSuite.class);
        for (String name : text.split(",", -1)) {
            String wanted = name.strip().toLowerCase(Locale.ROOT);
            extras.add(Arrays.stream(values())
                    .filter(extra -> extra.word().equals(wanted))
                    .findFirst()
                    .orElseThrow(() ->
                    new UsageError(
                            "there is no suite '" + Sanitiser.line(name, 40) + "' for --with",
                            "Use one or more of: "
                                    + Arrays.stream(values()).map(OptionalSuite::word).collect(Collectors.joining(", "))
                                    + ".")));
        }
        return extras;
    }

    String how() {
        return "not run; add `--with " + word() + "`";
    }
}
