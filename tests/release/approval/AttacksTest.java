package tests.release.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.error.Refused;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.record.approval.ApprovalRevocation;
import lockstep.record.approval.MoveApproval.Seen;
import lockstep.record.approval.MoveRequest;
import lockstep.record.approval.PersonalStatementJson;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.signature.Namespace;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPermission;
import lockstep.release.canary.StagePermission;
import lockstep.release.pipeline.Consumption;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.HotfixRequest;
import lockstep.release.workflow.PromotionRequest;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Who can push and has no approver's key makes nothing pass: no promotion, no hotfix, no canary. */
class AttacksTest {

    private static final Set<ExitCode> REFUSALS =
            Set.of(ExitCode.REFUSED, ExitCode.NOT_VERIFIED, ExitCode.CONFIGURATION);
    private static final String CANARY = "  canary: {requires: [{approvals: {role: RELEASE_APPROVER, count: 1}}]}\n";

    private static final List<Action> ALL = List.of(Action.PROMOTE, Action.HOTFIX, Action.CANARY);

    private static ApprovalDay team;
    private static Sha commit;
    private static Sha other;
    private static String policy;
    private static Map<String, String> refs;

    @BeforeAll
    static void a_commit_that_lacks_nothing_but_an_approval() {
        team = new ApprovalDay(ApprovalDay.ONE);
        other = team.landTested("other");
        commit = team.coAuthored("Omar", "omar@example.org");
        try (ReleaseSite site = team.seat("tess").site()) {
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            policy = new ConfigInForce(site).find(heads, commit).orElseThrow().config().sha256();
        }
        refs = Map.of("release-evidence", team.day().head("release-evidence"), "main", team.day().head("main"),
                "release", team.day().head("release"));
    }

    @AfterAll
    static void the_day_ends() {
        team.close();
    }

    /**
     * One try at one action.
     *
     * @param who acts in the end
     */
    private static final class Scene {
        final Action action;
        final Attacker mallory = Attacker.of(team);
        final Forger forger;
        String who = "nadja";
        Sha target = commit;
        Consumer<Seat> meddles = seat -> { };

        Scene(Action action) {
            this.action = action;
            this.forger = new Forger(team, commit, action.word(), Optional.of(new Sha(refs.get("release"))), policy);
        }

        /** What the forger made is laid onto the branch. */
        void lays() {
            byte[] document = forger.document();
            mallory.addsApproval(target, document, Optional.of(forger.sign(document)));
        }

        /** The approval as Anna herself gives it; its id. */
        String genuine() {
            lays();
            return ApprovalPlaces.id(Sha256.of(forger.document()).hex());
        }

        void revokes(String key, String by) {
            String id = genuine();
            byte[] revocation = PersonalStatementJson.write(new ApprovalRevocation(
                    commit, Sha256.of(forger.document()).hex(), by, "", forger.at));
            forger.key = key;
            mallory.addsAt(ApprovalPlaces.file(commit, Kind.REVOCATION, id), revocation,
                    Optional.of(forger.sign(revocation)));
        }

        void consumes() {
            genuine();
            mallory.adds(Consumption.writes(commit, List.of(Sha256.of(forger.document()).hex()), "20260101-0000-rc1",
                    Instant.now()).toArray(FileWrite[]::new));
        }

        void requests(String who) {
            MoveRequest request = new MoveRequest(commit, action.word(), forger.from, Optional.empty(),
                    who + "@example.org", policy, "", forger.at, "cd".repeat(16));
            byte[] document = PersonalStatementJson.write(request);
            forger.key = who;
            mallory.addsAt(ApprovalPlaces.file(commit, Kind.REQUEST, ApprovalPlaces.id(Sha256.of(document).hex())),
                    document, Optional.of(forger.sign(document)));
        }

        void says(String text) {
            byte[] document = text.getBytes(StandardCharsets.UTF_8);
            mallory.addsApproval(commit, document, Optional.of(forger.sign(document)));
        }

        void edits(String words, String by) {
            says(new String(forger.document(), StandardCharsets.UTF_8).replace(words, by));
        }
    }

