package lockstep.demo.chat;

/** The language model behind the chat. */
public interface Model {

    /** What came of asking it. */
    sealed interface Reply {}

    record Said(String text) implements Reply {}

    record Failed(Failure why) implements Reply {}

    enum Failure {
        /** A time-out or an error of the provider: the breaker counts these. */
        PROVIDER,
        /** The provider does not know our key: asking less often would not help, so the breaker does not count it. */
        KEY
    }

    Reply ask(String text);

    /** It takes every text as a greeting, and repeats nothing of it. */
    static Model greeter() {
        return text -> new Said("Hello. What would you like to work on?");
    }
}
