package lockstep.tui.model;

import java.util.Optional;
import lockstep.release.Mode;
import lockstep.release.Sha;
import lockstep.tui.desk.Declared;
import lockstep.tui.desk.DeskTerms;

/** The command line that would do the same as the UI does: for habits, for scripts, for trust. */
public record Shell(DeskTerms terms) {

    public String gates(Mode mode, Sha commit) {
        String base = mode == Mode.STAGING ? terms.stagingBase() : terms.productionBase();
        String record = mode == Mode.STAGING ? " --record" : "";
        return command("promotion-gate", "--mode " + mode.word() + " --base " + base + " --sha " + commit + record);
    }

    public String status() {
        return command("status", "");
    }

    public String judge(Sha commit, Optional<Declared> declaration) {
        return command("promote-release", commit + declared(declaration) + " --dry-run");
    }

    public String promote(Sha commit, Optional<Declared> declaration) {
        return command("promote-release", commit + declared(declaration));
    }

    public String resume() {
        return command("promote-release", "--resume");
    }

    public String rollBack(Sha target, String trigger) {
        return command("rollback-release", "--to " + target + " --trigger '" + trigger.replace("'", "'\\''") + "'");
    }

    public String log(String what) {
        return command("release-log", what);
    }

    private String declared(Optional<Declared> declaration) {
        return declaration.map(declared -> " --class " + declared.changeClass()).orElse("");
    }

    private String command(String name, String arguments) {
        return (terms.commandPrefix() + " " + name + " " + arguments).strip();
    }
}