    /** @param actions at which it is tried */
    private record Attack(String name, Consumer<Scene> deed, List<Action> actions) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Attack> ATTACKS = new ArrayList<>();

    private static void attack(String name, Consumer<Scene> deed) {
        ATTACKS.add(new Attack(name, deed, ALL));
    }

    /** What is read before anybody asks what it is for: one action after the other has its turn. */
    private static void document(String name, Consumer<Scene> deed) {
        ATTACKS.add(new Attack(name, deed, List.of(ALL.get(ATTACKS.size() % ALL.size()))));
    }

    static Stream<Attack> attacks() {
        ATTACKS.clear();
        keys();
        replays();
        times();
        takenBack();
        people();
        appointments();
        documents();
        return ATTACKS.stream();
    }

    private static void keys() {
        attack("nobody approves", it -> { });
        attack("an unsigned approval in Anna's name",
                it -> it.mallory.addsApproval(commit, it.forger.document(), Optional.empty()));
        attack("signed by Mallory in Anna's name", it -> { it.forger.key = "mallory"; it.lays(); });
        attack("signed by Mallory in her own name",
                it -> { it.forger.key = "mallory"; it.forger.by = "mallory@example.org"; it.lays(); });
        attack("Anna's key in the namespace of evidence", it -> { it.forger.namespace = Namespace.EVIDENCE; it.lays(); });
        attack("a key that is allowed for evidence only",
                it -> { it.forger.key = "evidence"; it.forger.by = "evidence@example.org"; it.lays(); });
        attack("a key that has ended", it -> { it.forger.key = "gone"; it.forger.by = "gone@example.org"; it.lays(); });
        attack("Anna's approval signed again by Omar", it -> { it.forger.key = "omar"; it.lays(); });
        attack("Anna's name in capitals", it -> { it.forger.by = "ANNA@EXAMPLE.ORG"; it.lays(); });
        attack("a signature that is none", it -> it.mallory.addsApproval(commit, it.forger.document(),
                Optional.of("-----BEGIN SSH SIGNATURE-----\n".getBytes(StandardCharsets.UTF_8))));
        attack("a signature of 200 kB", it -> it.mallory.addsApproval(commit, it.forger.document(),
                Optional.of(new byte[200_000])));
        attack("an empty signature", it -> it.mallory.addsApproval(commit, it.forger.document(), Optional.of(new byte[0])));
        attack("Anna's signature of another approval", it -> {
            byte[] signature = it.forger.sign(it.forger.document());
            it.forger.expires = it.forger.expires.plusSeconds(1);
            it.mallory.addsApproval(commit, it.forger.document(), Optional.of(signature));
        });
    }

    private static void replays() {
        attack("Anna's approval of another commit", it -> { it.forger.commit = other; it.lays(); });
        attack("Anna's approval of another commit, where that belongs",
                it -> { it.forger.commit = other; it.target = other; it.lays(); it.target = commit; });
        attack("Anna's approval with its commit edited", it -> {
            it.forger.commit = other;
            byte[] signature = it.forger.sign(it.forger.document());
            it.mallory.addsApproval(commit, it.forger.edited(text -> text.replace(other.hex(), commit.hex())),
                    Optional.of(signature));
        });
        attack("Anna's approval from another head of release", it -> { it.forger.from = Optional.of(other); it.lays(); });
        attack("Anna's approval from before any release", it -> { it.forger.from = Optional.empty(); it.lays(); });
        attack("Anna's approval of a rollback", it -> { it.forger.action = "rollback"; it.lays(); });
        attack("Anna's approval of another action", it -> {
            it.forger.action = it.action == Action.PROMOTE ? "canary" : "promote";
            it.lays();
        });
        attack("an approval under another configuration", it -> { it.forger.policy = "0".repeat(64); it.lays(); });
        attack("an approval of evidence that was found out anew", it -> {
            String seen = team.records(commit, "unit");
            it.forger.evidence = List.of(new Seen(seen, Sha256.of(team.day().file(seen).concat("\n").getBytes(
                    StandardCharsets.UTF_8)).hex()));
            it.lays();
            team.records(commit, "unit");
        });
        attack("an approval of evidence that never was", it -> {
            it.forger.evidence = List.of(new Seen("evidence/facts/" + commit.hex().substring(0, 2) + "/" + commit
                    + "/20260101T000000Z-unit-00000000.json", "0".repeat(64)));
            it.lays();
        });
        attack("an approval of evidence with hostile paths", it -> {
            it.forger.evidence = List.of(new Seen("", "0".repeat(64)), new Seen("../../etc/passwd", "0".repeat(64)),
                    new Seen("evidence//x", "0".repeat(64)), new Seen("/", "0".repeat(64)));
            it.lays();
        });
        attack("the commit under a tag that was moved to it", it -> {
            team.tag("v9.0.0", other);
            it.forger.commit = other;
            it.target = other;
            it.lays();
            team.tag("v9.0.0", commit);
            it.target = commit;
        });
    }

