package tests.release.approval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import tests.record.signature.Keys;
import tests.release.canary.CanaryHost;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/**
 * A team that approves: {@code release} carries lockstep.yaml and the allowed signers, everybody has a key. Olga writes
 * all commits, Nadja asks for moves, Anna and Omar approve, Mallory can push and nobody knows her key.
 */
public final class ApprovalDay implements AutoCloseable {

    static final String BOTH = "namespaces=\"lockstep-approval,lockstep-evidence\"";

    private static final String ROLES = """
            pipeline:
              roles: {RELEASE_APPROVER: [anna@example.org, omar@example.org, olga@example.org, nadja@example.org, \
            gone@example.org, evidence@example.org, pat@example.org]}
            """;

    /** One approval for each move, so that a single forged one would do. */
    public static final String ONE = ROLES + """
              production: {requires: [{approvals: {role: RELEASE_APPROVER, count: 1}}]}
              hotfix: {approvals: {role: RELEASE_APPROVER, count: 1}, skips: [staging, canary]}
              rollback: {approvals: {role: RELEASE_APPROVER, count: 1}}
            """;

    static final String TWO = ONE.replace("count: 1", "count: 2");

    /** A canary before production, which needs an approval. */
    static final String CANARY = ONE + """
              canary: {requires: [{approvals: {role: RELEASE_APPROVER, count: 1}}]}
            """;

    /** A canary that runs: two people approve a hotfix, which may leave staging out. */
    static final String RUNNING_CANARY = TWO + "{canary}";

    private final ReleaseDay day = new ReleaseDay();
    private final Keys keys = new Keys(day.folder());
    private final String pipeline;
    private final boolean signed;
    private Seat mallory;

    public ApprovalDay(String pipeline) {
        this(pipeline, true);
    }

    /** @param signed whether signatures are asked for */
    ApprovalDay(String pipeline, boolean signed) {
        this.pipeline = pipeline.contains("{canary}")
                ? pipeline.replace("{canary}", new CanaryHost(day.folder()).section(day.productionBase(), "2s", "5m"))
                : pipeline;
        this.signed = signed;
        List.of("anna", "omar", "olga", "nadja", "gone", "evidence", "mallory", "anna2", "pat", "stranger")
                .forEach(keys::known);
        keys.allow("allowed_signers",
                keys.line("anna@example.org", BOTH, "anna"), keys.line("anna@example.org", BOTH, "anna2"),
                keys.line("omar@example.org", BOTH, "omar"), keys.line("olga@example.org", BOTH, "olga"),
                keys.line("nadja@example.org", BOTH, "nadja"),
                keys.line("pat@example.org", BOTH, "pat"), keys.line("stranger@example.org", BOTH, "stranger"),
                keys.line("gone@example.org", BOTH + ",valid-before=\"20240101\"", "gone"),
                keys.line("evidence@example.org", "namespaces=\"lockstep-evidence\"", "evidence"));
        Sha first = commitToMain(Map.of("lockstep.yaml", yaml(plainSeat("Olga")), "allowed_signers",
                read(day.folder().resolve("allowed_signers"))));
        day.move("release", first.hex());
        day.runs(Environment.PRODUCTION, first.hex());
        Seat olga = seat("olga");
        require(olga.log("adopt", "--yes").exitCode() == 0, "adopted");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not " + what);
        }
    }

    public ReleaseDay day() {
        return day;
    }

    Keys keys() {
        return keys;
    }

    private Seat plainSeat(String name) {
        return day.operator(name);
    }

    /** Somebody at a fresh clone, with their own key and address. */
    Seat seat(String name) {
        Seat seat = plainSeat(name);
        Path settings = seat.folder().resolve(".git/config");
        ReleaseDay.write(settings, read(settings) + "[user]\n\tname = " + name + "\n\temail = "
                + name.replaceAll("\\d", "") + "@example.org\n");
        ReleaseDay.write(seat.folder().resolve("lockstep.yaml"), yaml(seat));
        return seat;
    }

    /** Mallory's one clone. */
    Seat mallory() {
        if (mallory == null) {
            mallory = seat("mallory");
        }
        return mallory;
    }

    /** The configuration that everybody has. */
    private String yaml(Seat seat) {
        String evidence = signed ? ", allowed_signers: allowed_signers" : "";
        ReleaseDay.write(seat.folder().resolve("allowed_signers"), read(day.folder().resolve("allowed_signers")));
        return read(seat.folder().resolve("lockstep.yaml"))
                .replace("evidence: {branch: release-evidence}", "evidence: {branch: release-evidence" + evidence + "}")
                + pipeline;
    }

    /** The same, with their key named: whose it is counts for nothing but for them. */
    public Seat signing(String name) {
        Seat seat = seat(name);
        seat.reconfigure("evidence: {branch: release-evidence",
                "evidence: {sign: {key: '" + day.folder().resolve(name) + "'}, branch: release-evidence");
        return seat;
    }

    /** A commit on main with these files more, that staging runs. */
    Sha commitToMain(Map<String, String> files) {
        day.git().commit(day.bare(), "main", "files", files);
        Sha commit = new Sha(day.head("main"));
        day.runs(Environment.STAGING, commit.hex());
        return commit;
    }

    /** A commit by Olga, tested on staging. */
    Sha landTested(String subject) {
        Sha commit = day.land(subject);
        test(commit);
        return commit;
    }

    /** A commit by Olga and somebody, committed by Pat, tested on staging. */
    Sha coAuthored(String name, String email) {
        String main = day.head("main");
        String commit = day.git().in(day.bare(), "-c", "author.email=olga@example.org", "-c", "author.name=Olga",
                "-c", "committer.email=pat@example.org", "-c", "committer.name=Pat", "commit-tree", "-m",
                "change\n\nCo-authored-by: " + name + " <" + email + ">", "-p", main, main + "^{tree}");
        day.move("main", commit);
        day.runs(Environment.STAGING, commit);
        test(new Sha(commit));
        return new Sha(commit);
    }

    /** Records a report of tests; the path of the fact. */
    String records(Sha commit, String name) {
        Set<String> before = Set.copyOf(day.evidence().lines().toList());
        Seat tess = seat("tess");
        ReleaseDay.write(tess.folder().resolve("report.xml"),
                "<testsuite>" + "<testcase name='a'/>".repeat(before.size() % 7 + 1) + "</testsuite>");
        tess.open("record-checks", commit.hex(), "--name", name, "--junit", "report.xml");
        return day.evidence().lines()
                .filter(path -> path.matches(".*/facts/.*-[0-9a-f]{8}[.]json") && !before.contains(path))
                .findFirst().orElseThrow();
    }

    void tag(String version, Sha commit) {
        day.git().in(day.bare(), "-c", "user.email=t@example.org", "tag", "-a", "-f", "-m", "x", version, commit.hex());
    }

    void test(Sha commit) {
        seat("tess").record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        day.close();
    }
}
