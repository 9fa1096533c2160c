package tests.bench.faults;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Many stories, and a table of how they went. */
public record FaultTable(List<Told> stories) {

    public FaultTable {
        stories = List.copyOf(stories);
    }

    public static FaultTable of(long firstSeed, long many) {
        return new FaultTable(LongStream.range(firstSeed, firstSeed + many).parallel()
                .mapToObj(Story::of).toList());
    }

    /** Every step of a canary's beginning at which another host may abort it, with every instant of its death after. */
    public static FaultTable crossed(long seed, int steps, int deaths) {
        return new FaultTable(LongStream.range(0, (long) steps * deaths).parallel()
                .mapToObj(pair -> Story.crossed(seed, (int) (1 + pair / deaths), (int) (1 + pair % deaths))).toList());
    }

    /** Those in which something was that must never be, each with its seed. */
    public List<String> violations() {
        return stories.stream()
                .flatMap(one -> one.violations().stream().map(line -> "seed " + one.seed() + ": " + line))
                .toList();
    }

    public String markdown() {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
                "%,d canaries, seeds from %d; %,d processes killed; %,d violations.%n%n",
                stories.size(), stories.getFirst().seed(), stories.stream().mapToLong(Told::kills).sum(),
                violations().size()));
        table.append("| what goes wrong | canaries | passed | judged harmful | ended otherwise | false rollbacks |"
                + " false passes | violations |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        row(table, "nothing", told -> told.faults().isEmpty());
        for (Fault fault : Fault.values()) {
            row(table, fault.words(), told -> told.faults().contains(fault));
        }
        row(table, "all", told -> true);
        table.append("\n| what became of them | harmless | harmful |\n| --- | --- | --- |\n");
        Map<String, List<Told>> ends = stories.stream()
                .collect(Collectors.groupingBy(Told::end, TreeMap::new, Collectors.toList()));
        ends.forEach((end, of) -> table.append("| ").append(end)
                .append(" | ").append(of.stream().filter(told -> !told.harmful()).count())
                .append(" | ").append(of.stream().filter(Told::harmful).count()).append(" |\n"));
        return table.toString();
    }

    private void row(StringBuilder table, String what, Predicate<Told> which) {
        List<Told> of = stories.stream().filter(which).toList();
        long passed = count(of, told -> told.end().startsWith("passed"));
        long harmful = count(of, told -> told.end().equals("judged harmful"));
        table.append("| ").append(what).append(" | ").append(of.size()).append(" | ").append(passed)
                .append(" | ").append(harmful).append(" | ").append(of.size() - passed - harmful)
                .append(" | ").append(count(of, Told::falseRollback)).append(" | ").append(count(of, Told::falsePass))
                .append(" | ").append(of.stream().mapToLong(told -> told.violations().size()).sum()).append(" |\n");
    }

    private static long count(List<Told> of, Predicate<Told> which) {
        return of.stream().filter(which).count();
    }
}
