package lockstep.base.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How a program ended. */
public sealed interface ProgramEnd {

    /** In a few words. */
    String words();

    /** By itself, having printed this. */
    record Exited(int code, byte[] output, byte[] complaint) implements ProgramEnd {

        public boolean isDone() {
            return code == 0;
        }

        public String text() {
            return new String(output, StandardCharsets.UTF_8);
        }

        public String complaintText() {
            return new String(complaint, StandardCharsets.UTF_8);
        }

        @Override
        public String words() {
            return "exited " + code;
        }
    }

    record NotStarted(IOException why) implements ProgramEnd {

        @Override
        public String words() {
            return "could not be started";
        }
    }

    /** It was ended. */
    record OutOfTime() implements ProgramEnd {

        @Override
        public String words() {
            return "did not end in time, and was ended";
        }
    }

    /** It ended, but somebody whom it left running holds its output open: it may not be all. */
    record OutputLeftOpen() implements ProgramEnd {

        @Override
        public String words() {
            return "left its output open";
        }
    }

    /** The thread that waited for it was interrupted, and still is; it was ended. */
    record Interrupted() implements ProgramEnd {

        @Override
        public String words() {
            return "was interrupted";
        }
    }
}
