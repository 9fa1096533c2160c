package lockstep.tui.preferences;

import java.util.List;

/** What a key or a command does. */
public enum KeyAction {
    OPEN(Group.DO, "do", "Enter", "Do or open what is selected"),
    RUN(Group.DO, "run", "r", "Run the gates shown"),
    UP(Group.MOVE, "up", "Up k", "Up"),
    DOWN(Group.MOVE, "down", "Down j", "Down"),
    PAGE_UP(Group.MOVE, "page-up", "PgUp ^B", "A page up"),
    PAGE_DOWN(Group.MOVE, "page-down", "PgDn ^F Space", "A page down"),
    FIRST(Group.MOVE, "first", "Home", "To the first"),
    LAST(Group.MOVE, "last", "End G", "To the last"),
    TURN(Group.MOVE, "pane", "Tab BackTab", "Between the list and its detail"),
    PIPELINE(Group.GO, "pipeline", "P", "What a commit needs, and has"),
    CANARY(Group.GO, "canary", "K", "The canary, live"),
    BACK(Group.GO, "back", "Esc", "Back"),
    HOME(Group.GO, "home", "h", "How it is, and what is next"),
    WALK(Group.GO, "walkthrough", "w", "The day, step by step"),
    GATES(Group.GO, "gates", "g", "The gate run, live"),
    LOG(Group.GO, "log", "l", "The release log"),
    EVIDENCE(Group.GO, "evidence", "e", "The gate runs of an entry"),
    ROLLBACK(Group.GO, "rollback", "R", "Roll production back"),
    DRILLS(Group.GO, "drills", "d", "Drills"),
    CANDIDATE(Group.GO, "candidate", "c", "Pick another candidate"),
    APPROVE(Group.DO, "approve", "a", "Approve, with your own key"),
    ABORT(Group.DO, "abort-canary", "A", "Abort the canary: it gets no more traffic"),
    PAUSE(Group.DO, "pause-canary", "p", "Pause the canary at its traffic, or resume it"),
    CLASS(Group.DO, "class", "C", "Declare the change's class"),
    TRIGGER(Group.DO, "trigger", "t", "Name why to roll back"),
    VERIFY(Group.DO, "verify", "v", "Verify the whole log"),
    COPY(Group.DO, "copy", "y", "Show and copy the reference"),
    BROWSE(Group.DO, "browse", "o", "Show and copy the address of a commit and its evidence"),
    SHELL(Group.DO, "shell", "$", "Show the command for a shell"),
    LOOK(Group.DO, "look", "u F5", "Read everything again"),
    FILTER(Group.MOVE, "filter", "/", "Filter the list"),
    STOP(Group.DO, "stop", "x", "Stop the gates that run, or the waiting for production"),
    COMMAND(Group.REST, "", ":", "Type a command"),
    JOURNAL(Group.REST, "journal", "J", "All that was done"),
    HELP(Group.REST, "help", "?", "The keys"),
    REPAINT(Group.REST, "repaint", "^L", "Draw the screen again"),
    SUSPEND(Group.REST, "suspend", "^Z", "Suspend to the shell"),
    QUIT(Group.REST, "quit", "q ^C", "Leave");

    /** Where it stands in the help. */
    public enum Group {
        GO("Go to"), DO("Do"), MOVE("Move"), REST("The terminal");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final Group group;
    private final String command;
    private final List<String> usualKeys;
    private final String meaning;

    KeyAction(Group group, String command, String usualKeys, String meaning) {
        this.group = group;
        this.command = command;
        this.usualKeys = List.of(usualKeys.split(" "));
        this.meaning = meaning;
    }

    public Group group() {
        return group;
    }

    /** Its name on the command line of the UI; empty for one that has none. */
    public String command() {
        return command;
    }

    /** Its name in {@code ui.yaml}. */
    public String word() {
        return command.isEmpty() ? "command" : command;
    }

    /** The first is the one that is shown. */
    List<String> usualKeys() {
        return usualKeys;
    }

    public String meaning() {
        return meaning;
    }
}
