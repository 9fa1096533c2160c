package tests.record.attestation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import tests.record.attestation.Branch.Item;
import tests.record.attestation.Branch.Version;

/** What somebody who may push and holds no key can do to a signed branch, each by a name that says what it is. */
record Mutations(Branch branch) {

    private static final List<String> STRANGERS = List.of(
            "evidence/x", "evidence/x.json", "evidence/2026-11/x", "evidence/runs/x", "evidence/runs/ab/x",
            "evidence/2029-12/20291231-2359-rc1/intent.json", "evidence/9999-12/99991231-2359-rc9999/intent.json",
            "evidence/2026-11/20261101-0000-rc1/x.json", "Evidence/x", "EVIDENCE/checkpoint", "evidence /x",
            "evidence\u200b/x", "\uff45vidence/x", "docs/release_log.md", "docs/RELEASE_LOG.MD", "docs/RELEASE_LOG-2.md",
            "docs/RELEASE_LOG-7.md", "docs/RELEASE_LOG-2.md/x", "docs/RELEASE_LOG.md\u202e", "docs/RELEASE_LOG-1.md", "x",
            "README.md", ".gitattributes", ".gitmodules", "docs/x", "evidence/checkpoint.sig", "evidence/checkpoint2",
            "evidence/Checkpoint", "docs/RELEASE_LOG-02.md");

    /** By name. */
    Map<String, Branch> all(int lines) {
        Map<String, Branch> all = onTop();
        structure(all);
        rewritten(all, lines);
        return all;
    }

    /** What comes after the last commit. */
    Map<String, Branch> onTop() {
        Map<String, Branch> all = new LinkedHashMap<>();
        for (Map.Entry<String, Item> file : branch.tip().entrySet()) {
            String path = file.getKey();
            String text = branch.text(file.getValue());
            put(all, "deleted " + path, files -> files.remove(path));
            put(all, "changed " + path, files -> files.put(path, branch.file(changed(text))));
            put(all, "emptied " + path, files -> files.put(path, branch.file("")));
            put(all, "longer " + path, files -> files.put(path, branch.file(text + "\n")));
            put(all, "executable " + path, files -> files.put(path, new Item(FileMode.EXECUTABLE_FILE, file.getValue().id())));
            put(all, "a link " + path, files -> files.put(path, new Item(FileMode.SYMLINK, file.getValue().id())));
            put(all, "a submodule " + path, files -> files.put(path, new Item(FileMode.GITLINK, ObjectId.fromString("ab".repeat(20)))));
            put(all, "a folder " + path, files -> {
                files.remove(path);
                files.put(path + "/x", branch.file("x"));
            });
        }
        String log = branch.text(branch.tip().get("docs/RELEASE_LOG.md"));
        String last = log.substring(log.lastIndexOf("\n## "));
        for (String more : List.of(
                "prose\n", "<!--\n", "\n## Note\n```\n- type: note\n```\n", "```\n", last, "\n".repeat(600_000),
                last.replaceAll("-r([bc])\\d+", "-r$199"), last.replace("completed", "partial"),
                last.replaceAll("\\d{8}-\\d{4}", "20991231-2359"), "\0", "- release_id: x\n")) {
            put(all, "log grows by " + more.length() + " bytes: " + all.size(),
                    files -> files.put("docs/RELEASE_LOG.md", branch.file(log + more)));
        }
        for (String path : STRANGERS) {
            put(all, "a new " + path, files -> files.put(path, branch.file("x\n")));
            put(all, "a new submodule " + path,
                    files -> files.put(path, new Item(FileMode.GITLINK, ObjectId.fromString("cd".repeat(20)))));
        }
        all.put("an empty commit", branch.then(files -> files));
        return all;
    }

    private void put(Map<String, Branch> all, String name, Consumer<TreeMap<String, Item>> change) {
        all.put(name, branch.then(files -> {
            change.accept(files);
            return files;
        }));
    }

