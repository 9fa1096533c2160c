package lockstep.repository.clone;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.Refused;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.repository.host.GitAnswer;
import lockstep.repository.host.GitSettings;
import lockstep.repository.host.HostGit;
import lockstep.repository.remote.RemoteAddress;
import org.eclipse.jgit.lib.Repository;

/** A remote of the clone, by its name: where git would read from it and where git would push to it. */
public record NamedRemote(RemoteAddress reading, RemoteAddress writing) {

    public static NamedRemote find(
            String name, HostGit git, GitSettings settings, RepositoryLayout layout, Secrets secrets,
            Deadline deadline) {
        if (name.startsWith("-") || !Repository.isValidRefName("refs/remotes/" + name)) {
            // An address in its place may hold a password.
            throw new ConfigurationError(name.matches("(?s).*[:@].*")
                    ? "an address stands where a remote's name belongs"
                    : "'" + shown(name) + "' is not a remote's name", "See `git remote`.");
        }
        List<String> plain = plainAddresses(name, settings);
        String reading = plain.size() == 1 ? plain.getFirst() : address(git, name, deadline);
        String writing = plain.size() == 1 ? plain.getFirst() : address(git, name, deadline, "--push");
        return new NamedRemote(
                RemoteAddress.parse(reading, layout.top(), secrets),
                RemoteAddress.parse(writing, layout.top(), secrets));
    }

    /**
     * As the settings say them, for reading and for writing, where nothing else makes another of them: two processes of
     * git less. Whatever is not as plain, git is asked for.
     */
    private static List<String> plainAddresses(String name, GitSettings settings) {
        boolean isRewritten = settings.hasKeyLike("url.", "insteadof");
        boolean hasAnotherForWriting = !settings.texts("remote." + name + ".pushurl").isEmpty();
        List<String> addresses = settings.texts("remote." + name + ".url");
        // Without a value, or with an empty one, it means something else from one git to the next.
        boolean isOdd = addresses.stream().anyMatch(address -> address.isBlank() || address.equals("true"));
        return isRewritten || hasAnotherForWriting || isOdd ? List.of() : addresses;
    }

    private static String address(HostGit git, String name, Deadline deadline, String... which) {
        List<String> words = new ArrayList<>(List.of("remote", "get-url", "--all"));
        words.addAll(List.of(which));
        words.add(name);
        GitAnswer answer = git.run(deadline, words.toArray(String[]::new));
        List<String> addresses = answer.text().lines().filter(line -> !line.isBlank()).toList();
        if (!answer.isDone() || addresses.isEmpty()) {
            throw new ConfigurationError(
                    "this repository has no remote " + shown(name), "See `git remote -v`; name it with --remote.");
        }
        if (addresses.size() > 1) {
            throw new Refused(
                    "the remote " + shown(name) + " has several addresses, and no push to several is atomic",
                    "Name a remote with one address.");
        }
        return addresses.getFirst();
    }

    private static String shown(String name) {
        return Sanitiser.line(name, 80);
    }
}
