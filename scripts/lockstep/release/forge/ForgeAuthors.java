package lockstep.release.forge;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Who wrote a change, where the forge names accounts and git names people: an account is an author's if it is named
 * like the author, or like the part before the {@code @} of the author's address.
 */
final class ForgeAuthors {

    private final Set<String> names = new HashSet<>();

    void account(String name) {
        add(name);
    }

    void person(String name, String email) {
        add(name);
        int at = email.indexOf('@');
        if (at > 0) {
            String local = email.substring(0, at);
            add(local);
            // The forge's own addresses: 12345-olga@users.noreply.gitlab.com, 12345+olga@users.noreply.github.com.
            add(local.replaceFirst("^\\d+[-+]", ""));
        }
    }

    private void add(String name) {
        if (!name.isBlank()) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
    }

    boolean have(String account, String name) {
        return names.contains(account.toLowerCase(Locale.ROOT))
                || (!name.isBlank() && names.contains(name.strip().toLowerCase(Locale.ROOT)));
    }
}