    private void structure(Map<String, Branch> all) {
        int commits = branch.versions().size();
        for (int at = 0; at < commits - 1; at++) {
            int commit = at;
            all.put("without commit " + at, branch.without(at));
            all.put("another author of commit " + at, at(commit, version -> new Version(
                    version.files(), new PersonIdent(version.author(), 0, 0), version.committer(), version.message())));
            all.put("another message of commit " + at, at(commit, version -> new Version(
                    version.files(), version.author(), version.committer(), "x\n")));
        }
        for (int at = 0; at < commits; at++) {
            all.put("another date of commit " + at, at(at, version -> new Version(
                    version.files(), version.author(),
                    new PersonIdent(
                            version.committer(), version.committer().getWhenAsInstant().minusSeconds(60),
                            version.committer().getZoneId()),
                    version.message())));
        }
        List<String> signatures = branch.tip().keySet().stream().filter(path -> path.endsWith(".sig")).toList();
        signatures.forEach(path -> all.put("never signed " + path, branch.each(dropping(path::equals))));
        all.put("no statement is signed", branch.each(dropping(path -> path.endsWith(".sig"))));
        all.put("no checkpoint is signed", branch.each(unsigned()));
        all.put("nothing is signed", branch.each(unsigned()).each(dropping(path -> path.endsWith(".sig"))));
        all.put("there are no checkpoints", branch.each(dropping("evidence/checkpoint"::equals)));
        all.put("as before there were checkpoints or signatures", branch.each(
                dropping(path -> path.endsWith(".sig") || path.equals("evidence/checkpoint"))));
        all.put("as before there were statements", branch.each(
                dropping(path -> path.contains(".intoto.") || path.equals("evidence/checkpoint"))));
        for (int at = 1; at < commits; at++) {
            int first = at;
            all.put("the first " + at + " commits are not signed", new Branch(branch.repository(),
                    IntStream.range(0, commits).mapToObj(i -> i < first
                            ? unsigned().apply(dropping(path -> path.endsWith(".sig")).apply(branch.versions().get(i)))
                            : branch.versions().get(i)).toList()));
        }
    }

    private Branch at(int commit, UnaryOperator<Version> change) {
        Version chosen = branch.versions().get(commit);
        return branch.each(version -> version == chosen ? change.apply(version) : version);
    }

    private static UnaryOperator<Version> dropping(Predicate<String> doomed) {
        return version -> version.with(files -> {
            files.keySet().removeIf(doomed);
            return files;
        });
    }

    private UnaryOperator<Version> unsigned() {
        return version -> version.with(files -> {
            files.computeIfPresent("evidence/checkpoint", (path, item) ->
                    branch.file(branch.text(item).replaceAll("(?s)\n\n.*", "\n\n")));
            return files;
        });
    }

    /** As if it had always been so: a line of a file is changed in every version that has it. */
    private void rewritten(Map<String, Branch> all, int most) {
        List<String[]> places = branch.tip().entrySet().stream()
                .flatMap(file -> {
                    String[] lines = branch.text(file.getValue()).split("\n", -1);
                    return IntStream.range(0, lines.length)
                            .filter(line -> !lines[line].isBlank())
                            .mapToObj(line -> new String[] {file.getKey(), lines[line]});
                })
                .toList();
        List<String[]> entries = places.stream()
                .filter(place -> place[0].startsWith("docs/") && place[1].matches("(- | ) ?.*:.*|    - .*"))
                .toList();
        List<String[]> others = places.stream().filter(place -> !place[0].startsWith("docs/")).toList();
        entries.forEach(place -> rewrite(all, place[0], place[1]));
        for (int i = 0; i < most; i++) {
            String[] place = others.get((int) ((long) i * others.size() / most));
            rewrite(all, place[0], place[1]);
        }
    }

    private void rewrite(Map<String, Branch> all, String path, String line) {
        all.put("always otherwise: " + path + ": " + line, branch.each(version -> version.with(files -> {
            files.computeIfPresent(path, (name, item) ->
                    branch.file(branch.text(item).replace(line, changed(line))));
            return files;
        })));
    }

    /** The same length, one letter or digit otherwise. */
    private static String changed(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            char old = text.charAt(i);
            if (Character.isLetterOrDigit(old)) {
                return text.substring(0, i) + (old == '1' ? '2' : '1') + text.substring(i + 1);
            }
        }
        return text + "x";
    }
}
