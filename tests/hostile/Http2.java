package tests.hostile;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import tests.gates.http.Behaviour;
import tests.gates.http.Visitor;

/** HTTP/2 by hand, frame by frame (RFC 9113), so that it can be done wrong. */
final class Http2 {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    /** HPACK: {@code :status: 200}, from the static table. */
    static final byte[] STATUS_200 = {(byte) 0x88};

    private static final int PREFACE = 24;

    private Http2() {}

    /** What to do with one request. */
    @FunctionalInterface
    interface Answer {
        void to(int stream, Visitor visitor) throws IOException, InterruptedException;
    }

    /** Greets as it should, then answers each request so. */
    static Behaviour answers(Answer answer) {
        return visitor -> {
            DataInputStream in = new DataInputStream(visitor.in());
            in.skipNBytes(PREFACE);
            visitor.say(frame(SETTINGS, 0, 0));
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                in.readByte();
                int stream = in.readInt();
                in.skipNBytes(length);
                if (type == HEADERS) {
                    answer.to(stream, visitor);
                }
            }
        };
    }

    static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /** A literal header that is not indexed: {@code x: } and as many letters as fit a frame. */
    static byte[] longHeader() {
        return ByteBuffer.allocate(4_101)
                .put(new byte[] {0, 1, 'x', 0x7f, (byte) 0x81, 0x1f}) // 127 + 1 + 31 * 128 = 4,096
                .array();
    }
}
