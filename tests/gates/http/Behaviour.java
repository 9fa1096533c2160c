package tests.gates.http;

import java.io.IOException;

/** What a {@link LoopbackServer} does with one connection. The connection is closed when it returns or throws. */
@FunctionalInterface
public interface Behaviour {

    void meet(Visitor visitor) throws IOException, InterruptedException;

    /** Reads each request and answers it like this, until the visitor leaves. */
    static Behaviour answers(Behaviour answer) {
        return visitor -> {
            while (visitor.hears()) {
                answer.meet(visitor);
            }
        };
    }

    /** Reads each request and sends these words, until the visitor leaves. */
    static Behaviour answers(String words) {
        return answers(visitor -> visitor.say(words));
    }

    /** Reads one request, sends these words, and leaves. */
    static Behaviour answers_and_leaves(String words) {
        return visitor -> {
            visitor.hears();
            visitor.say(words);
        };
    }
}
