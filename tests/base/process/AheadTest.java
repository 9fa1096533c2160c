package tests.base.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import lockstep.base.process.Ahead;
import org.junit.jupiter.api.Test;

class AheadTest {

    @Test
    void what_is_found_out_ahead_is_found_out_beside_other_work() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Ahead<String> answer = Ahead.of(() -> {
            begun.countDown();
            return "Ada";
        });

        begun.await();

        assertThat(answer.get()).isEqualTo("Ada");
    }

    @Test
    void what_failed_ahead_fails_the_same_way_where_it_is_needed() {
        IllegalArgumentException failure = new IllegalArgumentException("no such name");
        Ahead<String> answer = Ahead.of(() -> {
            throw failure;
        });

        assertThatThrownBy(answer::get).isSameAs(failure);
    }
}
