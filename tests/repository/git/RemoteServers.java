package tests.repository.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tests.house.Tools;

/** Real servers for the fixture's remote, each on a free port of the loopback. */
public final class RemoteServers {

    private RemoteServers() {}

    static Relay gitDaemon(ReleaseFixture team) {
        return gitDaemon(team.git(), team.folder());
    }

    /** Serves every repository in the folder. */
    public static Relay gitDaemon(Git git, Path folder) {
        return new Relay(git, folder, List.of(
                "git", "daemon", "--inetd", "--export-all", "--enable=receive-pack", "--base-path=" + folder));
    }

    static String gitAddress(Relay daemon) {
        return "git://127.0.0.1:" + daemon.port() + "/remote.git";
    }

    /** An sshd of the current user, with a host key and a user key of its own; ssh is set to use and trust them. */
    static Relay sshd(ReleaseFixture team) {
        return sshd(team.git(), team.folder());
    }

    /** The host is {@code release-host}. */
    public static Relay sshd(Git git, Path folder) {
        Path keys = folder.resolve("ssh");
        try {
            Files.createDirectories(keys);
            keyPair(git, keys, "host");
            keyPair(git, keys, "user");
            Files.copy(keys.resolve("user.pub"), keys.resolve("authorized_keys"));
            Files.writeString(keys.resolve("sshd_config"), """
                    HostKey %1$s/host
                    AuthorizedKeysFile %1$s/authorized_keys
                    StrictModes no
                    UsePAM no
                    PasswordAuthentication no
                    PidFile none
                    """.formatted(keys));
            if (ProcessHandle.current().info().user().filter("root"::equals).isPresent()) {
                // Where sshd, run by root, locks up its unprivileged part; Debian makes it when the service starts.
                Files.createDirectories(Path.of("/run/sshd"));
            }
            Relay relay = new Relay(git, folder,
                    List.of(Tools.need("sshd").toString(), "-i", "-f", keys + "/sshd_config"));
            Files.writeString(keys.resolve("known_hosts"),
                    "[127.0.0.1]:" + relay.port() + " " + Files.readString(keys.resolve("host.pub")));
            Files.writeString(keys.resolve("config"), """
                    Host release-host
                        HostName 127.0.0.1
                        Port %2$d
                        IdentityFile %1$s/user
                        IdentitiesOnly yes
                        UserKnownHostsFile %1$s/known_hosts
                    """.formatted(keys, relay.port()));
            git.environment().put("GIT_SSH_COMMAND", "ssh -F " + keys + "/config");
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sshAddress(ReleaseFixture team) {
        return "release-host:" + team.bare();
    }

    private static void keyPair(Git git, Path folder, String name) {
        git.run(folder, Tools.need("ssh-keygen").toString(), "-q", "-t", "ed25519", "-N", "", "-f", name);
    }
}
