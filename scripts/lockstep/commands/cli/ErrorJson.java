package lockstep.commands.cli;

import lockstep.base.text.Sanitiser;
import lockstep.commands.report.JsonDocument;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why a command that was asked for JSON has no other answer, as {@code lockstep/error/v1}. */
final class ErrorJson {

    private static final int LONGEST = 1_000;

    private ErrorJson() {}

    static String write(String command, ErrorAnswer answer) {
        ObjectNode tree = JsonDocument.of("error");
        tree.put("command", command);
        tree.put("release_id", answer.release().orElse(null));
        tree.put("exit_code", answer.exit().code());
        tree.put("meaning", answer.exit().meaning());
        tree.put("message", Sanitiser.line(answer.message(), LONGEST));
        ArrayNode lines = tree.putArray("particulars");
        answer.particulars().forEach(line -> lines.add(Sanitiser.line(line, LONGEST)));
        tree.put("remedy", Sanitiser.line(answer.remedy(), LONGEST));
        ArrayNode reasons = tree.putArray("reasons");
        answer.grounds().forEach(ground -> reasons.addObject().put("rule", ground.rule())
                .put("words", Sanitiser.line(ground.words(), LONGEST))
                .put("remedy", Sanitiser.line(ground.remedy(), LONGEST)).put("policy", ground.link()));
        return JsonDocument.text(tree);
    }
}
