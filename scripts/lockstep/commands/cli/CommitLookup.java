package lockstep.commands.cli;

import java.nio.file.Path;
import lockstep.base.error.UsageError;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;

/**
 * Which commit an object's id stands for: that of an annotated tag for the commit that it names. Outside a repository,
 * or where it lacks the object, an id is taken as it was given.
 */
record CommitLookup(Path folder) {

    Sha commit(Sha given) {
        LocalGit git = new LocalGit(folder);
        String type = git.ask("cat-file", "-t", given.hex()).orElse("commit");
        if (type.equals("commit")) {
            return given;
        }
        return git.ask("rev-parse", "--verify", "--quiet", given.hex() + "^{commit}")
                .map(Sha::parse)
                .orElseThrow(() -> new UsageError(
                        given + " is a " + Sanitiser.line(type, 20) + ", and names no commit",
                        "Give the SHA of a commit."));
    }
}
