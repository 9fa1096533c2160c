package tests.record.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lockstep.record.verification.ReadAhead;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void gives_all_values_in_their_order() {
        List<Integer> values = IntStream.range(0, 1_000).boxed().toList();
        List<Integer> read = new ArrayList<>();
        try (ReadAhead<Integer> ahead = new ReadAhead<>("test", 3, value -> 1, values.iterator())) {
            ahead.forEachRemaining(read::add);
            assertThat(ahead.hasNext()).isFalse();
        }
        assertThat(read).isEqualTo(values);
    }

    @Test
    void throws_what_was_thrown_after_the_values_before_it() {
        for (Throwable thrown : List.of(new IllegalStateException("here"), new StackOverflowError("here"))) {
            List<Integer> read = new ArrayList<>();
            try (ReadAhead<Integer> ahead = new ReadAhead<>("test", 3, value -> 1, new Breaking(5, thrown))) {
                assertThatThrownBy(() -> ahead.forEachRemaining(read::add)).isSameAs(thrown);
            }
            assertThat(read).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void takes_no_more_ahead_than_it_may() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(16);
        try (ReadAhead<Integer> ahead = new ReadAhead<>("test", 2, value -> 1, counting(taken, two))) {
            two.await();
            assertThat(ahead.next()).isEqualTo(1);
        }
        assertThat(taken.get()).as("two batches, and one for the one that was asked for").isBetween(16, 24);
    }

    /** Whoever pushes decides how much each of them is in memory. */
    @Test
    void what_is_heavy_waits_alone() {
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch one = new CountDownLatch(1);
        try (ReadAhead<Integer> ahead = new ReadAhead<>("test", 4, value -> 1L << 30, counting(taken, one))) {
            for (int value = 1; value <= 100; value++) {
                assertThat(ahead.next()).isEqualTo(value);
                assertThat(taken.get()).as("one that waits, and one that is being read").isLessThanOrEqualTo(value + 2);
            }
        }
    }

    @Test
    void takes_nothing_any_more_once_it_is_closed() {
        AtomicInteger taken = new AtomicInteger();
        try (ReadAhead<Integer> ahead = new ReadAhead<>("test", 2, value -> 1, counting(taken, new CountDownLatch(0)))) {
            assertThat(ahead.next()).isEqualTo(1);
        }
        int then = taken.get();
        assertThat(then).isLessThanOrEqualTo(24);
        Thread.onSpinWait();
        assertThat(taken.get()).isEqualTo(then);
    }

    private static Iterator<Integer> counting(AtomicInteger taken, CountDownLatch each) {
        return IntStream.iterate(1, count -> count + 1).boxed().peek(count -> {
            taken.incrementAndGet();
            each.countDown();
        }).iterator();
    }

    /** So many values, then a failure. */
    private static final class Breaking implements Iterator<Integer> {

        private final int values;
        private final Throwable thrown;
        private int given;

        Breaking(int values, Throwable thrown) {
            this.values = values;
            this.thrown = thrown;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Integer next() {
            if (given == values && thrown instanceof Error error) {
                throw error;
            }
            if (given == values) {
                throw (RuntimeException) thrown;
            }
            return ++given;
        }
    }
}
