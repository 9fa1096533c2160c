package lockstep.record.layout;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.SecondStamp;
import lockstep.gates.run.RunId;
import lockstep.record.log.LogVolumes;

/**
 * Where on the evidence branch things lie. A staging run lies under its commit, so that a decision finds it without
 * reading all the others; what belongs to one promotion or rollback lies under its id.
 *
 * <p>Git stores each version of a folder whole, so no folder may gain an entry a promotion for ever: releases lie by
 * their months, commits by their first two digits.
 *
 * @param log the files that the release log lies in
 * @param dedicated whether the branch holds nothing else; where a team keeps its log on {@code main} it does not
 */
public record EvidenceLayout(LogVolumes log, boolean dedicated) {

    public static final String FOLDER = "evidence";
    public static final String RUNS = FOLDER + "/runs";

    /** Where configurations are pinned. */
    public static final String PINS = FOLDER + "/config";

    /** Which commit a version named when it was first recorded. */
    public static final String VERSIONS = FOLDER + "/versions";

    /** Hotfixes that left staging out, by their months. */
    public static final String HOTFIXES = FOLDER + "/hotfixes";

    /** Drills of kill switches, by their flags. */
    public static final String DRILLS = FOLDER + "/drills";

    /** The one file below {@link #FOLDER} that every record replaces. */
    public static final String CHECKPOINT = FOLDER + "/checkpoint";

