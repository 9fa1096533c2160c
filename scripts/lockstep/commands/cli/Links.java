package lockstep.commands.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.ForgePage;

/** Makes the commits and releases in a line lead to the forge (OSC 8), where a person reads it on a terminal. */
public record Links(Optional<ForgePage> page) {

    private static final Set<String> TAKEN = Set.of("xterm", "tmux", "screen", "alacritty", "foot", "wezterm");

    /** For a person at a terminal that shows nothing of what it does not know. */
    public static Links on(Console console, String remote, String evidence) {
        String term = console.environment().getOrDefault("TERM", "dumb");
        boolean wanted = console.outIsTerminal() && TAKEN.stream().anyMatch(term::startsWith);
        return new Links(wanted ? ForgePage.of(remote, evidence) : Optional.empty());
    }

    private static final String BEGIN = "\u001b]8;;";
    private static final String END = "\u001b\\";

    /** The line is harmless already, and stays so: addresses are made of checked pieces. */
    public String dress(String line) {
        StringBuilder dressed = new StringBuilder();
        int at = 0;
        for (ForgePage.Link link : page.map(one -> one.in(line)).orElseGet(List::of)) {
            dressed.append(line, at, link.from())
                    .append(BEGIN).append(link.address()).append(END)
                    .append(line, link.from(), link.to())
                    .append(BEGIN).append(END);
            at = link.to();
        }
        return dressed.append(line.substring(at)).toString();
    }
}
