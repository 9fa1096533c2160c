package tests.bench.log;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.Namespace;

/**
 * Signs as {@code ssh-keygen -Y sign} does, with a key made on the spot. To start that program seven times a promotion
 * would take longer than all else.
 */
public final class Hand {

    /** Kinds of keys. */
    public enum Kind {
        ED25519("ssh-ed25519", "ssh-ed25519", "Ed25519", "Ed25519", 255),
        ECDSA("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", "EC", "SHA256withECDSAinP1363Format", 256),
        RSA("ssh-rsa", "rsa-sha2-512", "RSA", "SHA512withRSA", 3072);

        private final String key;
        private final String signature;
        private final String generator;
        private final String algorithm;
        private final int bits;

        Kind(String key, String signature, String generator, String algorithm, int bits) {
            this.key = key;
            this.signature = signature;
            this.generator = generator;
            this.algorithm = algorithm;
            this.bits = bits;
        }
    }

    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final String HASH = "sha512";

    private final Kind kind;
    private final KeyPair keys;

    public Hand(Kind kind) {
        this.kind = kind;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.generator);
            generator.initialize(kind.bits);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a line of an allowed-signers file. */
    public String line(String principal) {
        return principal + " " + kind.key + " " + Base64.getEncoder().encodeToString(publicKey()) + "\n";
    }

    /** The same files, with a signature beside each statement. */
    Map<String, byte[]> signed(Map<String, byte[]> files) {
        Map<String, byte[]> all = new TreeMap<>(files);
        files.forEach((name, content) -> {
            if (EvidenceLayout.isStatement(EvidenceLayout.FOLDER + "/" + name)) {
                all.put(EvidenceLayout.signature(name), sign(content));
            }
        });
        return all;
    }

    /** Armoured. */
    public byte[] sign(byte[] document) {
        try {
            byte[] namespace = Namespace.EVIDENCE.word().getBytes(StandardCharsets.US_ASCII);
            byte[] hash = HASH.getBytes(StandardCharsets.US_ASCII);
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(document);
            Signature signature = Signature.getInstance(kind.algorithm);
            signature.initSign(keys.getPrivate());
            signature.update(joined(MAGIC, field(namespace), field(), field(hash), field(digest)));
            byte[] made = joined(field(kind.signature.getBytes(StandardCharsets.US_ASCII)),
                    field(raw(signature.sign())));
            byte[] blob = joined(MAGIC, new byte[] {0, 0, 0, 1}, field(publicKey()), field(namespace), field(),
                    field(hash), field(made));
            return ("-----BEGIN SSH SIGNATURE-----\n"
                    + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(blob)
                    + "\n-----END SSH SIGNATURE-----\n").getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] raw(byte[] signature) {
        int half = signature.length / 2;
        return kind != Kind.ECDSA ? signature : joined(
                field(new BigInteger(1, Arrays.copyOf(signature, half)).toByteArray()),
                field(new BigInteger(1, Arrays.copyOfRange(signature, half, 2 * half)).toByteArray()));
    }

    private byte[] publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] rest = switch (keys.getPublic()) {
            case RSAPublicKey rsa -> joined(
                    field(rsa.getPublicExponent().toByteArray()), field(rsa.getModulus().toByteArray()));
            // The point lies at the end of its encoding.
            case ECPublicKey ec -> joined(field("nistp256".getBytes(StandardCharsets.US_ASCII)),
                    field(Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length)));
            default -> field(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        };
        return joined(field(kind.key.getBytes(StandardCharsets.US_ASCII)), rest);
    }

    private static byte[] field(byte... bytes) {
        return ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
