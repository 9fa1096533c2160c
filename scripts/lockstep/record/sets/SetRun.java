package lockstep.record.sets;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.release.ServiceName;

/**
 * A run of a release set, as far as it got.
 *
 * @param taken numbers of steps that are no steps of it: files that nobody trusts
 */
public record SetRun(SetIntent intent, List<SetStep> steps, Set<Integer> taken) {

    private static final Set<SetStage> MOVED = EnumSet.of(SetStage.PROMOTED, SetStage.FAILED);

    public SetRun {
        steps = List.copyOf(steps);
        taken = Set.copyOf(taken);
    }

    public SetRun(SetIntent intent, List<SetStep> steps) {
        this(intent, steps, Set.of());
    }

    public SetRun with(SetStep step) {
        List<SetStep> longer = new ArrayList<>(steps);
        longer.add(step);
        return new SetRun(intent, longer, taken);
    }

    /** What was done with a member last; empty where nothing was. */
    public Optional<SetStep> last(ServiceName member) {
        return of(member).filter(step -> !step.stage().isClaim()).reduce((one, next) -> next);
    }

    /** Who was about to move it, where nothing says what became of that. */
    public Optional<SetStep> claim(ServiceName member) {
        return of(member).reduce((one, next) -> next).filter(step -> step.stage().isClaim());
    }

    private Stream<SetStep> of(ServiceName member) {
        return steps.stream().filter(step -> step.member().equals(Optional.of(member)));
    }

    /** The last word on the set; empty while it is under way. */
    public Optional<SetStep> end() {
        return steps.stream().filter(step -> !step.stage().isOfMember()).reduce((one, next) -> next);
    }

    /** Whether its promotion was begun and has no end. */
    public boolean isOpen() {
        return end().isEmpty();
    }

    /** Whether somebody began to take it back, or took a member of it back by itself. */
    public boolean goesBack() {
        return steps.stream().anyMatch(step -> step.stage().goesBack());
    }

    /** Whether it was taken back from every member that it moved. */
    public boolean isTakenBack() {
        return end().filter(step -> step.stage() == SetStage.TAKEN_BACK).isPresent();
    }

    public boolean isPromoted(SetIntent.Member member) {
        return last(member.name()).filter(step -> step.stage() == SetStage.PROMOTED).isPresent();
    }

    /** Those that stand where it moved them, the last one first. */
    public List<SetIntent.Member> moved() {
        return intent.members().stream()
                .filter(member -> last(member.name()).filter(step -> MOVED.contains(step.stage())).isPresent())
                .toList().reversed();
    }

    /** Those that it took back and that were unhealthy after that: nobody looked at them since. */
    public List<SetIntent.Member> backAndUnhealthy() {
        return intent.members().stream()
                .filter(member -> last(member.name())
                        .filter(step -> step.stage() == SetStage.ROLLED_BACK_UNHEALTHY).isPresent())
                .toList();
    }

    public int next() {
        int next = steps.stream().mapToInt(SetStep::number).max().orElse(0) + 1;
        while (taken.contains(next)) {
            next++;
        }
        return next;
    }

    /** Whether all these numbers of steps are known to it. */
    public boolean knows(Set<Integer> numbers) {
        return numbers.stream().allMatch(number -> taken.contains(number)
                || steps.stream().anyMatch(step -> step.number() == number));
    }
}
