package lockstep.record.journal;

import java.util.regex.Pattern;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.run.RunId;
import lockstep.record.log.LogVolumes;

/**
 * Where in the evidence branch things lie. A staging run lies under its commit, so that a decision finds it without
 * reading all the others; what belongs to one promotion or rollback lies under its id.
 *
 * <p>Git stores each version of a folder whole, so no folder may gain an entry a promotion for ever: releases lie by
 * their months, commits by their first two digits.
 *
 * @param log the files that the release log lies in
 */
public record JournalPaths(LogVolumes log) {

    public static final String FOLDER = "evidence";
    public static final String RUNS = FOLDER + "/runs";

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}/");
    private static final String STATEMENT = ".intoto.json";

    public static String runsOf(Sha commit) {
        return RUNS + "/" + commit.hex().substring(0, 2) + "/" + commit;
    }

    public static String run(Sha commit, RunId id) {
        return runsOf(commit) + "/" + id + ".json";
    }

    public static String of(ReleaseId id) {
        return FOLDER + "/" + id.month() + "/" + id;
    }

    /** Whether a folder in {@link #FOLDER} holds the releases of a month. */
    static boolean isMonth(String name) {
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

    public static String decision(ReleaseId id) {
        return of(id) + "/decision" + STATEMENT;
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
        return statement + ".sig";
    }

    public static String outcome(ReleaseId id) {
        return of(id) + "/outcome.json";
    }

    /** Whether a gate run lies at the path: a file named like a run, with no second ending. */
    public static boolean isRun(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.startsWith(FOLDER + "/") && name.endsWith(".json")
                && RunId.isValid(name.substring(0, name.length() - 5));
    }
}
