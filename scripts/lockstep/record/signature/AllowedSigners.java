package lockstep.record.signature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.signature.SignatureStatus.Bad;
import lockstep.record.signature.SignatureStatus.Unsigned;
import lockstep.record.signature.SignatureStatus.Verified;

/** Whose signatures count, and when: an allowed-signers file as in ssh-keygen(1). */
public final class AllowedSigners {

    /** Without a zone, which here is UTC: ssh-keygen knows the Z for it only since 9.1. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private static final int MOST_PRINCIPALS = 8;

    /** A name, and no pattern, no comment and nothing quoted. */
    private static final Pattern PRINCIPAL = Pattern.compile("[^#!*?\",][^!*?\",]*");

    /** Two processes a check: the same is asked once. */
    private record Question(ByteBuffer lines, ByteBuffer document, ByteBuffer signature, String time) {}

    private final Map<Question, SignatureStatus> made = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, SignatureStatus> eldest) {
            return size() > 1_000;
        }
    };

    /** Other lines that were asked of this {@code ssh-keygen}. */
    private record Lines(ByteBuffer lines, Namespace namespace) {}

    private final Map<Lines, AllowedSigners> elsewhere = new ConcurrentHashMap<>();
    private final Supplier<byte[]> lines;
    private final Function<Sha, Optional<byte[]>> then;
    private final SshKeygen keygen;
    private final Namespace namespace;
    private final KnownHands hands;

    private AllowedSigners(
            Supplier<byte[]> lines, Function<Sha, Optional<byte[]>> then, SshKeygen keygen, Namespace namespace) {
        this.lines = lines;
        this.then = then;
        this.keygen = keygen;
        this.namespace = namespace;
        this.hands = new KnownHands(namespace);
    }

    /** @throws ConfigurationError if there is no such file */
    public static AllowedSigners in(String name, SshKeygen keygen) {
        requireFile(keygen.resolve(name));
        return in(name, keygen, Optional::empty);
    }

    /**
     * The file need not lie there where a commit has it: not in a bare clone, and not at an old checkout.
     *
     * @param committed what counts instead of the file as it lies there; empty where nothing does
     */
    public static AllowedSigners in(String name, SshKeygen keygen, Supplier<Optional<byte[]>> committed) {
        Path file = keygen.resolve(name);
        return new AllowedSigners(() -> committed.get().orElseGet(() -> {
            requireFile(file);
            return read(file);
        }), commit -> Optional.empty(), keygen, Namespace.EVIDENCE);
    }

    private static void requireFile(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ConfigurationError(
                    "there is no allowed-signers file " + Sanitiser.line(file.toString(), 200),
                    "Name it in lockstep.yaml (evidence.allowed_signers), relative to the repository's folder.");
        }
    }

    /** By these lines, whatever any file says now. */
    public static AllowedSigners of(byte[] lines, SshKeygen keygen, Namespace namespace) {
        byte[] kept = lines.clone();
        return new AllowedSigners(kept::clone, commit -> Optional.empty(), keygen, namespace);
    }

    /**
     * The same, where approvals of a move are by the file as it was where {@code release} stood.
     *
     * @param file of a commit; empty where that is not here, or has none
     */
    public AllowedSigners then(Function<Sha, Optional<byte[]>> file) {
        return new AllowedSigners(lines, file, keygen, namespace);
    }

    /** Empty where approvals are by the same file as all else, or the commit is not here, or has none. */
    public Optional<byte[]> content(Sha release) {
        return then.apply(release);
    }

    /** By other lines, of other signatures, asked of the same {@code ssh-keygen}. */
    public AllowedSigners with(byte[] others, Namespace what) {
        return elsewhere.computeIfAbsent(
                new Lines(ByteBuffer.wrap(others.clone()), what), lines -> of(others, keygen, what));
    }

    /** What the file holds now: other signers, other signatures that count. */
    public byte[] content() {
        return lines.get();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ConfigurationError(
                    "the allowed-signers file " + Sanitiser.line(file.toString(), 200) + " cannot be read",
                    "Check that it is there and that you may read it.", e);
        }
    }

    /** @param publicKey as in a {@code .pub} file: its type, its bytes in base64, and a comment */
    Optional<String> owner(String publicKey) {
        List<String> key = List.of(publicKey.strip().split("\\s+"));
        return key.size() < 2 ? Optional.empty() : new String(content(), StandardCharsets.UTF_8).lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(words -> Collections.indexOfSubList(words, key.subList(0, 2)) > 0)
                .map(words -> words.getFirst().split(",", 2)[0])
                .filter(principal -> PRINCIPAL.matcher(principal).matches())
                .findFirst();
    }

    /** @param at when it was signed, as far as one knows: whoever was allowed then made it */
    public SignatureStatus check(byte[] document, Optional<byte[]> signature, Instant at) {
        return signature.map(bytes -> check(document, bytes, at)).orElseGet(Unsigned::new);
    }

    /** Whether a signature is in the form that {@code ssh-keygen} gives it. */
    public static boolean isPlain(byte[] signature) {
        return PlainSignature.read(signature).isPresent();
    }

    /**
     * Whether {@code ssh-keygen} need not be asked: nobody made it who is named here. It is by a key of which no line
     * has the bytes, not made by the key that it names, or by one that may not sign such things then.
     */
    public boolean surelyRefuses(byte[] document, byte[] signature, Instant at) {
        byte[] now = lines.get();
        return PlainSignature.read(signature)
                .filter(plain -> times(plain, now) == 0 || isForged(plain, document)
                        || times(plain, now) == 1 && SignerLine.of(plain.key(), now)
                                .filter(line -> line.forbids(namespace, at)).isPresent())
                .isPresent();
    }

    /** Whether the key that a signature names made it for this document, whosever that is and whoever is allowed. */
    public boolean isMade(byte[] document, byte[] signature) {
        return PlainSignature.read(signature)
                .filter(plain -> plain.namespace().equals(namespace.word()))
                .flatMap(plain -> PlainKey.of(plain.key().array())
                        .map(key -> MadeSignatures.made(key, plain, document)))
                .orElseGet(() -> isMadeAsAsked(document, signature));
    }

    private boolean isMadeAsAsked(byte[] document, byte[] signature) {
        try (PrivateFolder folder = PrivateFolder.make()) {
            String kept = folder.write("document.sig", signature).toString();
            return keygen.run(List.of("-Y", "check-novalidate", "-n", namespace.word(), "-s", kept), document).isDone();
        }
    }

    /** How often the lines have its key. */
    private static int times(PlainSignature plain, byte[] lines) {
        String key = Base64.getEncoder().withoutPadding().encodeToString(plain.key().array());
        return new String(lines, StandardCharsets.ISO_8859_1).split(Pattern.quote(key), -1).length - 1;
    }

    private static boolean isForged(PlainSignature plain, byte[] document) {
        return PlainKey.of(plain.key().array()).filter(key -> !MadeSignatures.made(key, plain, document)).isPresent();
    }

    private SignatureStatus check(byte[] document, byte[] signature, Instant at) {
        if (signature.length > Signer.LARGEST) {
            return new Bad("the signature has " + signature.length + " bytes");
        }
        byte[] now = lines.get();
        Optional<PlainSignature> plain = PlainSignature.read(signature);
        Optional<Verified> here = plain.flatMap(one -> hands.check(now, document, one, at));
        if (here.isPresent()) {
            return here.get();
        }
        String time = "-Overify-time=" + TIME.format(at.atOffset(ZoneOffset.UTC));
        SignatureStatus found = made.computeIfAbsent(
                new Question(ByteBuffer.wrap(now), ByteBuffer.wrap(document), ByteBuffer.wrap(signature), time),
                question -> ask(now, document, signature, time));
        if (found instanceof Verified verified) {
            plain.ifPresent(one -> hands.learn(now, document, one, at, verified));
        }
        return found;
    }

    private SignatureStatus ask(byte[] lines, byte[] document, byte[] signature, String at) {
        byte[] now = LimitsWithoutZone.of(lines);
        try (PrivateFolder folder = PrivateFolder.make()) {
            String kept = folder.write("document.sig", signature).toString();
            String file = folder.write("allowed", now).toString();
            SshKeygen.Ended found = keygen.run(
                    List.of("-Y", "find-principals", at, "-s", kept, "-f", file), new byte[0]);
            List<String> principals =
                    found.output().lines().filter(line -> !line.isBlank()).limit(MOST_PRINCIPALS).toList();
            if (!found.isDone() || principals.isEmpty()) {
                return new Bad("no allowed signer made the signature" + because(found));
            }
            Optional<String> ascii = principals.stream().allMatch(AsciiNames::isAscii)
                    ? Optional.empty()
                    : Optional.of(folder.write("allowed-ascii", AsciiNames.of(now)).toString());
            return verify(document, List.of(at, "-n", namespace.word(), "-s", kept), file, ascii, principals);
        }
    }

    /**
     * One key may stand for several people, each with limits of their own.
     *
     * @param ascii the same file with names that every host can ask about
     */
    private SignatureStatus verify(
            byte[] document, List<String> what, String file, Optional<String> ascii, List<String> principals) {
        String why = "";
        for (String principal : principals) {
            SshKeygen.Ended ended = verify(document, what, file, principal);
            if (!ended.isDone() && !AsciiNames.isAscii(principal)) {
                ended = verify(document, what, ascii.orElseThrow(), AsciiNames.of(principal));
            }
            if (ended.isDone()) {
                return new Verified(Sanitiser.line(principal));
            }
            why = because(ended);
        }
        return new Bad("the signature is not valid" + why);
    }

    private SshKeygen.Ended verify(byte[] document, List<String> what, String file, String principal) {
        return keygen.run(
                Stream.concat(Stream.of("-Y", "verify", "-f", file, "-I", principal), what.stream()).toList(),
                document);
    }

    private static String because(SshKeygen.Ended ended) {
        return ended.complaint().isEmpty() ? "" : ": " + ended.complaint();
    }
}
