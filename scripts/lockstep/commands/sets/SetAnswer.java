package lockstep.commands.sets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.commands.report.JsonDocument;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStep;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a run of a release set stands, for people and as {@code lockstep/release-set/v1}. */
final class SetAnswer {

    private SetAnswer() {}

    static List<String> lines(SetRun run) {
        SetIntent intent = run.intent();
        List<String> lines = new ArrayList<>();
        lines.add("release set " + intent.set() + ", " + intent.id() + ", begun by " + intent.operator() + " on "
                + intent.since() + ": " + state(run));
        intent.members().forEach(member -> lines.add("  " + member.name() + ": " + member.shown() + " ("
                + stands(run, member.name()) + ")"));
        return lines.stream().map(Sanitiser::line).toList();
    }

    static List<String> planned(List<SetIntent.Member> members) {
        List<String> lines = new ArrayList<>(List.of("dry run: nothing was changed; in this order would move:"));
        members.forEach(member -> lines.add("  " + member.name() + ": " + from(member) + " -> " + member.target()
                + member.version().map(version -> " " + version).orElse("")));
        return lines.stream().map(Sanitiser::line).toList();
    }

    /** What would go back, the last one first. */
    static List<String> back(SetRun run) {
        List<String> lines = new ArrayList<>(List.of(run.moved().isEmpty()
                ? "dry run: nothing was changed; every member is back already"
                : "dry run: nothing was changed; in this order would go back:"));
        run.moved().forEach(member -> lines.add("  " + member.name() + ": " + (member.from().isPresent()
                ? member.target() + " -> " + from(member)
                : "stays at " + member.target() + "; it was its first promotion")));
        return lines.stream().map(Sanitiser::line).toList();
    }

    private static String from(SetIntent.Member member) {
        return member.from().map(Sha::hex).orElse("(nothing)");
    }

    private static String stands(SetRun run, ServiceName member) {
        Optional<String> claim = run.claim(member)
                .map(step -> step.stage().word() + " since " + step.at() + ", by " + step.operator());
        return claim.or(() -> run.last(member).map(SetAnswer::words)).orElse("not begun");
    }

    private static String words(SetStep step) {
        return step.stage().word() + step.entry().map(id -> " as " + id).orElse("") + switch (step.stage()) {
            case FAILED, ROLLED_BACK_UNHEALTHY -> ": " + step.words();
            default -> "";
        };
    }

    private static String state(SetRun run) {
        return run.end().map(step -> step.stage().word()).orElse("open");
    }

    static String json(SetRun run) {
        SetIntent intent = run.intent();
        ObjectNode tree = JsonDocument.of("release-set");
        tree.put("set", intent.set().word());
        tree.put("id", intent.id());
        tree.put("state", state(run));
        tree.put("operator", intent.operator().name());
        tree.put("since", intent.since().toString());
        tree.put("words", run.end().map(SetStep::words).map(Sanitiser::line).orElse(null));
        ArrayNode members = tree.putArray("members");
        intent.members().forEach(member -> put(members.addObject(), member, run.last(member.name())));
        return JsonDocument.text(tree);
    }

    /** What would move, in that order. */
    static String json(String set, String state, List<SetIntent.Member> members) {
        ObjectNode tree = JsonDocument.of("release-set");
        tree.put("set", set);
        tree.putNull("id");
        tree.put("state", state);
        ArrayNode all = tree.putArray("members");
        members.forEach(member -> put(all.addObject(), member, Optional.empty()));
        return JsonDocument.text(tree);
    }

    private static void put(ObjectNode tree, SetIntent.Member member, Optional<SetStep> last) {
        tree.put("name", member.name().word());
        tree.put("remote", Sanitiser.line(member.remote()));
        tree.put("from", member.from().map(Sha::hex).orElse(null));
        tree.put("target", member.target().hex());
        tree.put("version", member.version().map(Version::name).orElse(null));
        tree.put("stage", last.map(step -> step.stage().word()).orElse(null));
        tree.put("release_id", last.flatMap(SetStep::entry).map(ReleaseId::toString).orElse(null));
        tree.put("words", last.map(SetStep::words).map(Sanitiser::line).orElse(null));
    }
}
