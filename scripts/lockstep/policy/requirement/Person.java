package lockstep.policy.requirement;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A person as one place names them: the principal of a key, an address of git, an account of a forge. Names that may
 * mean one person are taken to: who may be an author or the requester approves nothing.
 */
public record Person(String name) {

    /** Forges write an address of their own into commits that are made in the browser: 123+olga@users.noreply.…. */
    private static final Pattern OF_FORGE = Pattern.compile("(?:\\d+[-+])?([^@]+)@(?:[^@]*\\.)?noreply\\..+");
    private static final Pattern NUMBER = Pattern.compile("^\\d+[-+]");

    public Person {
        name = name.strip().toLowerCase(Locale.ROOT);
    }

    public boolean isAnyOf(Collection<String> others) {
        return others.stream().anyMatch(other -> isSame(new Person(other)));
    }

    boolean isSame(Person other) {
        return name.equals(other.name)
                || (isAccount() || other.isAccount()) && account().equals(other.account()) && !account().isEmpty();
    }

    /** Whether no address of the person is known, only what an account is called. */
    private boolean isAccount() {
        return name.indexOf('@') < 0 || OF_FORGE.matcher(name).matches();
    }

    private String account() {
        int at = name.indexOf('@');
        return NUMBER.matcher(at < 0 ? name : name.substring(0, at)).replaceFirst("");
    }
}
