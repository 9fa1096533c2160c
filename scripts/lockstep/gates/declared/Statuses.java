package lockstep.gates.declared;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Statuses by their code, or by their class, like 2xx. */
public record Statuses(SortedSet<Integer> codes, SortedSet<Integer> classes) {

    public Statuses {
        codes = new TreeSet<>(codes);
        classes = new TreeSet<>(classes);
    }

    public static Statuses of(int... codes) {
        SortedSet<Integer> all = new TreeSet<>();
        for (int code : codes) {
            all.add(code);
        }
        return new Statuses(all, new TreeSet<>());
    }

    public boolean accepts(int status) {
        return codes.contains(status) || classes.contains(status / 100);
    }

    /** Whether some status is of both. */
    public boolean overlaps(Statuses other) {
        return IntStream.rangeClosed(100, 599).anyMatch(status -> accepts(status) && other.accepts(status));
    }

    /** Whether all of them refuse what was asked. */
    boolean isRefusal() {
        return codes.stream().allMatch(code -> code >= 400) && classes.stream().allMatch(one -> one >= 4);
    }

    /** {@code 2xx or 304}. */
    public String inWords() {
        return Stream.concat(classes.stream().map(one -> one + "xx"), codes.stream().map(String::valueOf))
                .collect(Collectors.joining(" or "));
    }

    /** One that is right, the usual one of a class. */
    public int right() {
        return codes.isEmpty() ? classes.first() * 100 : codes.first();
    }

    /** One that is wrong; 0 where each is right. */
    public int wrong() {
        return Stream.of(500, 503, 404, 400, 200, 302, 201)
                .filter(status -> !accepts(status))
                .findFirst()
                .orElse(0);
    }

    /** Those that are named one by one. */
    List<Integer> named() {
        return List.copyOf(codes);
    }
}
