package tests.bench.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import lockstep.repository.remote.Remote;

/** The team's remote, in memory: every move is leased and atomic, and the way to it is as bad as it is told to be. */
final class TeamRemote {

    private final Map<String, Sha> refs = new HashMap<>();
    private final List<List<RefMove>> late = new ArrayList<>();
    private Optional<Fault> nextPush = Optional.empty();
    private Optional<Consumer<Runnable>> comesBack = Optional.empty();
    private boolean gone;
    private boolean refuses;
    private boolean forgets;

    Optional<Sha> head(String branch) {
        return Optional.ofNullable(refs.get("refs/heads/" + branch));
    }

    void put(String branch, Sha commit) {
        refs.put("refs/heads/" + branch, commit);
    }

    /** The next push meets this. */
    void nextPushMeets(Fault fault) {
        nextPush = Optional.of(fault);
    }

    /**
     * The next push is taken, its answer is lost, and the remote with it.
     *
     * @param back takes what is to be done when it is back
     */
    void nextAnswerIsLost(Consumer<Runnable> back) {
        nextPush = Optional.of(Fault.ANSWER_LOST);
        comesBack = Optional.of(back);
    }

    void isGone(boolean now) {
        gone = now;
    }

    void refuses(boolean now) {
        refuses = now;
    }

    /** It says that it took what it throws away: no remote of a team may do that. */
    void forgetsRecords() {
        forgets = true;
    }

    void heals() {
        gone = false;
        refuses = false;
        nextPush = Optional.empty();
    }

    /**
     * As one process sees it.
     *
     * @param step comes before and after everything; it may end the process
     * @param always whether it is never gone
     */
    Remote from(Runnable step, boolean always) {
        return new Remote() {
            @Override
            public Refs fetch(List<String> branches, String tags, Set<Sha> here, Deadline deadline) {
                step.run();
                if (gone && !always) {
                    throw new ConfigurationError("the remote cannot be read: it is gone", "Wait.");
                }
                Map<String, Sha> heads = new HashMap<>();
                branches.forEach(name -> head(name).ifPresent(commit -> heads.put(name, commit)));
                return new Refs(heads, Map.of());
            }

            @Override
            public void fetchTags(Set<String> names, Deadline deadline) {
                step.run();
            }

            @Override
            public Optional<Sha> fetchTag(String name, Deadline deadline) {
                step.run();
                return Optional.empty();
            }

            @Override
            public PushOutcome push(List<RefMove> moves, Deadline deadline) {
                step.run();
                PushOutcome outcome = taken(moves);
                step.run();
                return outcome;
            }

            @Override
            public String shown() {
                return "the team's remote";
            }
        };
    }

    private PushOutcome taken(List<RefMove> moves) {
        if (gone) {
            return new PushOutcome.Unreachable("it is gone");
        }
        if (refuses) {
            return new PushOutcome.RefusedByServer(moves.getFirst().branch(), "hook declined");
        }
        Optional<Fault> met = nextPush;
        nextPush = Optional.empty();
        PushOutcome outcome = met.map(fault -> badly(fault, moves)).orElseGet(() -> moved(moves));
        // What was on its way arrives after what overtook it.
        if (met.filter(Fault.PUSH_LATE::equals).isEmpty()) {
            late.forEach(this::moved);
            late.clear();
        }
        return outcome;
    }

    private PushOutcome badly(Fault fault, List<RefMove> moves) {
        return switch (fault) {
            case PUSH_RACED -> new PushOutcome.LostRace(moves.getFirst().branch(), moves.getFirst().lease(),
                    Optional.ofNullable(refs.get(moves.getFirst().ref())));
            case ANSWER_LOST -> {
                moved(moves);
                comesBack.ifPresent(back -> {
                    gone = true;
                    back.accept(() -> gone = false);
                });
                comesBack = Optional.empty();
                yield new PushOutcome.Unknown("the answer was lost");
            }
            case PUSH_LATE -> {
                late.add(moves);
                yield new PushOutcome.Unknown("no answer came");
            }
            default -> new PushOutcome.Unknown("the connection was lost");
        };
    }

    private PushOutcome moved(List<RefMove> moves) {
        for (RefMove move : moves) {
            Optional<Sha> found = Optional.ofNullable(refs.get(move.ref()));
            if (!found.equals(move.lease())) {
                return new PushOutcome.LostRace(move.branch(), move.lease(), found);
            }
        }
        if (!forgets) {
            moves.forEach(move -> refs.put(move.ref(), move.to()));
        }
        return new PushOutcome.Moved();
    }
}