    private static final String STATEMENT = ".intoto.json";
    private static final String SIGNATURE = ".sig";
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}/");
    private static final Pattern OF_RUNS = Pattern.compile(RUNS + "/([0-9a-f]{2})/([0-9a-f]{40})/([^/]+)");
    private static final Pattern OF_PIN = Pattern.compile(PINS + "/\\d{8}T\\d{6}Z\\.json(\\.sig)?");
    /** Below a folder that holds commits by their first two digits. */
    static final String OF_COMMIT = "/([0-9a-f]{2})/(\\1[0-9a-f]{38})/";
    private static final Pattern OF_HOTFIXES = Pattern.compile(HOTFIXES + "/(\\d{4}-\\d{2})/([^/]+)\\.json");
    private static final Pattern OF_VERSIONS = Pattern.compile(VERSIONS + "/([^/]+)/([^/]+)\\.json");
    private static final Pattern OF_DRILLS = Pattern.compile(DRILLS + "/[^/]+/([^/]+)");
    private static final Set<String> DOCUMENTS =
            Set.of("policy.json", "change.json", "requirements.json", "outcome.json");
    /** Where what is named like a run is none. */
    private static final List<String> ELSEWHERE = List.of(
            FactPlaces.FOLDER + "/", ApprovalPlaces.FOLDER + "/", VERSIONS + "/", HOTFIXES + "/");
    private static final Set<String> STATEMENTS = Set.of("decision", "outcome");

    public EvidenceLayout(LogVolumes log) {
        this(log, true);
    }

    public static EvidenceLayout defaults() {
        return new EvidenceLayout(new LogVolumes("docs/RELEASE_LOG.md"));
    }

    public static String runsOf(Sha commit) {
        return under(RUNS, commit);
    }

    static String under(String folder, Sha commit) {
        return folder + "/" + commit.hex().substring(0, 2) + "/" + commit;
    }

    public static String run(Sha commit, RunId id) {
        return runsOf(commit) + "/" + id + ".json";
    }

    public static String of(ReleaseId id) {
        return FOLDER + "/" + id.month() + "/" + id;
    }

    /** Whether a folder in {@link #FOLDER} holds the releases of a month. */
    public static boolean isMonth(String name) {
        return MONTH.matcher(name).matches();
    }

    public static String intent(ReleaseId id) {
        return of(id) + "/intent.json";
    }

    public static String smoke(ReleaseId id, RunId run) {
        return of(id) + "/" + run + ".json";
    }

    /** The policy that a promotion was decided by. */
    public static String policy(ReleaseId id) {
        return of(id) + "/policy.json";
    }

    /** What was declared of the change, and what its paths demand. */
    public static String change(ReleaseId id) {
        return of(id) + "/change.json";
    }

    /** What the requirements of the pipeline said of a promotion. */
    public static String requirements(ReleaseId id) {
        return of(id) + "/requirements.json";
    }

    public static String decision(ReleaseId id) {
        return of(id) + "/decision" + STATEMENT;
    }

    public static String outcome(ReleaseId id) {
        return of(id) + "/outcome.json";
    }

    public static String outcomeStatement(ReleaseId id) {
        return of(id) + "/outcome" + STATEMENT;
    }

    /** Whether a configuration is pinned by it. */
    public static boolean isPin(String path) {
        return path.endsWith(".json") && OF_PIN.matcher(path).matches();
    }

    /** The file that pins a configuration. */
    public static String pin(Instant at) {
        return PINS + "/" + SecondStamp.of(at) + ".json";
    }

    /** A hotfix that left staging out, and owes it. */
    public static String hotfix(ReleaseId id) {
        return HOTFIXES + "/" + id.month() + "/" + id + ".json";
    }

    public static String version(Version version) {
        return VERSIONS + "/" + version.line() + "/" + version + ".json";
    }

    public static String drill(String flag, RunId run) {
        return DRILLS + "/" + flag + "/" + run + ".json";
    }

    /** The statement that stands beside a run. */
    public static String statement(String run) {
        return run.substring(0, run.length() - ".json".length()) + STATEMENT;
    }

    public static boolean isStatement(String path) {
        return path.startsWith(FOLDER + "/") && path.endsWith(STATEMENT);
    }

    /** The detached signature that stands beside a statement. */
    public static String signature(String statement) {
        return statement + SIGNATURE;
    }

    /** Whether a gate run lies at the path: a file named like a run, with no second ending. */
    public static boolean isRun(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return isEvidence(path) && name.endsWith(".json")
                && RunId.isValid(name.substring(0, name.length() - ".json".length()))
                && ELSEWHERE.stream().noneMatch(path::startsWith);
    }

    public boolean isLog(String path) {
        return log.number(path).isPresent();
    }

    public static boolean isEvidence(String path) {
        return path.startsWith(FOLDER + "/");
    }

    /** Whether a change of the path is a change of the record. */
    public boolean isRecord(String path) {
        return isLog(path) || isEvidence(path);
    }

    /** The release whose evidence a path is. Each path of a branch comes by, several times. */
    public static Optional<ReleaseId> releaseOf(String path) {
        int month = FOLDER.length() + 1;
        int name = path.indexOf('/', month) + 1;
        int end = path.indexOf('/', name);
        return !isEvidence(path) || name == 0 || end < 0
                ? Optional.empty()
                : ReleaseId.tryParse(path.substring(name, end))
                        .filter(id -> path.startsWith(id.month() + "/", month));
    }

    public PathRole role(String path) {
        if (isLog(path)) {
            return PathRole.LOG;
        }
        if (path.equals(CHECKPOINT)) {
            return PathRole.CHECKPOINT;
        }
        if (isEvidence(path)) {
            return roleOfEvidence(path);
        }
        if (TruthPlaces.isAny(path)) {
            return TruthPlaces.isTruth(path) ? PathRole.TRUTH : PathRole.DOCUMENT;
        }
        return isMisleading(path) ? PathRole.MISLEADING : PathRole.FOREIGN;
    }

    private static PathRole roleOfEvidence(String path) {
        // Most of what is recorded belongs to a release.
        Optional<PathRole> release = roleOfRelease(path);
        if (release.isPresent()) {
            return release.get();
        }
        Matcher runs = OF_RUNS.matcher(path);
        if (runs.matches()) {
            return runs.group(2).startsWith(runs.group(1)) ? roleOfRun(runs.group(3)) : PathRole.STRAY;
        }
        if (path.startsWith(CanaryPlaces.FOLDER + "/")) {
            return CanaryPlaces.role(path);
        }
        if (path.startsWith(SetPlaces.FOLDER + "/")) {
            return SetPlaces.role(path);
        }
        Matcher pin = OF_PIN.matcher(path);
        if (pin.matches()) {
            return pin.group(1) == null ? PathRole.DOCUMENT : PathRole.SIGNATURE;
        }
        return roleOfPipeline(path).orElse(PathRole.STRAY);
    }

    private static Optional<PathRole> roleOfRelease(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (releaseOf(path).filter(id -> path.equals(of(id) + "/" + name)).isEmpty()) {
            return Optional.empty();
        }
        if (name.equals("intent.json")) {
            return Optional.of(PathRole.INTENT);
        }
        return Optional.of(DOCUMENTS.contains(name) ? PathRole.DOCUMENT : roleOfRun(name));
    }

    private static Optional<PathRole> roleOfPipeline(String path) {
        Optional<PathRole> fact = FactPlaces.role(path);
        if (fact.isPresent()) {
            return fact;
        }
        if (path.startsWith(ApprovalPlaces.FOLDER + "/")) {
            return Optional.of(ApprovalPlaces.role(path));
        }
        Matcher hotfix = OF_HOTFIXES.matcher(path);
        if (hotfix.matches()) {
            return Optional.of(ReleaseId.tryParse(hotfix.group(2))
                    .filter(id -> id.month().equals(hotfix.group(1)))
                    .map(id -> PathRole.DOCUMENT)
                    .orElse(PathRole.STRAY));
        }
        Matcher version = OF_VERSIONS.matcher(path);
        if (version.matches()) {
            return Optional.of(Version.isValid(version.group(2))
                    && new Version(version.group(2)).line().equals(version.group(1))
                            ? PathRole.DOCUMENT
                            : PathRole.STRAY);
        }
        Matcher drill = OF_DRILLS.matcher(path);
        return drill.matches() ? Optional.of(roleOfRun(drill.group(1))) : Optional.empty();
    }

    static PathRole roleOfEnding(String ending) {
        return switch (ending) {
            case ".json" -> PathRole.DOCUMENT;
            case STATEMENT -> PathRole.STATEMENT;
            case STATEMENT + SIGNATURE -> PathRole.SIGNATURE;
            default -> PathRole.STRAY;
        };
    }

    private static PathRole roleOfRun(String name) {
        if (name.endsWith(STATEMENT + SIGNATURE)) {
            return isStem(name, STATEMENT + SIGNATURE) ? PathRole.SIGNATURE : PathRole.STRAY;
        }
        if (name.endsWith(STATEMENT)) {
            return isStem(name, STATEMENT) ? PathRole.STATEMENT : PathRole.STRAY;
        }
        boolean run = name.endsWith(".json") && RunId.isValid(name.substring(0, name.length() - ".json".length()));
        return run ? PathRole.RUN : PathRole.STRAY;
    }

    private static boolean isStem(String name, String ending) {
        String stem = name.substring(0, name.length() - ending.length());
        return STATEMENTS.contains(stem) || RunId.isValid(stem);
    }

    /** Not log or evidence, but taken for it where case, form of letters or width do not count, or in its place. */
    private boolean isMisleading(String path) {
        String plain = plain(path);
        if (!plain.equals(path) && (isEvidence(plain) || isLog(plain) || plain.equals(plain(log.first())))) {
            return true;
        }
        if (plain.equals(FOLDER) || plain.startsWith(plain(log.first()) + "/")
                || plain(log.first()).startsWith(plain + "/")) {
            return true;
        }
        String[] parts = plain.split("/");
        StringBuilder upTo = new StringBuilder();
        for (String part : parts) {
            upTo.append(upTo.isEmpty() ? "" : "/").append(part);
            if (new LogVolumes(plain(log.first())).number(upTo.toString()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String path) {
        String folded = Normalizer.normalize(path, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return folded.codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT && !Character.isISOControl(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
