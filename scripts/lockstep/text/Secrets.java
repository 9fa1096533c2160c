package lockstep.text;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * The values that must not be shown or stored: header values, cookies seen, passwords in URLs. Grows while a run
 * learns new ones; safe to share between threads.
 */
public final class Secrets {

    /** Shorter values are common words and digits; hiding those would hide the report. */
    public static final int SHORTEST = 4;

    public static final String REDACTED = "[redacted]";

    private final Set<String> values = new CopyOnWriteArraySet<>();

    public Secrets() {}

    public Secrets(Collection<String> values) {
        values.forEach(this::add);
    }

    public void add(String value) {
        if (value.strip().length() >= SHORTEST) {
            values.add(value.strip());
        }
    }

    public String redact(String text) {
        String safe = text;
        for (String value : values) {
            for (String form : SecretForms.of(value)) {
                safe = safe.replace(form, REDACTED);
            }
        }
        return safe;
    }

    /** Whether any secret is in the text in any form. */
    public boolean areIn(String text) {
        return values.stream().flatMap(value -> SecretForms.of(value).stream()).anyMatch(text::contains);
    }
}
