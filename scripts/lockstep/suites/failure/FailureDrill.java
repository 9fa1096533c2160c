package lockstep.suites.failure;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateName;

/** What an operator breaks on staging, to see that the service fails as it is meant to. */
public enum FailureDrill {
    DATABASE(
            "Unset DATABASE_URL on staging and deploy.",
            "Restore DATABASE_URL and deploy.",
            "the app refuses to start; or it is up, db health errs, chat fails closed; and that lasts"),
    CORS(
            "Set CORS_ORIGINS on staging to something malformed, like {bad}, and deploy.",
            "Restore CORS_ORIGINS and deploy.",
            "the app refuses to start, for as long as a change may take to show"),
    MODEL_KEY(
            "Set MODEL_API_KEY on staging to a wrong key and deploy.",
            "Restore MODEL_API_KEY and deploy.",
            "chat is a governed fallback, without a traceback");

    private final String change;
    private final String revert;
    private final String outcome;

    FailureDrill(String change, String revert, String outcome) {
        this.change = change;
        this.revert = revert;
        this.outcome = outcome;
    }

    /** What to do. */
    public String change() {
        return change;
    }

    /** How to undo it. */
    public String revert() {
        return revert;
    }

    /** What is documented to follow. */
    public String outcome() {
        return outcome;
    }

    /** Its name on the command line: {@code model-key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public GateName gateName() {
        return new GateName("failure_" + name().toLowerCase(Locale.ROOT));
    }

    GateName restoredName() {
        return new GateName(gateName().word() + "_restored");
    }

    /** {@code database,cors}: names separated by commas. */
    public static Set<FailureDrill> parse(String text) {
        Set<FailureDrill> drills = EnumSet.noneOf(FailureDrill.class);
        for (String name : text.split(",", -1)) {
            String wanted = name.strip().toLowerCase(Locale.ROOT);
            drills.add(Arrays.stream(values())
                    .filter(drill -> drill.word().equals(wanted))
                    .findFirst()
                    .orElseThrow(() ->
                    new UsageError(
                            "there is no failure drill '" + Sanitiser.line(name, 40) + "'",
                            "There are: " + Arrays.stream(values())
                                    .map(FailureDrill::word)
                                    .collect(Collectors.joining(", ")) + ".")));
        }
        return drills;
    }
}
