package lockstep.tui.adapter;

import java.util.ArrayList;
import java.util.List;
import lockstep.release.service.RecordSeen;

/** What is wrong with the record, a line each, the most telling first. */
final class RecordProblems {

    private static final int MOST_MOVES = 2;

    private RecordProblems() {}

    static List<String> of(RecordSeen record) {
        List<String> problems = new ArrayList<>(record.complaints().stream()
                .limit(1)
                .map(complaint -> "The record failed verification, and promotions are refused: " + complaint)
                .toList());
        record.passedOver().stream()
                .limit(MOST_MOVES)
                .map(id -> id + " looks open, and its record failed verification: see `release-log verify`")
                .forEach(problems::add);
        record.journal().unreadable().stream()
                .limit(MOST_MOVES)
                .map(id -> id + " has no outcome, and what was begun cannot be read: see `release-log verify`")
                .forEach(problems::add);
        record.journal().reading().problems().stream()
                .map(problem -> "the release log, " + problem)
                .forEach(problems::add);
        return problems;
    }
}
