package lockstep.release.sets;

import lockstep.base.release.ServiceName;

/**
 * The commands of a set, as they are told to people.
 *
 * @param typed options that whoever runs this gave and that the next command needs, each after a space
 */
record SetCommands(ServiceName set, String typed) {

    /** @param more options of this one, each after a space */
    private String command(String action, String more) {
        return "`release-set " + action + " " + set + more + typed + "`";
    }

    String status() {
        return command("status", "");
    }

    String plan() {
        return command("promote", " --dry-run");
    }

    String resume() {
        return command("promote", " --resume");
    }

    String rollback() {
        return command("rollback", "");
    }

    String planRollback() {
        return command("rollback", " --dry-run");
    }

    String seeStatus() {
        return "See " + status() + "; when it is done, plan again with " + plan() + ".";
    }
}
