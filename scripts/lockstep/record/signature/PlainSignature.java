package lockstep.record.signature;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A signature in exactly the form that {@code ssh-keygen -Y sign} gives it, by a key and not by a certificate. What is
 * written otherwise may still be one: of that only ssh-keygen judges.
 *
 * @param key whose it claims to be, as OpenSSH encodes it
 * @param hash of the document, by OpenSSH's name
 * @param algorithm by OpenSSH's name
 * @param raw what the algorithm made
 */
record PlainSignature(ByteBuffer key, String namespace, String hash, String algorithm, byte[] raw) {

    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final Map<String, String> HASHES = Map.of("sha256", "SHA-256", "sha512", "SHA-512");
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "\n-----END SSH SIGNATURE-----\n";
    private static final int WIDEST = 76;

    static Optional<PlainSignature> read(byte[] armoured) {
        String text = new String(armoured, StandardCharsets.ISO_8859_1);
        if (text.length() < BEGIN.length() + END.length() || !text.startsWith(BEGIN) || !text.endsWith(END)) {
            return Optional.empty();
        }
        String[] lines = text.substring(BEGIN.length(), text.length() - END.length()).split("\n", -1);
        if (!Stream.of(lines).allMatch(line -> !line.isEmpty() && line.length() <= WIDEST)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(ByteBuffer.wrap(decoded(String.join("", lines)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of several forms of the same bytes only the one that ssh-keygen writes. */
    static byte[] decoded(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("not as it is written");
        }
        return bytes;
    }

    private static PlainSignature of(ByteBuffer bytes) {
        boolean begins = bytes.remaining() > MAGIC.length + Integer.BYTES
                && bytes.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
        if (!begins || bytes.position(MAGIC.length).getInt() != VERSION) {
            throw new IllegalArgumentException("another form");
        }
        SshFields fields = new SshFields(bytes);
        ByteBuffer key = ByteBuffer.wrap(fields.next());
        String namespace = fields.word();
        int reserved = fields.next().length;
        String hash = fields.word();
        SshFields made = new SshFields(fields.next());
        fields.end();
        PlainSignature signature = new PlainSignature(key, namespace, hash, made.word(), made.next());
        made.end();
        if (reserved > 0 || !HASHES.containsKey(hash)) {
            throw new IllegalArgumentException("another form");
        }
        return signature;
    }

    /** What it has to be of, if it is the document's. */
    byte[] signed(byte[] document) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(MAGIC);
        SshFields.put(all, namespace.getBytes(StandardCharsets.ISO_8859_1));
        SshFields.put(all, new byte[0]);
        SshFields.put(all, hash.getBytes(StandardCharsets.ISO_8859_1));
        try {
            SshFields.put(all, MessageDigest.getInstance(HASHES.get(hash)).digest(document));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return all.toByteArray();
    }
}
