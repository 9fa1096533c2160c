package lockstep.tui.keys;

/** What a key or a command does. */
public enum Action {
    OPEN(Group.DO, "do", "Do or open what is selected"),
    RUN(Group.DO, "run", "Run the gates shown"),
    UP(Group.MOVE, "up", "Up"),
    DOWN(Group.MOVE, "down", "Down"),
    PAGE_UP(Group.MOVE, "page-up", "A page up"),
    PAGE_DOWN(Group.MOVE, "page-down", "A page down"),
    FIRST(Group.MOVE, "first", "To the first"),
    LAST(Group.MOVE, "last", "To the last"),
    TURN(Group.MOVE, "pane", "Between the list and its detail"),
    PIPELINE(Group.GO, "pipeline", "What a commit needs, and has"),
    CANARY(Group.GO, "canary", "The canary, live"),
    BACK(Group.GO, "back", "Back"),
    HOME(Group.GO, "home", "How it is, and what is next"),
    WALK(Group.GO, "walkthrough", "The day, step by step"),
    GATES(Group.GO, "gates", "The gate run, live"),
    LOG(Group.GO, "log", "The release log"),
    EVIDENCE(Group.GO, "evidence", "The gate runs of an entry"),
    ROLLBACK(Group.GO, "rollback", "Roll production back"),
    DRILLS(Group.GO, "drills", "Drills"),
    CANDIDATE(Group.GO, "candidate", "Pick another candidate"),
    APPROVE(Group.DO, "approve", "Approve, with your own key"),
    ABORT(Group.DO, "abort-canary", "Take the canary off the traffic"),
    CLASS(Group.DO, "class", "Declare the change's class"),
    TRIGGER(Group.DO, "trigger", "Name why to roll back"),
    VERIFY(Group.DO, "verify", "Verify the whole log"),
    COPY(Group.DO, "copy", "Show and copy the reference"),
    SHELL(Group.DO, "shell", "Show the command for a shell"),
    LOOK(Group.DO, "look", "Read everything again"),
    FILTER(Group.MOVE, "filter", "Filter the list"),
    STOP(Group.DO, "stop", "Stop the gates that run"),
    COMMAND(Group.REST, "", "Type a command"),
    JOURNAL(Group.REST, "journal", "All that was done"),
    HELP(Group.REST, "help", "The keys"),
    REPAINT(Group.REST, "repaint", "Draw the screen again"),
    SUSPEND(Group.REST, "suspend", "Suspend to the shell"),
    QUIT(Group.REST, "quit", "Leave");

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
    private final String meaning;

    Action(Group group, String command, String meaning) {
        this.group = group;
        this.command = command;
        this.meaning = meaning;
    }

    public Group group() {
        return group;
    }

    /** Its name on the command line of the UI; empty for one that has none. */
    public String command() {
        return command;
    }

    public String meaning() {
        return meaning;
    }
}
