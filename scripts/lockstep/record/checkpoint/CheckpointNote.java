package lockstep.record.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.digest.Sha256;

/**
 * A checkpoint as a C2SP signed note: the text, an empty line, and a signature line where evidence is signed.
 *
 * <p>The signature is what {@code ssh-keygen -Y sign} makes of the text (an SSHSIG), without its armour. Of the note's
 * signature types it is an unassigned one: the key's id, four bytes before it, are the first of
 * {@code sha256(name ‖ 0x0a ‖ 0xff ‖ "sshsig")}.
 *
 * @param signature armoured, as ssh-keygen reads it
 */
public record CheckpointNote(Checkpoint checkpoint, Optional<byte[]> signature) {

    public static final int LARGEST = 64 << 10;

    private static final String NAME = "lockstep-evidence";
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "-----END SSH SIGNATURE-----\n";
    private static final Pattern NOTE = Pattern.compile(
            "([^\\n\\p{Cntrl}]{1,300})\\n(0|[1-9]\\d{0,17})\\n([A-Za-z0-9+/]{43}=)\\n\\n"
                    + "(?:— " + NAME + " ([A-Za-z0-9+/]+={0,2})\\n)?");

    /** What is signed. */
    public byte[] text() {
        return checkpoint.text().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        StringBuilder note = new StringBuilder(checkpoint.text()).append('\n');
        signature.ifPresent(armoured -> note.append("— ").append(NAME).append(' ').append(line(armoured)).append('\n'));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where the bytes are no such note. */
    public static Optional<CheckpointNote> read(byte[] bytes) {
        Matcher note = NOTE.matcher(new String(bytes, StandardCharsets.UTF_8));
        if (bytes.length > LARGEST || !note.matches()) {
            return Optional.empty();
        }
        String root = HexFormat.of().formatHex(Base64.getDecoder().decode(note.group(3)));
        Checkpoint checkpoint = new Checkpoint(
                note.group(1), new RecordChain(Long.parseLong(note.group(2)), new Sha256(root)));
        CheckpointNote read;
        try {
            read = new CheckpointNote(checkpoint, Optional.ofNullable(note.group(4)).map(CheckpointNote::armoured));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // One checkpoint has one form: what is written differently is none.
        return Arrays.equals(read.bytes(), bytes) ? Optional.of(read) : Optional.empty();
    }

    private static String line(byte[] armoured) {
        String inside = new String(armoured, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(keyId());
        both.writeBytes(Base64.getDecoder().decode(inside));
        return Base64.getEncoder().encodeToString(both.toByteArray());
    }

    private static byte[] armoured(String line) {
        byte[] both = Base64.getDecoder().decode(line);
        byte[] id = keyId();
        if (both.length <= id.length || !Arrays.equals(Arrays.copyOf(both, id.length), id)) {
            throw new IllegalArgumentException("another kind of signature");
        }
        String inside = Base64.getMimeEncoder(70, new byte[] {'\n'})
                .encodeToString(Arrays.copyOfRange(both, id.length, both.length));
        return (BEGIN + inside + "\n" + END).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] keyId() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((NAME + "\n").getBytes(StandardCharsets.US_ASCII));
        text.write(0xff);
        text.writeBytes("sshsig".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().parseHex(Sha256.of(text.toByteArray()).hex().substring(0, 8));
    }
}
