package tests.bench.log;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Sha;

/**
 * Lockstep's visits to long branches, each in a fresh JVM, beside what git does on the same branches.
 *
 * @param limit what takes longer is ended, and said to
 * @param jvm options of the measured JVM
 * @param key of who signs the evidence; empty where it is not signed
 */
public record LogRace(Duration limit, List<String> jvm, Optional<Hand.Kind> key, PrintStream out) {

    private static final int EARLIER = 10;
    private static final Duration APART = Duration.ofMinutes(30);

    /** {@code release-log verify} on a branch of so many promotions each. */
    public void verify(List<Integer> promotions) throws IOException, InterruptedException {
        out.println("| promotions | what | wall, s | of it verifying, s | processor, s | most memory, MiB | result |");
        out.println("| ---: | :--- | ---: | ---: | ---: | ---: | :--- |");
        for (int count : promotions) {
            Path folder = Files.createTempDirectory("lockstep-log-bench");
            try {
                LongRepository made = LongRepository.of(folder, count, APART, EARLIER, key.map(Hand::new));
                Heads heads = made.heads();
                List<String> verify = List.of("verify", folder.toString());
                row(count, "the start alone", visit(folder, List.of(
                        "ancestor", folder.toString(), heads.remembered().hex(), heads.evidence().hex())));
                row(count, "verify, first visit", visit(folder, verify));
                forget(folder);
                made.stand(heads.earlier().hex(), heads.remembered().hex());
                visit(folder, verify);
                made.stand(heads.release().hex(), heads.evidence().hex());
                row(count, "verify, " + EARLIER + " promotions later", visit(folder, verify));
                row(count, "`git log --stat`", Child.git(limit, folder, "log", "--stat", heads.evidence().hex()));
            } finally {
                delete(folder);
            }
        }
    }

    /** So that the next visit is a clone's first. */
    private void forget(Path folder) throws IOException, InterruptedException {
        List<String> refs = Child.git(limit, folder, "for-each-ref", "--format=%(refname)", "refs/lockstep")
                .map(Child::lines).orElse(List.of());
        for (String ref : refs) {
            Child.git(limit, folder, "update-ref", "-d", ref);
        }
    }

    /** Whether a commit leads to another, over a history of so many commits. */
    public void eligibility(int commits) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lockstep-log-bench");
        try {
            List<Sha> line = new ArrayList<>();
            LongRepository.make(folder, pack -> {
                LongBranch branch = new LongBranch(pack, APART, Optional.empty());
                for (int count = 0; count < commits; count++) {
                    Optional<Sha> parent = line.isEmpty() ? Optional.empty() : Optional.of(line.getLast());
                    line.add(branch.change(parent, Instant.EPOCH.plusSeconds(60L * count)));
                }
                return new Heads(line.getLast(), line.getLast(), line.getLast(), line.getLast());
            });
            out.println("| commits between | what | wall, s | of it in the question, s |");
            out.println("| ---: | :--- | ---: | ---: |");
            String tip = line.getLast().hex();
            for (int back : List.of(EARLIER, commits - 1)) {
                String ancestor = line.get(commits - 1 - back).hex();
                Optional<Child> ours = visit(folder, List.of("ancestor", folder.toString(), ancestor, tip));
                Optional<Child> gits = Child.git(limit, folder, "merge-base", "--is-ancestor", ancestor, tip);
                out.printf(Locale.ROOT, "| %,d | Lockstep | %s | %s |%n", back, wall(ours), inside(ours));
                out.printf(Locale.ROOT, "| %,d | `git merge-base --is-ancestor` | %s | |%n", back, wall(gits));
            }
        } finally {
            delete(folder);
        }
    }

    private Optional<Child> visit(Path folder, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Visit.class.getName()));
        command.addAll(words);
        return Child.run(limit, folder, command);
    }

    private void row(int count, String what, Optional<Child> child) {
        List<String> told = child.map(Child::lines).orElse(List.of());
        boolean isOurs = told.size() > 3 && !what.startsWith("`git");
        String result = child.isEmpty() ? "ended at the limit" : isOurs ? told.getFirst() : "";
        out.printf(Locale.ROOT, "| %,d | %s | %s | %s | %s | %s | %s |%n", count, what, wall(child),
                isOurs ? seconds(told.get(1)) : "", isOurs ? seconds(told.get(3)) : "",
                isOurs ? String.valueOf(Long.parseLong(told.get(2)) / 1024) : "", result);
    }

    private String wall(Optional<Child> child) {
        return child.map(Child::seconds).orElse("> " + limit.toSeconds());
    }

    private static String inside(Optional<Child> child) {
        return child.map(done -> seconds(done.lines().get(1))).orElse("");
    }

    private static String seconds(String millis) {
        return String.format(Locale.ROOT, "%.2f", Long.parseLong(millis) / 1e3);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> everything = Files.walk(folder)) {
            everything.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
