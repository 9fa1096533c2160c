package tests.bench.faults;

/** What a process is ended by from outside: nothing of it runs on, and nothing that it begins has an effect. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed", null, false, false);
    }
}
