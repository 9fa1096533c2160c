package lockstep.tui.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import lockstep.release.events.Announcement;
import lockstep.release.site.ReleaseSite;
import lockstep.tui.api.GitSeen;

/** Tells the receivers of lockstep.yaml, beside everything else, what was done from here. */
final class Receivers {

    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final Announcement announcement;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Queue<Thread> telling = new ConcurrentLinkedQueue<>();
    private volatile List<String> troubles = List.of();

    /** @param looking the view of the clone that what is recorded is read by, when its turn comes */
    Receivers(ReleaseSite looking, Announcement.Turn turn) {
        this.announcement = new Announcement(looking, turn);
    }

    /** Does it, and tells of it afterwards, however it ended. */
    <T> T hearOf(Supplier<T> deed) {
        announcement.begin();
        try {
            return deed.get();
        } finally {
            tell();
        }
    }

    private void tell() {
        if (announcement.hasReceivers()) {
            telling.removeIf(one -> !one.isAlive());
            telling.add(Thread.ofVirtual().name("receivers").start(() -> {
                oneAtATime.lock();
                try {
                    troubles = announcement.tell();
                } finally {
                    oneAtATime.unlock();
                }
            }));
        }
    }

    /** Until those are told who can be, of every move; not much longer than one telling may take. */
    void await() {
        Instant end = Instant.now().plus(LONGEST);
        try {
            for (Thread one : telling) {
                if (!one.join(Duration.between(Instant.now(), end))) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was seen, and beside its problems who was not told. */
    GitSeen beside(GitSeen seen) {
        List<String> problems = new ArrayList<>(seen.problems());
        problems.addAll(troubles);
        return seen.withProblems(problems);
    }
}
