package lockstep.base.text;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Commands as somebody on this host can paste them: after {@code jbang}, or in a bundle, which has no JBang, after
 * {@code lockstep}.
 */
public final class Pasted {

    /** What stands before the name of each command, where that is not {@code jbang}. */
    public static final String LAUNCHER = "lockstep.launcher";

    private static final String JBANG = "jbang";
    private static final Pattern LAUNCHED = Pattern.compile("(?<![\\w./-])" + JBANG + "(?= [a-z])");

    private Pasted() {}

    /** @param command with what follows it, like {@code status --json} */
    public static String line(String command) {
        return launcher() + " " + command;
    }

    /** The same of lines in which {@code jbang} stands. */
    public static String[] examples(String... lines) {
        String launcher = launcher();
        return launcher.equals(JBANG)
                ? lines
                : Arrays.stream(lines).map(line -> LAUNCHED.matcher(line).replaceAll(launcher)).toArray(String[]::new);
    }

    private static String launcher() {
        return System.getProperty(LAUNCHER, JBANG);
    }
}
