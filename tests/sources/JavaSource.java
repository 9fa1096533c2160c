package tests.sources;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A Java file as this page sees it: its package, and the packages whose types it names. */
record JavaSource(Path path, String text) {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TEXT =
            Pattern.compile("(?s:\"\"\".*?\"\"\")|\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
    private static final Pattern QUALIFIED = Pattern.compile("(?<![\\w.\"])((?:[a-z][a-z0-9]*\\.)+)[A-Z*]");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.(\\w+);$");
    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^//(SOURCES|DEPS) (\\S+)$");

    /** Empty for the doors, which stand in no package. */
    String packageName() {
        return PACKAGE.matcher(text).results().map(match -> match.group(1)).findFirst().orElse("");
    }

    boolean isRoomList() {
        return path.endsWith("package-info.java");
    }

    Set<String> packagesNamed() {
        Set<String> named = new TreeSet<>();
        QUALIFIED.matcher(code()).results()
                .map(match -> match.group(1))
                .forEach(name -> named.add(name.substring(0, name.length() - 1)));
        return named;
    }

    /** Without texts and comments. */
    private String code() {
        return COMMENT.matcher(TEXT.matcher(text).replaceAll("")).replaceAll("");
    }

    /** What it imports and no code of it names. */
    Set<String> unusedImports() {
        String code = IMPORT.matcher(code()).replaceAll("");
        Set<String> unused = new TreeSet<>();
        IMPORT.matcher(text).results()
                .map(match -> match.group(1))
                .filter(name -> !Pattern.compile("\\b" + name + "\\b").matcher(code).find())
                .forEach(unused::add);
        return unused;
    }

    Set<String> sourcesListed() {
        return directives("SOURCES");
    }

    private Set<String> directives(String kind) {
        Set<String> values = new TreeSet<>();
        DIRECTIVE.matcher(text).results()
                .filter(match -> match.group(1).equals(kind))
                .map((MatchResult match) -> match.group(2))
                .forEach(values::add);
        return values;
    }

    /** This file with these directives in the place of those it has. */
    JavaSource with(Iterable<String> sources, Iterable<String> deps) {
        StringBuilder block = new StringBuilder();
        sources.forEach(source -> block.append("//SOURCES ").append(source).append('\n'));
        deps.forEach(dep -> block.append("//DEPS ").append(dep).append('\n'));
        String bare = DIRECTIVE.matcher(text).replaceAll("\0").replace("\0\n", "");
        int place = place(bare);
        return new JavaSource(path, bare.substring(0, place) + block + bare.substring(place));
    }

    /** Where the directives stand: in a room's list before its package, in a door before its options or imports. */
    private int place(String bare) {
        Pattern before = Pattern.compile(isRoomList() ? "(?m)^package " : "(?m)^//RUNTIME_OPTIONS|^$");
        return before.matcher(bare).results().map(MatchResult::start).findFirst().orElse(bare.length());
    }
}
