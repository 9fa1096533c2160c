package lockstep.record.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.record.audit.ReleaseSightings.Sighting;
import lockstep.repository.host.GitAnswer;
import lockstep.repository.host.HostGit;

/** Where this clone has seen {@code release} stand: git's own memory of fetches and pushes. */
public record ReleaseReflog(HostGit git, String remote, String branch) {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{40}) .*@\\{(\\d{1,12})\\}");

    /** Oldest first; nothing where this clone does not follow the branch. */
    public List<Sighting> read(Deadline deadline) {
        String ref = "refs/remotes/" + remote + "/" + branch;
        GitAnswer answer = git.run(deadline, "log", "--walk-reflogs", "--date=unix", "--format=%H %gd", ref, "--");
        if (!answer.isDone()) {
            return List.of();
        }
        return answer.text().lines().flatMap(line -> sighting(line).stream()).toList().reversed();
    }

    private Optional<Sighting> sighting(String line) {
        Matcher match = LINE.matcher(line.strip());
        return match.matches()
                ? Optional.of(new Sighting(
                        new Sha(match.group(1)), Instant.ofEpochSecond(Long.parseLong(match.group(2))),
                        "reflog of " + remote + "/" + branch))
                : Optional.empty();
    }
}
