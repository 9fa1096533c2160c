package lockstep.record.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;

/** Signs documents with the operator's key, as {@code ssh-keygen -Y sign -n lockstep-evidence} does. */
public record Signer(SigningKey key, SshKeygen keygen, Namespace namespace) {

    /** In bytes, of a detached signature. */
    public static final int LARGEST = 64 * 1024;

    private static final String PUBLIC = ".pub";

    /** Signs evidence. */
    public Signer(SigningKey key, SshKeygen keygen) {
        this(key, keygen, Namespace.EVIDENCE);
    }

    /** The same key, for something else. */
    public Signer in(Namespace other) {
        return new Signer(key, keygen, other);
    }

    /**
     * The armoured signature, to be kept beside the document.
     *
     * @throws ConfigurationError if it cannot be made, in time
     */
    public byte[] sign(byte[] document) {
        try (PrivateFolder folder = PrivateFolder.make()) {
            // Not by standard input: ssh-keygen would take the document for the passphrase where it finds no terminal.
            Path file = folder.write("document", document);
            List<String> words = new ArrayList<>(List.of("-Y", "sign", "-n", namespace.word()));
            words.addAll(key.switches(keygen.resolve(key.path()).toString()));
            words.add(file.toString());
            SshKeygen.Ended ended = keygen.run(words, new byte[0]);
            Path signature = file.resolveSibling("document.sig");
            if (!ended.isDone() || !Files.isRegularFile(signature) || Files.size(signature) > LARGEST) {
                throw cannot(ended.complaint());
            }
            return Files.readAllBytes(signature);
        } catch (IOException e) {
            throw cannot(e.getClass().getSimpleName());
        }
    }

    /** Whose the key is by these lines, without signing; empty where its public half cannot be read or is not there. */
    public Optional<String> owner(AllowedSigners allowed) {
        Path named = keygen.resolve(key.path());
        Path half = named.toString().endsWith(PUBLIC) ? named : named.resolveSibling(named.getFileName() + PUBLIC);
        try {
            return Files.isRegularFile(half) && Files.size(half) <= LARGEST
                    ? allowed.owner(Files.readString(half))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private ConfigurationError cannot(String why) {
        return new ConfigurationError(
                (namespace == Namespace.EVIDENCE ? "the evidence" : "it") + " could not be signed with "
                        + key.inWords() + ": "
                        + (why.isEmpty() ? "ssh-keygen failed" : why),
                "Check that `ssh-keygen -Y sign -n " + namespace.word()
                        + "` works with the key that evidence.sign names; on a host that has another, give its path in "
                        + "LOCKSTEP_SIGNING_KEY_FILE. A key with a passphrase needs a terminal, or to be in "
                        + "ssh-agent.");
    }
}
