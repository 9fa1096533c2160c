package lockstep.record.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole log: the bytes of its volumes, in their order.
 *
 * @param lastIsDamaged whether the last one is no file that can be written: it counts as full
 */
public record ReleaseLog(List<byte[]> volumes, boolean lastIsDamaged) {

    /** A volume as it is after an entry came. */
    public record Appended(int volume, byte[] content) {}

    public ReleaseLog {
        volumes = List.copyOf(volumes);
    }

    public ReleaseLog(List<byte[]> volumes) {
        this(volumes, false);
    }

    public static ReleaseLog none() {
        return new ReleaseLog(List.of());
    }

    public boolean isEmpty() {
        return !lastIsDamaged && volumes.stream().allMatch(volume -> volume.length == 0);
    }

    public Appended append(StructuredEntry entry) {
        if (volumes.isEmpty()) {
            return new Appended(1, LogWriter.append(new byte[0], entry));
        }
        return canGrow()
                ? new Appended(volumes.size(), LogWriter.append(volumes.getLast(), entry))
                : new Appended(volumes.size() + 1, LogWriter.volume(volumes.size() + 1, entry));
    }

    /** Just the bytes that {@link #append} adds. */
    public byte[] added(StructuredEntry entry) {
        return volumes.isEmpty() || canGrow()
                ? LogWriter.addition(volumes.isEmpty() ? new byte[0] : volumes.getLast(), entry)
                : LogWriter.volume(volumes.size() + 1, entry);
    }

    private boolean canGrow() {
        byte[] last = volumes.getLast();
        return !lastIsDamaged && last.length < LogVolumes.FULL && !LogWriter.wouldSwallow(last);
    }

    public LogReading read() {
        List<LogItem> items = new ArrayList<>();
        List<LogProblem> problems = new ArrayList<>();
        int templates = 0;
        for (int number = 1; number <= volumes.size(); number++) {
            LogReading reading = LogReader.read(number, volumes.get(number - 1));
            items.addAll(reading.items());
            problems.addAll(reading.problems());
            templates += reading.templates();
        }
        return new LogReading(items, problems, templates);
    }
}
