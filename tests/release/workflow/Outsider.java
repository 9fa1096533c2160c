package tests.release.workflow;

import java.nio.file.Path;
import lockstep.base.release.Sha;
import tests.repository.git.Git;

/** Somebody with real git and the right to push, who does not ask Lockstep. */
public record Outsider(Git git, Path folder) {

    /** Pushes by force whatever is wanted to wherever it is wanted. */
    public void push(String what, String branch) {
        git.in(folder, "push", "-q", "--force", "origin", what + ":refs/heads/" + branch);
    }

    public void delete(String branch) {
        git.in(folder, "push", "-q", "origin", ":refs/heads/" + branch);
    }

    /** A commit that nobody tested, on top of a branch, pushed to it. */
    public Sha commitOn(String branch, String file, String text) {
        checkOut(branch);
        ReleaseDay.write(folder.resolve(file), text);
        return pushed(branch, "Change " + file);
    }

    public void checkOut(String branch) {
        git.in(folder, "fetch", "-q", "origin");
        git.in(folder, "checkout", "-q", "-f", "--detach", "origin/" + branch);
    }

    /** What lies in the folder is committed and pushed. */
    public Sha pushed(String branch, String subject) {
        git.in(folder, "add", "-A");
        git.in(folder, "commit", "-q", "-m", subject);
        push("HEAD", branch);
        return new Sha(git.in(folder, "rev-parse", "HEAD"));
    }
}
