package tests.workflow;

import org.junit.jupiter.api.Test;
import java.util.Optional;
import lockstep.release.Sha;
import lockstep.workflow.ReleaseSite;
import lockstep.workflow.WorkflowListener;
import lockstep.workflow.Milestone;

class ProbeTest {
    static long t0;
    static void lap(String what) { long n = System.nanoTime(); System.out.printf("%6d ms %s%n", (n - t0) / 1_000_000, what); t0 = System.nanoTime(); }
    @Test
    void probe() throws Exception {
        for (int i = 0; i < 3; i++) {
            t0 = System.nanoTime();
            try (ReleaseDay day = new ReleaseDay()) {
                lap("day");
                day.land("x"); lap("land");
                Sha c = day.landTested("x"); lap("landTested");
                Seat s = day.operator("A"); lap("clone");
                s.log("verify"); lap("verify");
                try (ReleaseSite site = s.site()) {
                    lap("open");
                    Act.PROMOTION.carryOut(site, Optional.empty(), new WorkflowListener() {
                        @Override public void reached(Milestone m) { lap(m.name()); }
                    });
                }
                s.log("verify"); lap("verify");
                lap("close");
            }
            lap("closed");
        }
        Process p = new ProcessBuilder("git", "--version").start(); p.waitFor(); lap("git --version");
        p = new ProcessBuilder("git", "--version").start(); p.waitFor(); lap("git --version");
        p = new ProcessBuilder("cat", "/dev/null").start(); p.waitFor(); lap("cat");
    }
}
