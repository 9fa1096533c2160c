package lockstep.repository.remote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.repository.host.GitAnswer;
import lockstep.repository.host.HostGit;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * Names and passwords from git's own credential helpers ({@code git credential}), which are told afterwards whether
 * they were right. Any other question, such as whether to trust a bad certificate, is answered with no.
 */
final class HostCredentials extends CredentialsProvider {

    private final HostGit git;
    private final Secrets secrets;
    private final Deadline deadline;
    private Optional<Map<String, String>> given = Optional.empty();

    HostCredentials(HostGit git, Secrets secrets, Deadline deadline) {
        this.git = git;
        this.secrets = secrets;
        this.deadline = deadline;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username) && !(item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!supports(items)) {
            return false;
        }
        given = uri.getPass() == null ? asked(uri) : fromAddress(uri);
        given.ifPresent(answer -> answer(items, answer));
        return given.isPresent();
    }

    private static void answer(CredentialItem[] items, Map<String, String> answer) {
        for (CredentialItem item : items) {
            switch (item) {
                case CredentialItem.Username user -> user.setValue(answer.get("username"));
                case CredentialItem.Password password -> password.setValue(answer.get("password").toCharArray());
                default -> throw new IllegalStateException("not a question that is answered");
            }
        }
    }

    /** The address holds both. Once: when it comes back as wrong, the helpers are asked. */
    private Optional<Map<String, String>> fromAddress(URIish uri) {
        return given.isPresent()
                ? asked(uri.setPass(null))
                : Optional.of(Map.of("username", uri.getUser(), "password", uri.getPass()));
    }

    private Optional<Map<String, String>> asked(URIish uri) {
        Map<String, String> question = new TreeMap<>();
        question.put("protocol", uri.getScheme());
        question.put("host", uri.getHost() + (uri.getPort() > 0 ? ":" + uri.getPort() : ""));
        question.put("path", String.valueOf(uri.getPath()).replaceFirst("^/+", ""));
        if (uri.getUser() != null && !uri.getUser().isEmpty()) {
            question.put("username", uri.getUser());
        }
        Optional<String> text = inGitsShape(question);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        GitAnswer answer = git.run(deadline, Map.of(), text.get().getBytes(StandardCharsets.UTF_8), "credential",
                "fill");
        Map<String, String> found = new TreeMap<>();
        answer.text().lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                found.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        if (!answer.isDone() || !found.containsKey("username") || !found.containsKey("password")) {
            return Optional.empty();
        }
        RemoteAddress.hide(found.get("username"), found.get("password"), secrets);
        return Optional.of(found);
    }

    /** Empty if a value could smuggle in another line: CVE-2020-5260. */
    private static Optional<String> inGitsShape(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getValue().chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
                return Optional.empty();
            }
            text.append(value.getKey()).append('=').append(value.getValue()).append('\n');
        }
        return Optional.of(text.append('\n').toString());
    }

    /** JGit's word for: the server did not take them. */
    @Override
    public void reset(URIish uri) {
        tell("reject");
    }

    void wereRight() {
        tell("approve");
    }

    private void tell(String what) {
        given.filter(answer -> answer.containsKey("protocol"))
                .flatMap(HostCredentials::inGitsShape)
                .ifPresent(text -> tell(what, text.getBytes(StandardCharsets.UTF_8)));
    }

    private void tell(String what, byte[] text) {
        try {
            git.run(deadline.within(Duration.ofSeconds(5)), Map.of(), text, "credential", what);
        } catch (ConfigurationError e) {
            // A helper that does not remember must not undo what has been done.
        }
    }
}
