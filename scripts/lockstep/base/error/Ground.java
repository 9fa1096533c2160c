package lockstep.base.error;

/** One reason of a refusal: the rule, what breaks it, what to do, and where the rule is explained. */
public record Ground(String rule, String words, String remedy, String link) {

    /** On one line. */
    public String line() {
        return rule + ": " + words + " [" + link + "]";
    }
}
