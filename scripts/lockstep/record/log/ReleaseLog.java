package lockstep.record.log;

import java.util.ArrayList;
import java.util.List;

/** A whole log: the bytes of its volumes, in their order. */
public record ReleaseLog(List<byte[]> volumes) {

    /** A volume as it is after an entry came. */
    public record Appended(int volume, byte[] content) {}

    public ReleaseLog {
        volumes = List.copyOf(volumes);
    }

    public static ReleaseLog none() {
        return new ReleaseLog(List.of());
    }

    public boolean isEmpty() {
        return volumes.stream().allMatch(volume -> volume.length == 0);
    }

    public Appended append(StructuredEntry entry) {
        if (volumes.isEmpty()) {
            return new Appended(1, LogWriter.append(new byte[0], entry));
        }
        byte[] last = volumes.getLast();
        return last.length < LogVolumes.FULL
                ? new Appended(volumes.size(), LogWriter.append(last, entry))
                : new Appended(volumes.size() + 1, LogWriter.volume(volumes.size() + 1, entry));
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
