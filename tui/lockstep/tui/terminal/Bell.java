package lockstep.tui.terminal;

import java.util.Map;
import lockstep.base.text.Sanitiser;

/** How an operator who looks elsewhere is called: the bell, and one notification where the terminal can show it. */
public record Bell(Kind kind, boolean inTmux) {

    /** How a terminal is asked to notify. Of those that know both ways some would show it twice. */
    public enum Kind {
        NONE,
        /** OSC 9: iTerm2, WezTerm, kitty, Ghostty, foot, and whatever ignores it. */
        NINE,
        /** OSC 777: rxvt-unicode, and those built on VTE. */
        SEVENS
    }

    private static final int LONGEST = 200;
    private static final String BEL = "\u0007";
    private static final String ESC = "\u001b";

    /** @param sequences whether the terminal ignores those that it does not know */
    public static Bell of(Map<String, String> environment, boolean sequences) {
        String term = environment.getOrDefault("TERM", "");
        boolean sevens = term.startsWith("rxvt-unicode") || !environment.getOrDefault("VTE_VERSION", "").isBlank();
        Kind kind = sevens ? Kind.SEVENS : sequences || term.startsWith("foot") ? Kind.NINE : Kind.NONE;
        return new Bell(kind, !environment.getOrDefault("TMUX", "").isBlank());
    }

    /** What is written, whatever the line is. */
    public String ringing(String line) {
        String safe = Sanitiser.line(line, LONGEST);
        String notice = switch (kind) {
            case NONE -> "";
            case NINE -> ESC + "]9;" + safe + BEL;
            case SEVENS -> ESC + "]777;notify;Lockstep;" + safe.replace(';', ',') + BEL;
        };
        return BEL + (inTmux && !notice.isEmpty() ? through(notice) : notice);
    }

    /** tmux keeps for itself what is not marked as meant for the terminal around it. */
    private static String through(String notice) {
        return ESC + "Ptmux;" + notice.replace(ESC, ESC + ESC) + ESC + "\\";
    }
}
