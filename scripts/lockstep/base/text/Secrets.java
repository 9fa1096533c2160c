package lockstep.base.text;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The values that must not be shown or stored: header values, cookies seen, passwords in URLs. Grows while a run
 * learns new ones; safe to share between threads.
 */
public final class Secrets {

    /** Shorter values are common words and digits; hiding those would hide the report. */
    public static final int SHORTEST = 4;

    public static final String REDACTED = "[redacted]";

    private final Set<String> values = ConcurrentHashMap.newKeySet();

    /** Of all secrets, longest first, so that redacting one never leaves the tail of another. */
    private final SortedSet<String> forms = new ConcurrentSkipListSet<>(Secrets::longestFirst);

    public Secrets() {}

    public Secrets(Collection<String> values) {
        values.forEach(this::add);
    }

    private static int longestFirst(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : other.length() - one.length();
    }

    public void add(String value) {
        String secret = value.strip();
        if (secret.length() >= SHORTEST && values.add(secret)) {
            forms.addAll(SecretForms.of(secret));
        }
    }

    public String redact(String text) {
        String safe = text;
        for (String form : forms) {
            safe = safe.replace(form, REDACTED);
        }
        return safe;
    }

    /** Whether any secret is in the text in any form. */
    public boolean areIn(String text) {
        return forms.stream().anyMatch(text::contains);
    }
}
