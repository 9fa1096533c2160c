package lockstep.record.signature;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** A public key that the JVM can hold signatures against: Ed25519, ECDSA, RSA. Not for several threads. */
sealed interface PlainKey {

    /** False as well where it cannot be told. */
    boolean made(PlainSignature signature, byte[] document);

    /** @param encoded as OpenSSH does */
    static Optional<PlainKey> of(byte[] encoded) {
        try {
            SshFields fields = new SshFields(encoded);
            String type = fields.word();
            PlainKey key = switch (type) {
                case Ed25519.NAME -> Ed25519.of(fields.next());
                case Rsa.NAME -> Rsa.of(new BigInteger(fields.next()), new BigInteger(fields.next()));
                default -> Ecdsa.of(type, fields.word(), fields.next());
            };
            fields.end();
            return Optional.of(key);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One key's check by the JVM, made ready once, which takes a tenth of a check. */
    final class Check {

        private final String algorithm;
        private final PublicKey key;
        private Signature ready;

        Check(String algorithm, PublicKey key) throws GeneralSecurityException {
            this.algorithm = algorithm;
            this.key = key;
            makeReady();
        }

        private void makeReady() throws GeneralSecurityException {
            ready = Signature.getInstance(algorithm);
            ready.initVerify(key);
        }

        boolean passes(byte[] signed, byte[] signature) {
            try {
                ready.update(signed);
                return ready.verify(signature);
            } catch (GeneralSecurityException e) {
                return anew();
            }
        }

        /** Nothing of what could not be checked is left over for the next. */
        private boolean anew() {
            try {
                makeReady();
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The JVM refuses points and numbers that are not written as they should be, as OpenSSH does. */
    record Ed25519(Check check) implements PlainKey {

        private static final String NAME = "ssh-ed25519";
        private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
        private static final int LENGTH = 32;

        static PlainKey of(byte[] point) throws GeneralSecurityException {
            if (point.length != LENGTH) {
                throw new IllegalArgumentException("no point");
            }
            ByteArrayOutputStream encoded = new ByteArrayOutputStream();
            encoded.writeBytes(HEAD);
            encoded.writeBytes(point);
            return new Ed25519(new Check("Ed25519", KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(encoded.toByteArray()))));
        }

        @Override
        public boolean made(PlainSignature signature, byte[] document) {
            return signature.algorithm().equals(NAME) && signature.raw().length == 2 * LENGTH
                    && check.passes(signature.signed(document), signature.raw());
        }
    }

    /** The number that was signed is compared whole: the JVM's own check takes a form, too, that OpenSSH refuses. */
    record Rsa(BigInteger exponent, BigInteger modulus) implements PlainKey {

        private static final String NAME = "ssh-rsa";
        private static final int LEAST_BITS = 2_048;
        private static final int MOST_BITS = 8_192;

        /** A hash, and what stands before its value in what is signed. */
        private record Hash(String name, String head) {}

        private static final Map<String, Hash> HASHES = Map.of(
                "rsa-sha2-256", new Hash("SHA-256", "3031300d060960864801650304020105000420"),
                "rsa-sha2-512", new Hash("SHA-512", "3051300d060960864801650304020305000440"));

        static PlainKey of(BigInteger exponent, BigInteger modulus) {
            int bits = modulus.bitLength();
            if (!exponent.equals(BigInteger.valueOf(65_537)) || modulus.signum() < 0 || bits < LEAST_BITS
                    || bits > MOST_BITS || bits % Byte.SIZE != 0) {
                throw new IllegalArgumentException("an uncommon key");
            }
            return new Rsa(exponent, modulus);
        }

        @Override
        public boolean made(PlainSignature signature, byte[] document) {
            BigInteger number = new BigInteger(1, signature.raw());
            int length = modulus.bitLength() / Byte.SIZE;
            return HASHES.containsKey(signature.algorithm()) && signature.raw().length == length
                    && number.compareTo(modulus) < 0
                    && number.modPow(exponent, modulus).equals(padded(
                            HASHES.get(signature.algorithm()), signature.signed(document), length));
        }

        /** As PKCS #1 has it: 00 01 ff … ff 00, the hash's name, its value. */
        private static BigInteger padded(Hash hash, byte[] signed, int length) {
            byte[] value;
            try {
                value = MessageDigest.getInstance(hash.name()).digest(signed);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            byte[] head = HexFormat.of().parseHex(hash.head());
            byte[] block = new byte[length];
            int at = length - value.length - head.length;
            Arrays.fill(block, 2, at - 1, (byte) 0xff);
            block[1] = 1;
            System.arraycopy(head, 0, block, at, head.length);
            System.arraycopy(value, 0, block, at + head.length, value.length);
            return new BigInteger(1, block);
        }
    }

    record Ecdsa(Check check, Curve curve) implements PlainKey {

        private static final String PREFIX = "ecdsa-sha2-";
        private static final byte UNCOMPRESSED = 4;

        enum Curve {
            NISTP256("secp256r1", "SHA256", 32),
            NISTP384("secp384r1", "SHA384", 48),
            NISTP521("secp521r1", "SHA512", 66);

            private final String name;
            private final String hash;
            private final int length;

            Curve(String name, String hash, int length) {
                this.name = name;
                this.hash = hash;
                this.length = length;
            }

            private static Curve of(String word) {
                for (Curve curve : values()) {
                    if (curve.word().equals(word)) {
                        return curve;
                    }
                }
                throw new IllegalArgumentException("another curve");
            }

            private String word() {
                return switch (this) {
                    case NISTP256 -> "nistp256";
                    case NISTP384 -> "nistp384";
                    case NISTP521 -> "nistp521";
                };
            }
        }

        static PlainKey of(String type, String word, byte[] point) throws GeneralSecurityException {
            Curve curve = Curve.of(word);
            if (!type.equals(PREFIX + word) || point.length != 1 + 2 * curve.length || point[0] != UNCOMPRESSED) {
                throw new IllegalArgumentException("another form");
            }
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curve.name));
            ECPoint at = new ECPoint(
                    new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + curve.length)),
                    new BigInteger(1, Arrays.copyOfRange(point, 1 + curve.length, point.length)));
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(
                    new ECPublicKeySpec(at, parameters.getParameterSpec(ECParameterSpec.class)));
            return new Ecdsa(new Check(curve.hash + "withECDSAinP1363Format", key), curve);
        }

        @Override
        public boolean made(PlainSignature signature, byte[] document) {
            if (!signature.algorithm().equals(PREFIX + curve.word())) {
                return false;
            }
            try {
                SshFields numbers = new SshFields(signature.raw());
                byte[] both = new byte[2 * curve.length];
                put(numbers.next(), both, curve.length);
                put(numbers.next(), both, both.length);
                numbers.end();
                return check.passes(signature.signed(document), both);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private void put(byte[] number, byte[] both, int end) {
            BigInteger value = number.length == 0 ? BigInteger.ZERO : new BigInteger(number);
            if (value.signum() <= 0 || value.bitLength() > Byte.SIZE * curve.length
                    || !Arrays.equals(value.toByteArray(), number)) {
                throw new IllegalArgumentException("no such number");
            }
            int zero = number[0] == 0 ? 1 : 0;
            System.arraycopy(number, zero, both, end - number.length + zero, number.length - zero);
        }
    }
}
