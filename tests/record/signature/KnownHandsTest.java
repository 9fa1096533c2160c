package tests.record.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.SignatureStatus.Bad;
import lockstep.record.signature.SignatureStatus.Verified;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked without ssh-keygen is held against ssh-keygen itself. */
class KnownHandsTest {

    private static final byte[] FIRST = "first\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DOCUMENT = "evidence\n".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Verified OLGA = new Verified("olga@example.org");

    @TempDir
    Path folder;

    private Keys keys;

    @BeforeEach
    void ssh_keygen_can_be_told_to_refuse_everything() {
        keys = new Keys(folder);
        keys.script("keygen", "[ ! -e refuse ] || exit 255\nexec ssh-keygen \"$@\"");
    }

    private AllowedSigners allowed(String... lines) {
        keys.allow("allowed", lines);
        return AllowedSigners.in("allowed", keys.keygen(folder.resolve("keygen").toString()));
    }

    /** What is accepted although ssh-keygen would refuse whatever it is asked. */
    private SignatureStatus alone(AllowedSigners signers, byte[] document, byte[] signature, Instant at)
            throws IOException {
        Path refuse = Files.createFile(folder.resolve("refuse"));
        try {
            return signers.check(document, Optional.of(signature), at);
        } finally {
            Files.delete(refuse);
        }
    }

    private AllowedSigners knowing(String key, String options) {
        AllowedSigners signers = allowed(keys.line("olga@example.org", options, key));
        assertThat(signers.check(FIRST, Optional.of(keys.signer(key).sign(FIRST)), NOW)).isEqualTo(OLGA);
        return signers;
    }

