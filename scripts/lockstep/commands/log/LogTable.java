package lockstep.commands.log;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Table;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogReading;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;

/** The entries of a log as lines for a person, one each. Pure. */
final class LogTable {

    private LogTable() {}

    static List<String> lines(LogReading reading) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("LINE", "ID", "TYPE", "COMMIT", "RESULT", "OPERATOR", "WHY"));
        reading.items().forEach(item -> rows.add(row(item)));
        return new Table(rows.stream()
                .map(row -> row.stream().map(cell -> Sanitiser.line(cell, 60)).toList())
                .toList()).lines();
    }

    private static List<String> row(LogItem item) {
        String line = item.place().brief();
        return switch (item.entry()) {
            case PromotionEntry it -> List.of(
                    line, it.id().toString(), "promotion", it.commit().abbreviated(), it.result().word(),
                    it.operator().name(),
                    it.notes());
            case RollbackEntry it -> List.of(
                    line, it.id().toString(), "rollback", it.to().abbreviated(), it.result().word(),
                    it.operator().name(),
                    it.trigger());
            case AdoptionEntry it -> List.of(
                    line, it.when().toString(), "adoption", it.release().map(Sha::abbreviated).orElse("-"),
                    it.result().word(),
                    it.operator().name(), it.notes());
            case OtherBlock it -> List.of(line, "-", it.type().isEmpty() ? "other" : it.type(), "-", "-", "-", "");
        };
    }
}
