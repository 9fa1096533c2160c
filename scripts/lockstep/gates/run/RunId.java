package lockstep.gates.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntPredicate;
import lockstep.base.text.SecondStamp;

/** The name of a gate run, fit for a file name: when, which suite, and eight random digits. */
public record RunId(String text) {

    /** {@code YYYYMMDDTHHMMSSZ-}, and the suite after it. */
    private static final int SUITE = 17;
    private static final int LONGEST_SUITE = 40;
    private static final int RANDOM = 8;

    public RunId {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a run id");
        }
    }

    /** Sign by sign: names of runs are read by the hundred thousand. */
    public static boolean isValid(String text) {
        int end = text.length() - RANDOM - 1;
        return end > SUITE && end <= SUITE + LONGEST_SUITE
                && isTime(text) && text.charAt(SUITE - 1) == '-' && text.charAt(end) == '-'
                && all(text, SUITE, end, sign -> isDigit(sign) || sign >= 'a' && sign <= 'z' || sign == '-')
                && all(text, end + 1, text.length(), sign -> isDigit(sign) || sign >= 'a' && sign <= 'f');
    }

    private static boolean isTime(String text) {
        return all(text, 0, 8, RunId::isDigit) && text.charAt(8) == 'T'
                && all(text, 9, 15, RunId::isDigit) && text.charAt(15) == 'Z';
    }

    private static boolean all(String text, int from, int to, IntPredicate isRight) {
        for (int at = from; at < to; at++) {
            if (!isRight.test(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(int sign) {
        return sign >= '0' && sign <= '9';
    }

    public static RunId fresh(Instant when, String suite) {
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        return new RunId(SecondStamp.of(when) + "-" + suite + "-" + HexFormat.of().formatHex(random));
    }

    /** The second in which the run began; empty where its digits are no time. */
    public Optional<Instant> startedAt() {
        return SecondStamp.read(text.substring(0, SUITE - 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