    private void make(String type, int bits) {
        keys.run(List.of("ssh-keygen", "-q", "-t", type, "-b", String.valueOf(bits), "-N", "", "-f", "k"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519 256", "ecdsa 256", "ecdsa 384", "ecdsa 521", "rsa 2048", "rsa 3072"})
    void what_is_accepted_without_ssh_keygen_it_accepts_whatever_was_done_to_the_signature(String kind)
            throws IOException {
        make(kind.split(" ")[0], Integer.parseInt(kind.split(" ")[1]));
        AllowedSigners signers = knowing("k", "");
        byte[] signature = keys.signer("k").sign(DOCUMENT);
        assertThat(alone(signers, DOCUMENT, signature, NOW)).isEqualTo(OLGA);
        assertThat(alone(signers, FIRST, signature, NOW)).isInstanceOf(Bad.class);
        assertThat(alone(allowed(keys.line("olga@example.org", "", "k")), DOCUMENT, signature, NOW))
                .as("of a key that ssh-keygen was not asked about").isInstanceOf(Bad.class);
        for (byte[] changed : changed(signature, new Random(7))) {
            if (alone(signers, DOCUMENT, changed, NOW) instanceof Verified) {
                assertThat(allowed(keys.line("olga@example.org", "", "k")).check(DOCUMENT, Optional.of(changed), NOW))
                        .as(new String(changed, StandardCharsets.ISO_8859_1)).isEqualTo(OLGA);
            }
        }
    }

    @Test
    void an_armour_of_thousands_of_lines_is_bad_like_any_other() {
        make("ed25519", 256);
        AllowedSigners signers = knowing("k", "");
        String text = "-----BEGIN SSH SIGNATURE-----\n" + "A\n".repeat(30_000) + "-----END SSH SIGNATURE-----\n";
        assertThat(signers.check(DOCUMENT, Optional.of(text.getBytes(StandardCharsets.US_ASCII)), NOW))
                .isInstanceOf(Bad.class);
    }

    /** Flipped, cut, longer; in the text and in what it stands for. */
    private static List<byte[]> changed(byte[] signature, Random random) {
        List<byte[]> all = new ArrayList<>();
        byte[] blob = blob(signature);
        for (int count = 0; count < 90; count++) {
            byte[] flipped = blob.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            all.add(armoured(flipped));
        }
        for (int cut : List.of(1, 2, 20, blob.length / 2, blob.length - 7)) {
            all.add(armoured(Arrays.copyOf(blob, blob.length - cut)));
        }
        all.add(armoured(Arrays.copyOf(blob, blob.length + 1)));
        String text = new String(signature, StandardCharsets.US_ASCII);
        for (String other : List.of(text.replace("\n", "\r\n"), text + "more\n", "\n" + text, text.strip(),
                text.replace("SSH SIGNATURE", "SSH  SIGNATURE"), text.replaceFirst("(?s)U1NI", "U1N I"),
                text.toLowerCase())) {
            all.add(other.getBytes(StandardCharsets.US_ASCII));
        }
        return all;
    }

    @Test
    void a_signature_for_something_else_is_not_accepted() throws IOException {
        make("ed25519", 256);
        AllowedSigners signers = knowing("k", "");
        byte[] other = keys.signer("k").in(Namespace.APPROVAL).sign(DOCUMENT);
        assertThat(signers.check(DOCUMENT, Optional.of(other), NOW)).isInstanceOf(Bad.class);
        assertThat(alone(signers, DOCUMENT, other, NOW)).isInstanceOf(Bad.class);
    }

    @Test
    void a_number_of_ed25519_that_is_larger_by_the_order_of_the_curve_is_not_accepted() throws IOException {
        make("ed25519", 256);
        AllowedSigners signers = knowing("k", "");
        byte[] blob = blob(keys.signer("k").sign(DOCUMENT));
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] number = reversed(Arrays.copyOfRange(blob, blob.length - 32, blob.length));
        byte[] larger = new BigInteger(1, number).add(order).toByteArray();
        byte[] padded = new byte[32];
        System.arraycopy(larger, 0, padded, 32 - larger.length, larger.length);
        System.arraycopy(reversed(padded), 0, blob, blob.length - 32, 32);
        assertThat(alone(signers, DOCUMENT, armoured(blob), NOW)).isInstanceOf(Bad.class);
    }

    @Test
    void what_the_holder_of_an_rsa_key_signs_in_a_form_that_ssh_keygen_refuses_is_not_accepted() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        RSAPublicKey half = (RSAPublicKey) pair.getPublic();
        byte[] key = joined(field("ssh-rsa".getBytes(StandardCharsets.US_ASCII)),
                field(half.getPublicExponent().toByteArray()), field(half.getModulus().toByteArray()));
        AllowedSigners signers = allowed("olga@example.org ssh-rsa " + Base64.getEncoder().encodeToString(key) + "\n");
        byte[] usual = HexFormat.of().parseHex("3051300d060960864801650304020305000440");
        byte[] brief = HexFormat.of().parseHex("304f300b06096086480165030402030440");
        assertThat(signers.check(FIRST, Optional.of(rsa(pair, key, usual, FIRST)), NOW)).isEqualTo(OLGA);
        assertThat(alone(signers, DOCUMENT, rsa(pair, key, usual, DOCUMENT), NOW)).isEqualTo(OLGA);
        byte[] odd = rsa(pair, key, brief, DOCUMENT);
        Signature jvm = Signature.getInstance("SHA512withRSA");
        jvm.initVerify(pair.getPublic());
        jvm.update(signed(DOCUMENT));
        assertThat(jvm.verify(Arrays.copyOfRange(blob(odd), blob(odd).length - 256, blob(odd).length))).isTrue();
        assertThat(alone(signers, DOCUMENT, odd, NOW)).isInstanceOf(Bad.class);
        assertThat(signers.check(DOCUMENT, Optional.of(odd), NOW)).isInstanceOf(Bad.class);
    }

    private static byte[] rsa(KeyPair pair, byte[] key, byte[] head, byte[] document) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(signed(document));
        byte[] block = new byte[256];
        block[1] = 1;
        int at = block.length - digest.length - head.length;
        Arrays.fill(block, 2, at - 1, (byte) 0xff);
        System.arraycopy(head, 0, block, at, head.length);
        System.arraycopy(digest, 0, block, at + head.length, digest.length);
        RSAPrivateKey secret = (RSAPrivateKey) pair.getPrivate();
        byte[] number = new BigInteger(1, block).modPow(secret.getPrivateExponent(), secret.getModulus()).toByteArray();
        byte[] raw = new byte[256];
        int from = Math.max(0, number.length - raw.length);
        System.arraycopy(number, from, raw, raw.length - number.length + from, number.length - from);
        return armoured(joined("SSHSIG\0\0\0\1".getBytes(StandardCharsets.US_ASCII), field(key),
                field("lockstep-evidence".getBytes(StandardCharsets.US_ASCII)), field(),
                field("sha512".getBytes(StandardCharsets.US_ASCII)),
                field(joined(field("rsa-sha2-512".getBytes(StandardCharsets.US_ASCII)), field(raw)))));
    }

    private static byte[] signed(byte[] document) throws Exception {
        return joined("SSHSIG".getBytes(StandardCharsets.US_ASCII),
                field("lockstep-evidence".getBytes(StandardCharsets.US_ASCII)), field(),
                field("sha512".getBytes(StandardCharsets.US_ASCII)),
                field(MessageDigest.getInstance("SHA-512").digest(document)));
    }