    private static void times() {
        attack("an approval that has expired", it -> {
            it.forger.at = now().minus(Duration.ofHours(1));
            it.forger.expires = now().minusSeconds(1);
            it.lays();
        });
        attack("an approval that gives itself more time than it may have", it -> {
            it.forger.at = now().minus(Duration.ofHours(5));
            it.forger.expires = now().plus(Duration.ofDays(1));
            it.lays();
        });
        attack("an approval from the future", it -> {
            it.forger.at = now().plus(Duration.ofHours(1));
            it.forger.expires = now().plus(Duration.ofHours(2));
            it.lays();
        });
        attack("an approval of the year 999999999", it -> {
            String at = it.forger.at.toString();
            it.edits("\"approved_at\" : \"" + at, "\"approved_at\" : \"+999999999-12-31T00:00:00Z");
        });
        attack("an approval that expires at the end of time", it -> it.edits(
                "\"expires_at\" : \"" + it.forger.expires, "\"expires_at\" : \"" + Instant.MAX));
        attack("an approval from before time", it -> it.edits(
                "\"approved_at\" : \"" + it.forger.at, "\"approved_at\" : \"" + Instant.MIN));
        attack("an approval without a time", it -> it.edits("approved_at", "approved"));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void takenBack() {
        attack("a revoked approval", it -> it.revokes("anna", "anna@example.org"));
        attack("an approval revoked by another of the role", it -> it.revokes("omar", "omar@example.org"));
        attack("a dropped revocation", it -> {
            it.revokes("anna", "anna@example.org");
            it.mallory.removes("/revocation-");
        });
        attack("a revocation that was written over", it -> {
            it.revokes("anna", "anna@example.org");
            it.mallory.overwrites("/revocation-", "{}");
        });
        attack("a revocation that became a link", it -> {
            it.revokes("anna", "anna@example.org");
            String path = team.day().evidence().lines().filter(name -> name.matches(".*/revocation-.{16}.intoto.json"))
                    .findFirst().orElseThrow();
            it.mallory.links(path, "/dev/null");
        });
        attack("an approval that was used up", Scene::consumes);
        attack("an approval whose use was dropped", it -> { it.consumes(); it.mallory.removes("/consumed-"); });
        attack("an approval whose use was emptied", it -> { it.consumes(); it.mallory.overwrites("/consumed-", ""); });
        attack("an approval that was written over", it -> {
            it.revokes("anna", "anna@example.org");
            it.mallory.overwrites("/approval-", "{}");
        });
    }

    private static void people() {
        attack("an approval by the author", it -> { it.forger.key = "olga"; it.forger.by = "olga@example.org"; it.lays(); });
        attack("an approval by a co-author", it -> { it.forger.key = "omar"; it.forger.by = "omar@example.org"; it.lays(); });
        attack("an approval by the committer", it -> { it.forger.key = "pat"; it.forger.by = "pat@example.org"; it.lays(); });
        attack("an approval by whoever asked for it", it -> {
            it.requests("anna");
            it.forger.key = "anna";
            it.lays();
        });
        attack("an approval by whoever acts", it -> { it.who = "anna"; it.lays(); });
        attack("an approval by whoever acts, with a request that nobody signed", it -> {
            it.who = "anna";
            MoveRequest request = new MoveRequest(commit, it.action.word(), it.forger.from, Optional.empty(),
                    "nadja@example.org", policy, "", it.forger.at, "cd".repeat(16));
            byte[] document = PersonalStatementJson.write(request);
            it.mallory.addsAt(ApprovalPlaces.file(commit, Kind.REQUEST, ApprovalPlaces.id(Sha256.of(document).hex())),
                    document, Optional.empty());
            it.lays();
        });
        attack("an approval by whoever asked for it, with the request lost in a crowd", it -> {
            it.requests("anna");
            it.forger.key = "anna";
            it.lays();
            it.mallory.adds(IntStream.range(0, 201)
                    .mapToObj(number -> FileWrite.add(ApprovalPlaces.file(commit, Kind.APPROVAL,
                            String.format("%016x", number)), new byte[] {'{', '}'}))
                    .toArray(FileWrite[]::new));
        });
        attack("an approval by somebody without the role",
                it -> { it.forger.key = "stranger"; it.forger.by = "stranger@example.org"; it.lays(); });
        attack("an approval in another role", it -> { it.forger.role = "ADMINISTRATOR"; it.lays(); });
    }

    private static void appointments() {
        attack("Mallory's key in the working tree's allowed signers", it -> {
            it.forger.key = "mallory";
            it.lays();
            it.meddles = seat -> ReleaseDay.write(seat.folder().resolve("allowed_signers"),
                    team.keys().line("anna@example.org", ApprovalDay.BOTH, "mallory"));
        });
        attack("a role that the working tree gives to Mallory", it -> {
            it.forger.key = "mallory";
            it.forger.by = "mallory@example.org";
            it.lays();
            it.meddles = seat -> {
                ReleaseDay.write(seat.folder().resolve("allowed_signers"),
                        team.keys().line("mallory@example.org", ApprovalDay.BOTH, "mallory"));
                seat.reconfigure("[anna@example.org", "[mallory@example.org, anna@example.org");
            };
        });
        attack("a role and a key that the candidate itself brings", it -> {
            String yaml = ApprovalDay.read(team.seat("olga").folder().resolve("lockstep.yaml"))
                    .replace("[anna@example.org", "[mallory@example.org, anna@example.org");
            String signers = team.keys().line("mallory@example.org", ApprovalDay.BOTH, "mallory");
            it.target = team.commitToMain(Map.of("lockstep.yaml", yaml, "allowed_signers", signers));
            team.test(it.target);
            it.forger.commit = it.target;
            it.forger.key = "mallory";
            it.forger.by = "mallory@example.org";
            it.lays();
        });
    }

    private static void documents() {
        document("a name that is not the digest's", it -> it.mallory.addsAt(
                ApprovalPlaces.file(commit, Kind.APPROVAL, "0".repeat(16)), it.forger.document(),
                Optional.of(it.forger.sign(it.forger.document()))));
        document("a line more than Anna signed", it -> it.mallory.addsApproval(
                commit, it.forger.edited(text -> text + "\n"), Optional.of(it.forger.sign(it.forger.document()))));
        document("Anna's signed request for an approval", it -> it.says(new String(PersonalStatementJson.write(
                new MoveRequest(commit, it.action.word(), it.forger.from, Optional.empty(), "anna@example.org", policy, "",
                        it.forger.at, "cd".repeat(16))), StandardCharsets.UTF_8)));
        document("an empty document", it -> it.says(""));
        document("null", it -> it.says("null"));
        document("a list", it -> it.says("[1, 2]"));
        document("a document 100,000 deep", it -> it.says("[".repeat(100_000)));
        document("a document of 1 MB", it -> it.edits("\"reason\" : \"\"", "\"reason\" : \"" + "x".repeat(1 << 20) + "\""));
        document("keys that come twice", it -> it.edits("\"role\" :", "\"role\" : \"X\", \"role\" :"));
        document("a number of a million digits", it -> it.edits("\"reason\" : \"\"", "\"reason\" : 1" + "0".repeat(100_000)));
        document("bytes that are no text", it -> {
            byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3, 0x28};
            it.mallory.addsApproval(commit, bytes, Optional.of(it.forger.sign(bytes)));
        });
        document("two subjects", it -> it.edits("\"subject\" : [ {", "\"subject\" : [ {\"digest\": {}}, {"));
        document("a subject that is not where it goes to", it -> it.edits(
                "\"to\" : \"" + commit, "\"to\" : \"" + other));
        document("another kind of statement", it -> it.edits("predicate:approval:v1", "predicate:approval:v2"));
        document("another version of in-toto", it -> it.edits("Statement/v1", "Statement/v0.1"));
        document("texts where truth belongs", it -> it.edits("\"skips_staging\" : true", "\"skips_staging\" : \"no\""));
        document("an approver with a line feed", it -> it.edits("\"anna@example.org\"", "\"anna@example.org\\n\""));
        document("an approver with an escape", it -> it.edits("\"anna@example.org\"", "\"anna@example.org\\u001b[2J\""));
        document("a link instead of an approval", it -> it.mallory.links(
                ApprovalPlaces.file(commit, Kind.APPROVAL, "1".repeat(16)), "/etc/passwd"));
        document("a folder instead of an approval", it -> it.mallory.adds(FileWrite.add(
                ApprovalPlaces.file(commit, Kind.APPROVAL, "1".repeat(16)) + "/x", new byte[] {1})));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void makes_no_promotion_no_hotfix_and_no_canary_pass(Attack attack) {
        for (Action action : attack.actions()) {
            refs.forEach((branch, head) -> team.day().move(branch, head));
            Scene scene = new Scene(action);
            attack.deed().accept(scene);
            assertRefused(attack + ", " + action.word(), tried(scene));
            assertThat(team.day().head("release")).isEqualTo(refs.get("release"));
        }
    }

    @Test
    void the_forger_s_tools_work_when_anna_herself_uses_them() {
        for (Action action : ALL) {
            refs.forEach((branch, head) -> team.day().move(branch, head));
            Scene scene = new Scene(action);
            scene.genuine();
            assertThat(tried(scene)).as(action.word()).isEmpty();
        }
    }

    /** What came of it: nothing where it passed. */
    private static Optional<Throwable> tried(Scene scene) {
        Seat seat = team.signing(scene.who);
        scene.meddles.accept(seat);
        if (scene.action == Action.CANARY) {
            ReleaseDay.write(seat.folder().resolve("lockstep.yaml"),
                    ApprovalDay.read(seat.folder().resolve("lockstep.yaml")) + CANARY);
        }
        return Optional.ofNullable(catchThrowable(() -> {
            try (ReleaseSite site = seat.site()) {
                tries(scene, site);
            }
        }));
    }

    private static void tries(Scene scene, ReleaseSite site) {
        if (scene.action == Action.CANARY) {
            CanaryPermission.Answer answer = new StagePermission(site, CanaryListener.silent())
                    .ask(scene.target, site.repository().fetch(site.remoteDeadline()), Optional.empty());
            if (!answer.refusals().isEmpty()) {
                throw new Refused("no canary", answer.refusals(), answer.remedy());
            }
            return;
        }
        new ReleaseService(site, WorkflowListener.silent()).plan(new PromotionRequest(
                Optional.of(new CommitName.Exact(scene.target)), ChangeDeclaration.classA("back"), Optional.empty(),
                Optional.empty(), Map.of(), "",
                scene.action == Action.HOTFIX
                        ? Optional.of(new HotfixRequest(true, true, List.of()))
                        : Optional.empty()));
    }

    private static void assertRefused(String what, Optional<Throwable> came) {
        assertThat(came).as(what).isPresent();
        assertThat(came.orElseThrow()).as(what).isInstanceOfSatisfying(LockstepError.class, error -> {
            assertThat(error.exitCode()).as(what).isIn(REFUSALS);
            assertThat(error.getMessage() + error.particulars()).as(what)
                    .containsPattern("approval|failed verification|config-in-force");
        });
    }
}
