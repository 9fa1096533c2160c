package lockstep.commands.init;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.error.ConfigurationError;
import lockstep.gates.http.Deadline;
import lockstep.repository.host.GitAnswer;
import lockstep.repository.host.HostGit;

/**
 * The clone that a folder lies in, as git knows it.
 *
 * @param top its root
 * @param remote where it comes from
 * @param branch the one that the remote's HEAD names; empty where nobody knows it
 */
record Clone(Path top, String remote, Optional<String> branch) {

    private static final Duration LOOKING = Duration.ofSeconds(10);
    private static final String USUAL_REMOTE = "origin";
    private static final String USUAL_BRANCH = "main";
    private static final Pattern HEAD = Pattern.compile("ref: refs/heads/(\\S+)\\tHEAD");

    /** Empty where there is no repository, or no git. */
    static Optional<Clone> around(Path folder, Map<String, String> environment) {
        try {
            HostGit git = new HostGit(folder, environment);
            Deadline deadline = Deadline.in(LOOKING);
            GitAnswer up = git.run(deadline, "rev-parse", "--show-cdup");
            if (!up.isDone()) {
                return Optional.empty();
            }
            List<String> remotes = git.run(deadline, "remote").text().lines().toList();
            String remote = remotes.size() == 1 ? remotes.getFirst() : USUAL_REMOTE;
            return Optional.of(new Clone(git.folder().resolve(up.text().strip()).normalize(), remote,
                    remotes.contains(remote) ? head(git, remote, deadline) : Optional.empty()));
        } catch (ConfigurationError e) {
            return Optional.empty();
        }
    }

    /** As the clone knows it, else as the remote says. */
    private static Optional<String> head(HostGit git, String remote, Deadline deadline) {
        GitAnswer known = git.run(deadline, "symbolic-ref", "--quiet", "--short", "refs/remotes/" + remote + "/HEAD");
        if (known.isDone()) {
            return Optional.of(known.text().strip().substring(remote.length() + 1));
        }
        Matcher said = HEAD.matcher(git.run(deadline, Map.of("GIT_TERMINAL_PROMPT", "0"), new byte[0], "ls-remote",
                "--symref", remote, "HEAD").text());
        return said.find() ? Optional.of(said.group(1)) : Optional.empty();
    }

    /** What of it is not as Lockstep takes it to be, as the value of {@code git}; empty where all is. */
    Optional<String> yaml() {
        List<String> unusual = new ArrayList<>();
        if (!remote.equals(USUAL_REMOTE)) {
            unusual.add("remote: " + QuotedText.quoted(remote));
        }
        branch.filter(name -> !name.equals(USUAL_BRANCH))
                .ifPresent(name -> unusual.add("staging: " + QuotedText.quoted(name)));
        return unusual.isEmpty() ? Optional.empty() : Optional.of("{" + String.join(", ", unusual) + "}");
    }
}
