package tests.record.facts;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Programs that real tools report on. */
final class Sample {

    private Sample() {}

    /** A suite of which two pass, one fails, one breaks, and three are skipped. Only for whoever asks for it by name. */
    @Tag("sample")
    static final class Suite {

        @Test
        void one_that_passes() {
            assertTrue(true);
        }

        @Test
        void another_whose_name_says_failure() {
            assertTrue(Integer.parseInt("2") > 1, "failure");
        }

        @Test
        void one_that_fails() {
            assertTrue(Integer.parseInt("1") > 1, "] ]> & <failure>");
        }

        @Test
        void one_that_breaks() {
            throw new IllegalStateException("broken");
        }

        @Test
        @Disabled("later")
        void one_that_is_put_off() {}

        @Test
        @Disabled
        void another_that_is_put_off() {}

        @Test
        void one_that_does_not_apply() {
            assumeTrue(Integer.parseInt("1") > 1);
        }
    }

    /** Three lines that are run, two that are not, and one branch of two. */
    public static final class Covered implements Runnable {

        @Override
        public void run() {
            if (Integer.parseInt("1") > 1) {
                left();
            }
        }

        private static void left() {
            throw new IllegalStateException("never");
        }
    }
}
