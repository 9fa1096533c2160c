package lockstep.repository.git;

import java.util.List;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import org.eclipse.jgit.lib.Repository;

/** The branches that a release is made of. Evidence may lie on the staging branch, never on the production branch. */
public record BranchNames(String staging, String production, String evidence) {

    public BranchNames {
        for (String name : List.of(staging, production, evidence)) {
            if (name.startsWith("-") || !Repository.isValidRefName("refs/heads/" + name)) {
                throw new ConfigurationError(
                        "'" + Sanitiser.line(name, 80) + "' is not a branch name",
                        "Name branches as in `git branch --list`.");
            }
        }
        if (production.equals(staging) || production.equals(evidence)) {
            throw new ConfigurationError(
                    "the production branch " + Sanitiser.line(production, 80) + " is also used for something else",
                    "Give production its own branch in lockstep.yaml.");
        }
    }
}
