package lockstep.commands.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Table;
import lockstep.commands.log.HandWritten.Section;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogPlace;
import lockstep.record.log.LogReading;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.ReleaseLog;
import lockstep.record.log.RollbackEntry;

/** The entries of a log as lines for a person, one each, and the sections that people wrote by hand. Pure. */
final class LogTable {

    private record Row(LogPlace place, List<String> cells) {}

    private final List<List<Section>> sections;
    private final LogReading reading;

    private LogTable(ReleaseLog log, LogReading reading) {
        this.sections = log.volumes().stream().map(HandWritten::sections).toList();
        this.reading = reading;
    }

    /** Newest first. */
    static List<String> lines(ReleaseLog log, LogReading reading, int limit) {
        return new LogTable(log, reading).lines(limit);
    }

    private List<String> lines(int limit) {
        List<Row> rows = new ArrayList<>(reading.items().stream().map(this::row).toList());
        for (int volume = 1; volume <= sections.size(); volume++) {
            // The first line is the log's own title; what is fenced is listed by its blocks.
            for (Section section : sections.get(volume - 1)) {
                if (section.line() > 1 && !section.fenced()) {
                    rows.add(row(new LogPlace(volume, section.line()), section));
                }
            }
        }
        rows.sort(Comparator.comparing(Row::place,
                Comparator.comparingInt(LogPlace::volume).thenComparingLong(LogPlace::line)));
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("LINE", "ID", "TYPE", "COMMIT", "RESULT", "OPERATOR", "WHY"));
        rows.reversed().stream().limit(limit).forEach(row ->
                table.add(row.cells().stream().map(cell -> Sanitiser.line(cell, 60)).toList()));
        return new Table(table).lines();
    }

    private Row row(LogPlace place, Section section) {
        return new Row(place, List.of(
                place.brief(), id(place), "section", "-", "-", "-", section.summary()));
    }

    /** Where it stands, which never changes: the log only grows. */
    private static String id(LogPlace place) {
        return "hand-" + place.brief();
    }

    private Row row(LogItem item) {
        String line = item.place().brief();
        return new Row(item.place(), switch (item.entry()) {
            case PromotionEntry it -> List.of(
                    line, it.id().toString(), "promotion", commit(it.commit(), it.version()), it.result().word(),
                    it.operator().name(),
                    it.notes());
            case RollbackEntry it -> List.of(
                    line, it.id().toString(), "rollback", commit(it.to(), it.version()), it.result().word(),
                    it.operator().name(),
                    it.trigger());
            case AdoptionEntry it -> List.of(
                    line, it.when().toString(), "adoption", it.release().map(Sha::abbreviated).orElse("-"),
                    it.result().word(),
                    it.operator().name(), it.notes());
            case OtherBlock it -> List.of(
                    line, id(item.place()), it.type().isEmpty() ? "other" : it.type(), "-", "-", "-",
                    above(item.place()).map(Section::summary).orElse(""));
        });
    }

    private static String commit(Sha commit, Optional<Version> version) {
        return commit.abbreviated() + version.map(name -> " " + name).orElse("");
    }

    private Optional<Section> above(LogPlace place) {
        return sections.get(place.volume() - 1).stream().filter(section -> section.holds(place.line())).findFirst();
    }
}
