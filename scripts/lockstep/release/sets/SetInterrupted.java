package lockstep.release.sets;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.error.LockstepError;
import lockstep.base.error.PartlyDone;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStage;

/** What is said of a set whose process is ended from outside: between two members, too, it is left open. */
final class SetInterrupted {

    private SetInterrupted() {}

    /**
     * @param underWay the run; empty where this operator began none and moved no member
     * @param member the one on its way
     */
    static Optional<LockstepError> word(
            SetCommands commands, Optional<SetRun> underWay, Optional<SetMembers.Unfinished> member) {
        if (underWay.isEmpty()) {
            return member.map(SetMembers.Unfinished::word);
        }
        SetRun run = underWay.get();
        PartlyDone word = new PartlyDone(
                "release set " + commands.set() + " was interrupted" + member.map(one ->
                        " at " + one.member() + ": " + one.word().getMessage()).orElse("") + "; " + stands(run),
                onwards(commands, run) + member.map(one -> " In the repository of " + one.member() + ": "
                        + one.word().remedy()).orElse(""));
        return Optional.of(member.flatMap(one -> one.word().release()).map(word::about).orElse(word));
    }

    private static String stands(SetRun run) {
        List<SetIntent.Member> failed = failed(run);
        return "promoted: " + names(run.moved().reversed().stream().filter(member -> !failed.contains(member)).toList())
                + (failed.isEmpty() ? "" : "; moved, and unhealthy: " + names(failed))
                + (run.goesBack()
                ? "; rolled back: " + names(run.intent().members().stream()
                        .filter(member -> run.last(member.name()).filter(step -> step.stage().goesBack()).isPresent())
                        .toList())
                : "");
    }

    private static List<SetIntent.Member> failed(SetRun run) {
        return run.moved().reversed().stream()
                .filter(member -> run.last(member.name()).filter(step -> step.stage() == SetStage.FAILED).isPresent())
                .toList();
    }

    private static String names(List<SetIntent.Member> members) {
        return members.isEmpty() ? "none" : members.stream().map(member -> member.name().word())
                .collect(Collectors.joining(", "));
    }

    private static String onwards(SetCommands commands, SetRun run) {
        if (run.goesBack()) {
            return commands.rollback() + " continues.";
        }
        return !failed(run).isEmpty()
                ? commands.rollback() + " rolls it back; " + commands.resume() + " only records that it stopped."
                : commands.resume() + " continues; " + commands.rollback() + " rolls it back.";
    }
}
