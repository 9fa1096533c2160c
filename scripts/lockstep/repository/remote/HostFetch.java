package lockstep.repository.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lockstep.base.error.ConfigurationError;
import lockstep.gates.http.Deadline;
import lockstep.repository.host.GitAnswer;
import lockstep.repository.host.HostGit;

/**
 * Fetches by the host's own git what is too large for JGit, which holds each commit, tag and folder in the heap as a
 * whole: git has all the memory of the host. No ref moves, no hook runs, nothing is tidied up.
 *
 * @param remote its name in the clone
 * @param places variables that tell git where objects lie, and where to put new ones
 */
public record HostFetch(HostGit git, String remote, Map<String, String> places) {

    /** What would change refs, run programs, refuse odd objects as git's settings have it, or leave loose objects. */
    private static final List<String> SETTINGS = List.of(
            "core.hooksPath=/dev/null", "core.fsmonitor=false", "gc.auto=0", "maintenance.auto=false",
            "fetch.fsckObjects=false", "transfer.fsckObjects=false", "fetch.unpackLimit=1", "fetch.prune=false",
            "fetch.pruneTags=false", "fetch.writeCommitGraph=false", "fetch.recurseSubmodules=false",
            "transfer.bundleURI=false", "submodule.recurse=false");

    /** Git has it since 2.29; an older one complains about it by its name. */
    private static final String NEWEST_OPTION = "no-write-fetch-head";

    /** @return empty where it was done; else what git complains about */
    String fetch(String ref, Deadline deadline) {
        List<String> words = new ArrayList<>();
        SETTINGS.forEach(setting -> words.addAll(List.of("-c", setting)));
        words.addAll(List.of("fetch", "--quiet", "--no-tags", "--no-prune", "--" + NEWEST_OPTION, "--refmap="));
        words.addAll(List.of("--", remote, ref));
        try {
            GitAnswer answer = git.run(deadline, places, new byte[0], words.toArray(String[]::new));
            if (answer.isDone()) {
                return "";
            }
            return "`git fetch`: " + (answer.complaint().contains(NEWEST_OPTION)
                    ? "the git of this host is too old for it, 2.29 or newer is needed"
                    : answer.complaint());
        } catch (ConfigurationError e) {
            return e.getMessage().replace("`git -c`", "`git fetch`");
        }
    }
}
