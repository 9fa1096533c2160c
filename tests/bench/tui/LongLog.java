package tests.bench.tui;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.demo.rehearsal.DemoTeam;
import lockstep.gates.http.Deadline;
import lockstep.record.log.LogWriter;
import lockstep.record.log.PassFail;
import lockstep.record.log.StructuredEntry;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.Identity;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import lockstep.repository.tree.FileWrite;
import lockstep.tui.api.EntryLine;
import tests.tui.Scenes;

/** A release log of so many entries, a minute apart: as values, newest first, or on the evidence branch of a stage. */
record LongLog(int entries) {

    private static final BranchNames BRANCHES = new BranchNames("main", "release", "release-evidence");
    private static final String FILE = "docs/RELEASE_LOG.md";

    List<EntryLine> lines() {
        List<EntryLine> log = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            Instant when = Scenes.NOW.minusSeconds(60L * i);
            String id = when.toString().substring(0, 16).replaceAll("[-:]", "").replace('T', '-') + "-rc1";
            Sha commit = i % 2 == 0 ? Scenes.OLD : Scenes.BETWEEN;
            log.add(Scenes.entry(id, commit, i % 7 == 0 ? PassFail.FAIL : PassFail.PASS));
        }
        return log;
    }

    void pushTo(DemoTeam stage) {
        Deadline deadline = Deadline.in(Duration.ofMinutes(1));
        FileWrite log = FileWrite.add(FILE, text());
        Identity historian = new Identity("Historian", "historian@service.example");
        try (ReleaseRepository clone = ReleaseRepository.open(stage.operatorsClone(), "origin", BRANCHES)) {
            Sha commit = clone.firstCommit(new CommitDraft(List.of(log), "Keep the log\n", historian, Scenes.NOW),
                    deadline);
            PushOutcome outcome = clone.pushAtomically(
                    List.of(new RefMove.Create(BRANCHES.evidence(), commit)), deadline);
            if (!(outcome instanceof PushOutcome.Moved)) {
                throw new IllegalStateException("the log was not pushed: " + outcome);
            }
        }
    }

    private byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] beginning = {};
        for (EntryLine line : lines().reversed()) {
            text.writeBytes(LogWriter.addition(beginning, (StructuredEntry) line.entry()));
            beginning = "# begun\n".getBytes(StandardCharsets.UTF_8);
        }
        return text.toByteArray();
    }
}
