package lockstep.record.signature;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Fields as OpenSSH writes them: four bytes that say how long, then as many. */
final class SshFields {

    private final ByteBuffer bytes;

    SshFields(ByteBuffer bytes) {
        this.bytes = bytes.slice();
    }

    SshFields(byte[] bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    /** @throws IllegalArgumentException if there is no whole field any more */
    byte[] next() {
        int length = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("cut off");
        }
        byte[] field = new byte[length];
        bytes.get(field);
        return field;
    }

    /** Each byte a letter, so that none is lost. */
    String word() {
        return new String(next(), StandardCharsets.ISO_8859_1);
    }

    /** @throws IllegalArgumentException if something is left */
    void end() {
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException("too long");
        }
    }

    static void put(ByteArrayOutputStream out, byte[] field) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        out.writeBytes(field);
    }
}
