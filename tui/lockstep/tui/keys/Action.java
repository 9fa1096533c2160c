package lockstep.tui.keys;

/** What a key or a command does. */
public enum Action {
    OPEN("do", "Do the selected step, open what is selected"),
    RUN("run", "Run the gates of this page"),
    UP("up", "Up"),
    DOWN("down", "Down"),
    PAGE_UP("page-up", "A page up"),
    PAGE_DOWN("page-down", "A page down"),
    FIRST("first", "To the first"),
    LAST("last", "To the last"),
    TURN("pane", "Between the list and its detail"),
    BACK("back", "Back"),
    HOME("home", "How everything is, and what is next"),
    WALK("walkthrough", "The day, step by step"),
    GATES("gates", "The gate run, live"),
    LOG("log", "The release log"),
    EVIDENCE("evidence", "The gate runs of an entry"),
    ROLLBACK("rollback", "Roll production back"),
    DRILLS("drills", "Drills"),
    CANDIDATE("candidate", "Pick another candidate"),
    CLASS("class", "Declare the class of the change"),
    TRIGGER("trigger", "Name why to roll back"),
    VERIFY("verify", "Verify the whole log"),
    COPY("copy", "Show and copy the reference"),
    SHELL("shell", "Show and copy the command that does the same"),
    LOOK("look", "Read everything again"),
    FILTER("filter", "Filter the list"),
    STOP("stop", "Stop the gates that run"),
    COMMAND("", "Type a command"),
    JOURNAL("journal", "All that was done"),
    HELP("help", "The keys"),
    REPAINT("repaint", "Draw the screen again"),
    SUSPEND("suspend", "Suspend to the shell"),
    QUIT("quit", "Leave");

    private final String command;
    private final String meaning;

    Action(String command, String meaning) {
        this.command = command;
        this.meaning = meaning;
    }

    /** Its name on the command line of the UI; empty for one that has none. */
    public String command() {
        return command;
    }

    public String meaning() {
        return meaning;
    }
}
