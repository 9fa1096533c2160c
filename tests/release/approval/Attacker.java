package tests.release.approval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.tree.FileWrite;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;

/** Mallory: may push to every branch, knows how the record is kept, and has no approver's key. */
record Attacker(ApprovalDay team) {

    static Attacker of(ApprovalDay team) {
        return new Attacker(team);
    }

    /** Adds files to the record, with a checkpoint that is true: nothing but what they say is wrong. */
    void adds(FileWrite... files) {
        try (ReleaseSite site = team.mallory().site()) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            new Recorder(site, WorkflowListener.silent()).add(site.repository().fetch(site.remoteDeadline()),
                    heads -> Optional.of(new CommitDraft(Arrays.asList(files), "Add", site.identity(), now)));
        }
    }

    /** Lays bytes where an approval of the commit would lie. */
    void addsApproval(Sha commit, byte[] document, Optional<byte[]> signature) {
        String path = ApprovalPlaces.file(commit, Kind.APPROVAL, ApprovalPlaces.id(Sha256.of(document).hex()));
        addsAt(path, document, signature);
    }

    void addsApproval(Sha commit, String text) {
        addsApproval(commit, text.getBytes(StandardCharsets.UTF_8), Optional.of("no signature".getBytes(
                StandardCharsets.UTF_8)));
    }

    void addsAt(String path, byte[] document, Optional<byte[]> signature) {
        FileWrite file = FileWrite.add(path, document);
        adds(signature.map(bytes -> List.of(file, FileWrite.add(path + ".sig", bytes))).orElse(List.of(file))
                .toArray(FileWrite[]::new));
    }

    /** Deletes, with git, what has the words in its path. */
    void removes(String words) {
        Outsider mallory = team.day().outsider();
        mallory.checkOut("release-evidence");
        for (String path : team.day().evidence().lines().filter(name -> name.contains(words)).toList()) {
            team.day().git().in(mallory.folder(), "rm", "-q", path);
        }
        mallory.pushed("release-evidence", "Tidy up");
    }

    /** Puts another text, with git, into what has the words in its path. */
    void overwrites(String words, String text) {
        Outsider mallory = team.day().outsider();
        mallory.checkOut("release-evidence");
        team.day().evidence().lines().filter(name -> name.contains(words)).forEach(path ->
                ReleaseDay.write(mallory.folder().resolve(path), text));
        mallory.pushed("release-evidence", "Correct");
    }

    /** Puts a link in the place of a file. */
    void links(String path, String to) {
        Outsider mallory = team.day().outsider();
        mallory.checkOut("release-evidence");
        Path link = mallory.folder().resolve(path);
        try {
            Files.createDirectories(link.getParent());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mallory.pushed("release-evidence", "Link");
    }
}
