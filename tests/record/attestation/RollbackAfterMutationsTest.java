package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.journal.Intent;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.Rollback;
import lockstep.release.workflow.RollbackRequest;
import lockstep.repository.git.RemoteHeads;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollback is examined and planned as the door does it, after each kind of thing that somebody can push. */
class RollbackAfterMutationsTest {

    private static final String FORGED = """
            {"schema": "lockstep/intent/v1", "release_id": "%s", "type": "rollback", "operator": "Mallory",
             "since": "2026-11-24T12:00:00Z", "from": null, "target": "%s", "trigger": "x", "approved_by": "x",
             "unverified_accepted": false, "notes": ""}
            """;

    @TempDir
    Path folder;

    @Test
    void a_rollback_can_be_planned_after_every_kind_of_single_mutation() throws IOException {
        try (SignedDay day = SignedDay.dawn(folder)) {
            assertThat(day.pass()).isEqualTo(Verdict.PASS);
            try (Visits<ReleaseSite> visits = new Visits<>(day::sit);
                    Repository bare = new FileRepositoryBuilder()
                            .setGitDir(day.stage().bareRepository().toFile()).setBare().build()) {
                ReleaseSite site = visits.next();
                Branch whole = Branch.read(
                        bare, site.repository().fetch(site.remoteDeadline()).evidence().orElseThrow());
                // As it was before the rollback: there is something to go back to.
                Branch branch = new Branch(bare, whole.versions().subList(0, whole.versions().size() - 2));
                move(day.stage().bareRepository(), "release-evidence", branch.write());
                String main = day.keys().run(
                        List.of("git", "-C", day.stage().bareRepository().toString(), "rev-parse", "main"), "");
                move(day.stage().bareRepository(), "release", new Sha(main.substring(2).strip()));
                RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
                site.repository().rememberTip(heads.evidence().orElseThrow());
                Sha back = planned(visits.next(), heads).target();
                Map<String, String> failed = new LinkedHashMap<>();
                Map<String, Branch> kinds = kinds(branch);
                kinds.forEach((name, mutated) -> {
                    move(day.stage().bareRepository(), "release-evidence", mutated.write());
                    fault(visits.next(), heads, back).ifPresent(why -> failed.put(name, why));
                });
                System.out.println("a rollback planned after " + kinds.size() + " kinds of mutations");
                assertThat(failed).isEmpty();
                assertThat(kinds.size()).isGreaterThan(100);
            }
        }
    }

    /** Of each kind of file, and of each kind of thing that is done to it, one. */
    private static Map<String, Branch> kinds(Branch branch) {
        Map<String, Branch> kinds = new LinkedHashMap<>();
        new Mutations(branch).onTop().forEach((name, mutated) -> kinds.putIfAbsent(
                name.replaceAll("\\d{8}T\\d{6}Z(-[a-z0-9-]+-[0-9a-f]{8})?", "TIME").replaceAll("[0-9a-f]{40}", "SHA")
                        .replaceAll("/[0-9a-f]{2}/", "/XX/")
                        .replaceAll("\\d{4}-\\d{2}/\\d{8}-\\d{4}-(r[bc])\\d+", "$1"), mutated));
        String huge = "x".repeat(5 << 20);
        String last = branch.tip().keySet().stream().filter(path -> path.endsWith("/intent.json")).toList().getLast();
        for (String path : List.of(
                "evidence/versions/1/1.2.3.json", "evidence/config/99991231T235959Z.json",
                "evidence/config/99991231T235959Z.json.sig", "evidence/checkpoint", "sot/production.json",
                "docs/RELEASE_LOG-2.md", last, last.replace("intent.json", "requirements.json"),
                last.replace("intent.json", "outcome.intoto.json"), last.replace("intent.json", "decision.intoto.json"),
                last.replace("intent.json", "decision.intoto.json.sig"))) {
            kinds.put("huge " + path, with(branch, path, huge));
            kinds.put("no JSON " + path, with(branch, path, "{"));
            kinds.put("little JSON " + path, with(branch, path, "{}\n"));
        }
        Sha somewhere = new Sha("a".repeat(40));
        for (String id : List.of("20261124-1200-rb1", "20291231-2359-rc1", "99991231-2359-rb9999")) {
            String path = "evidence/" + id.substring(0, 4) + "-" + id.substring(4, 6) + "/" + id + "/intent.json";
            kinds.put("an intent that nobody signed " + id, with(branch, path, FORGED.formatted(id, somewhere)));
        }
        return kinds;
    }

    private static Branch with(Branch branch, String path, String content) {
        return branch.then(files -> {
            files.put(path, branch.file(content));
            return files;
        });
    }

    private static void move(Path bare, String branch, Sha tip) {
        try {
            Files.writeString(bare.resolve("refs/heads").resolve(branch), tip.hex() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Intent planned(ReleaseSite site, RemoteHeads heads) {
        RollbackRequest request = new RollbackRequest(
                Optional.empty(), "5xx spike", Optional.of(new Operator("Olga")), false, "");
        Rollback rollback = new Rollback(site, WorkflowListener.silent());
        PushPlan plan = rollback.plan(rollback.examine(request), request);
        return plan.intent();
    }

    /** Why it cannot go where it went before; empty where it can. */
    private static Optional<String> fault(ReleaseSite site, RemoteHeads heads, Sha back) {
        try {
            Intent intent = planned(site, heads);
            return intent.from().equals(heads.production()) && intent.target().equals(back)
                    ? Optional.empty()
                    : Optional.of("it goes from " + intent.from() + " to " + intent.target() + ", not to " + back);
        } catch (RuntimeException e) {
            List<String> why = new ArrayList<>(List.of(String.valueOf(e)));
            if (e instanceof LockstepError known) {
                why.addAll(known.particulars());
            }
            return Optional.of(String.join("; ", why));
        }
    }
}
