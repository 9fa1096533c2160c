package tests.bundle;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Commands that load much the same classes, and so share an archive of them. A class in an archive costs every start
 * with it a little, used or not.
 */
enum Family {

    /** Ask a service, and seldom open a repository. */
    GATES(Set.of("certify-phase15", "completion", "cost-drill-breaker", "cost-gate-chat", "gates", "promotion-gate",
            "release-drills", "smoke-api-chat")),

    /** All others. */
    RELEASES(Set.of());

    private final Set<String> commands;

    Family(Set<String> commands) {
        this.commands = commands;
    }

    static Family of(Product.Entry command) {
        return GATES.commands.contains(command.name()) ? GATES : RELEASES;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The list that its archive is made from. */
    Path list(Path lib) {
        return lib.resolve(word() + ".classes");
    }

    Path archive(Path lib) {
        return lib.resolve(word() + ".jsa");
    }
}
