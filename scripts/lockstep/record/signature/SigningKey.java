package lockstep.record.signature;

import java.util.List;
import lockstep.base.text.Sanitiser;

/** The operator's key, as the configuration names it: {@code ~/.ssh/id_ed25519}, or {@code agent:release.pub}. */
public sealed interface SigningKey {

    String AGENT = "agent:";

    /** As it was named: relative to the operator's folder, absolute, or below {@code ~/}. */
    String path();

    /** The switches that make ssh-keygen sign with the key at this place. */
    List<String> switches(String place);

    /** A private key on this disk; where it has a passphrase, ssh-keygen asks its agent first, then at the terminal. */
    record InFile(String path) implements SigningKey {
        @Override
        public List<String> switches(String place) {
            return List.of("-f", place);
        }
    }

    /** The public half of a key that the agent holds. */
    record InAgent(String path) implements SigningKey {
        @Override
        public List<String> switches(String place) {
            return List.of("-U", "-f", place);
        }
    }

    static SigningKey parse(String text) {
        return text.startsWith(AGENT) ? new InAgent(text.substring(AGENT.length()).strip()) : new InFile(text);
    }

    default String inWords() {
        return switch (this) {
            case InFile(String path) -> "the key " + Sanitiser.line(path, 200);
            case InAgent(String path) -> "the agent's key " + Sanitiser.line(path, 200);
        };
    }
}
