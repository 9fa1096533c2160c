package lockstep.repository.remote;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.repository.host.GitSettings;
import lockstep.repository.host.HostGit;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/**
 * The far end's git as a child process: through the host's own ssh, with its configuration, agent and known hosts, or
 * directly for a folder of this host. The ssh program is chosen as git chooses it.
 */
final class ChildSessions extends SshSessionFactory {

    private final RemoteAddress address;
    private final HostGit git;
    private final GitSettings settings;
    private final Channel channel;
    private boolean used;

    ChildSessions(RemoteAddress address, HostGit git, GitSettings settings, Channel channel) {
        this.address = address;
        this.git = git;
        this.settings = settings;
        this.channel = channel;
    }

    @Override
    public String getType() {
        return "child";
    }

    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider provider, FS fs, int timeout) {
        return new RemoteSession() {
            @Override
            public Process exec(String command, int seconds) throws IOException {
                return start(command);
            }

            @Override
            public void disconnect() {
                channel.hangUp();
            }
        };
    }

    private Process start(String command) throws IOException {
        if (used) {
            // JGit asks a second time to find out why the first was refused; the operator would be prompted twice.
            throw new TransportException("the connection was refused");
        }
        used = true;
        List<String> words = address.kind() == RemoteAddress.Kind.FOLDER ? onThisHost(command) : overSsh(command);
        Process child = git.child(words).start();
        channel.carry(child);
        return new ChildProcess(child, channel);
    }

    private List<String> onThisHost(String command) {
        String service = command.startsWith("git-receive-pack ") ? "receive-pack" : "upload-pack";
        return List.of("git", service, address.uri().getPath());
    }

    private List<String> overSsh(String command) {
        URIish uri = address.uri();
        Optional<String> shell = variable("GIT_SSH_COMMAND").or(() -> settings.text("core.sshcommand"));
        String program = shell.or(() -> variable("GIT_SSH")).orElse("ssh");
        List<String> words = new ArrayList<>();
        if (shell.isPresent()) {
            words.addAll(List.of("sh", "-c", program + " \"$@\"", program));
        } else {
            words.add(program);
        }
        if (uri.getPort() > 0) {
            boolean putty = program.toLowerCase(Locale.ROOT).contains("plink");
            words.addAll(List.of(putty ? "-P" : "-p", String.valueOf(uri.getPort())));
        }
        // ssh takes the address of an IPv6 host without the brackets that an URL has around it.
        String host = uri.getHost().replaceAll("^\\[(.*)]$", "$1");
        words.add(uri.getUser() == null ? host : uri.getUser() + "@" + host);
        words.add(command);
        return words;
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(git.environment().get(name)).filter(value -> !value.isBlank());
    }
}