    /** Of any lines: what was learned changes no verdict, at no time. */
    @Test
    void whatever_the_lines_say_the_verdict_is_ssh_keygens() {
        make("ed25519", 256);
        keys.make("other", "ecdsa", "");
        byte[] signature = keys.signer("k").sign(DOCUMENT);
        byte[] first = keys.signer("k").sign(FIRST);
        String other = keys.line("other@example.org", "", "other");
        String olga = keys.line("olga@example.org", "", "k");
        for (List<String> lines : List.of(
                List.of(olga), List.of(other, olga), List.of("# words\n", "\n", olga, other), List.of(olga.strip()),
                List.of(keys.line("ada@example.org", "namespaces=\"git\"", "k"), olga),
                List.of(keys.line("*@example.org", "", "k"), olga),
                List.of(keys.line("*@example.org", "", "other"), olga),
                List.of(keys.line("ada@example.org,olga@example.org", "", "k")),
                List.of(keys.line("!olga@example.org,olga@example.org", "", "k")),
                List.of(keys.line("\"olga@example.org\"", "", "k")),
                List.of(keys.line("olga@example.org", "cert-authority", "k")),
                List.of(keys.line("ada@example.org", "cert-authority", "other"), olga),
                List.of(keys.line("ada@example.org", "unheard-of", "k"), olga),
                List.of(keys.line("olga@example.org", "namespaces=\"git,lockstep-*\"", "k")),
                List.of(keys.line("olga@example.org", "namespaces=\"git,lockstep-evidence\"", "k")),
                List.of(keys.line("olga@example.org", "namespaces=\"git\",namespaces=\"lockstep-evidence\"", "k")),
                List.of(keys.line("olga@example.org", "valid-after=\"20260530\"", "k")),
                List.of(keys.line("olga@example.org", "valid-before=\"20260603\"", "k")),
                List.of(keys.line("olga@example.org", "valid-before=\"202606021130\"", "k")),
                List.of(keys.line("ada@example.org", "valid-before=\"20260601120030\"", "k"), olga),
                List.of(keys.line("ada@example.org", "valid-before=\"20260602Z\"", "k"), olga),
                List.of(keys.line("ada@example.org", "valid-before=\"20261399\"", "k"), olga),
                List.of(keys.line("olga@example.org", "valid-after=\"20260101\",valid-before=\"20270101\"", "k")))) {
            AllowedSigners knowing = allowed(lines.toArray(String[]::new));
            knowing.check(FIRST, Optional.of(first), NOW);
            for (Duration later : List.of(Duration.ZERO, Duration.ofDays(-2), Duration.ofDays(1),
                    Duration.ofDays(3), Duration.ofDays(400))) {
                Instant at = NOW.plus(later);
                AllowedSigners asking = AllowedSigners.in("allowed", keys.keygen());
                SignatureStatus said = asking.check(DOCUMENT, Optional.of(signature), at);
                assertThat(plain(knowing.check(DOCUMENT, Optional.of(signature), at))).as(lines + " at " + at)
                        .isEqualTo(plain(said));
            }
        }
    }

    /** Without the folder of the moment. */
    private static String plain(SignatureStatus status) {
        return status.toString().replaceAll("/[^ ]*/allowed", "allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260701", "20260701Z"})
    void near_the_end_of_a_key_only_ssh_keygen_knows_wherever_the_host_is(String ending) throws IOException {
        make("ed25519", 256);
        AllowedSigners signers = knowing("k", "namespaces=\"lockstep-evidence\",valid-before=\"" + ending + "\"");
        byte[] signature = keys.signer("k").sign(DOCUMENT);
        Instant end = Instant.parse("2026-07-01T00:00:00Z");
        assertThat(alone(signers, DOCUMENT, signature, end.minus(Duration.ofDays(4)))).isEqualTo(OLGA);
        for (Duration from : List.of(Duration.ofHours(-20), Duration.ofHours(20), Duration.ofDays(30))) {
            assertThat(alone(signers, DOCUMENT, signature, end.plus(from))).isInstanceOf(Bad.class);
        }
    }

    @Test
    void where_other_lines_count_nothing_is_known_any_more() throws IOException {
        make("ed25519", 256);
        keys.make("other", "ecdsa", "");
        AllowedSigners signers = knowing("k", "");
        byte[] signature = keys.signer("k").sign(DOCUMENT);
        keys.allow("allowed", keys.line("other@example.org", "", "other"), keys.line("olga@example.org", "", "k"));
        assertThat(alone(signers, DOCUMENT, signature, NOW)).isInstanceOf(Bad.class);
        keys.allow("allowed", keys.line("other@example.org", "", "other"));
        assertThat(signers.check(DOCUMENT, Optional.of(signature), NOW)).isInstanceOf(Bad.class);
    }

    private static byte[] blob(byte[] armoured) {
        return Base64.getMimeDecoder().decode(
                new String(armoured, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", ""));
    }

    private static byte[] armoured(byte[] blob) {
        return ("-----BEGIN SSH SIGNATURE-----\n" + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(blob)
                + "\n-----END SSH SIGNATURE-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] field(byte... bytes) {
        return joined(new byte[] {(byte) (bytes.length >>> 24), (byte) (bytes.length >>> 16),
            (byte) (bytes.length >>> 8), (byte) bytes.length}, bytes);
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = {};
        for (byte[] part : parts) {
            int end = all.length;
            all = Arrays.copyOf(all, end + part.length);
            System.arraycopy(part, 0, all, end, part.length);
        }
        return all;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = bytes[bytes.length - 1 - i];
        }
        return other;
    }
}
