package tests.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the //SOURCES and //DEPS of this repository have to be, by what its files name.
 *
 * <p>A room lists its own files and the libraries that they use. A door lists every room that it needs, however far
 * below, and so compiles those and no others. JBang takes a source once that is spelled in one way: whoever lists a
 * door spells the rooms as that door's own list makes JBang spell them.
 */
public final class SourceLists {

    private static final List<String> DISTRICTS = List.of("scripts", "tui", "tests");
    private static final Path ALL_TESTS = Path.of("tests/Tests.java");
    private static final Path ALL_COMMANDS = Path.of("tui/Completion.java");

    private final Path root;
    private final Libraries libraries;
    private final Map<Path, JavaSource> files = new TreeMap<>();
    private final Map<String, List<JavaSource>> rooms = new HashMap<>();
    private final Map<String, Set<String>> named = new HashMap<>();

    private SourceLists(Path root, Libraries libraries) {
        this.root = root;
        this.libraries = libraries;
    }

    public static SourceLists of(Path root) throws IOException {
        SourceLists lists = new SourceLists(root, Libraries.read(root.resolve("bootstrap/libraries.txt")));
        for (String district : DISTRICTS) {
            try (Stream<Path> found = Files.walk(root.resolve(district))) {
                for (Path file : found.filter(path -> path.toString().endsWith(".java")).toList()) {
                    lists.add(new JavaSource(root.relativize(file), Files.readString(file)));
                }
            }
        }
        return lists;
    }

    private void add(JavaSource file) {
        files.put(file.path(), file);
        if (!file.packageName().isEmpty()) {
            rooms.computeIfAbsent(file.packageName(), name -> new ArrayList<>()).add(file);
        }
    }

    /** Every file whose lists are not what they have to be, as it has to be. */
    public Map<Path, String> stale() {
        Map<Path, String> stale = new TreeMap<>();
        for (JavaSource file : files.values()) {
            JavaSource right = right(file);
            if (!right.text().equals(file.text())) {
                stale.put(file.path(), right.text());
            }
        }
        return stale;
    }

    /** What each file imports and only its comments name: an arrow of the house that nothing needs. */
    public List<String> unusedImports() {
        return files.values().stream()
                .flatMap(file -> file.unusedImports().stream().map(name -> file.path() + ": " + name))
                .toList();
    }

    /** The files whose lists were stale. */
    public Set<Path> write() throws IOException {
        Map<Path, String> stale = stale();
        for (Map.Entry<Path, String> file : stale.entrySet()) {
            Files.writeString(root.resolve(file.getKey()), file.getValue());
        }
        return stale.keySet();
    }

    private JavaSource right(JavaSource file) {
        if (file.isRoomList()) {
            return file.with(ownFiles(file), libraries.of(packagesNamedIn(file.packageName())));
        }
        return file.packageName().isEmpty() ? file.with(doorSources(file), libraries.of(file.packagesNamed())) : file;
    }

    private Set<String> ownFiles(JavaSource list) {
        Set<String> names = new TreeSet<>();
        rooms.get(list.packageName()).stream()
                .filter(file -> file != list)
                .forEach(file -> names.add(file.path().getFileName().toString()));
        return names;
    }

    private Set<String> doorSources(JavaSource door) {
        Set<String> sources = new TreeSet<>();
        Set<String> needed = new TreeSet<>(door.packagesNamed());
        Set<Path> doors = doorsListed(door);
        doors.forEach(other -> needed.addAll(files.get(other).packagesNamed()));
        if (door.path().equals(ALL_TESTS)) {
            rooms.keySet().stream().filter(name -> name.startsWith("tests.")).forEach(needed::add);
        }
        String way = way(door.path(), doors);
        doors.forEach(other -> sources.add(spelled(door.path(), other, way)));
        reached(needed).forEach(room -> sources.add(spelled(door.path(), roomList(room), way)));
        return sources;
    }

    private Set<Path> doorsListed(JavaSource door) {
        Set<Path> doors = new TreeSet<>();
        Path folder = root.resolve(door.path()).getParent();
        for (String source : door.sourcesListed()) {
            Path target = root.relativize(folder.resolve(source).normalize());
            if (files.containsKey(target) && files.get(target).packageName().isEmpty()) {
                doors.add(target);
            }
        }
        if (door.path().equals(ALL_TESTS) || door.path().equals(ALL_COMMANDS)) {
            files.values().stream()
                    .filter(file -> file.packageName().isEmpty() && !file.path().startsWith("tests"))
                    .filter(file -> file != door)
                    .forEach(file -> doors.add(file.path()));
        }
        return doors;
    }

    /** The folders that lead from a door to the rooms in scripts. */
    private static String way(Path door, Set<Path> doors) {
        if (door.startsWith("scripts")) {
            return "";
        }
        boolean byWayOfTui = !door.startsWith("tui") && doors.stream().anyMatch(other -> other.startsWith("tui"));
        return byWayOfTui ? "../tui/../scripts/" : "../scripts/";
    }

    private static String spelled(Path door, Path target, String way) {
        return target.startsWith("scripts")
                ? way + Path.of("scripts").relativize(target)
                : door.getParent().relativize(target).toString();
    }

    private Path roomList(String room) {
        return rooms.get(room).getFirst().path().resolveSibling("package-info.java");
    }

    private Set<String> reached(Set<String> from) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            String room = open.pop();
            if (rooms.containsKey(room) && reached.add(room)) {
                open.addAll(packagesNamedIn(room));
            }
        }
        return reached;
    }

    /** Every door asks for it again. */
    private Set<String> packagesNamedIn(String room) {
        return named.computeIfAbsent(room, name -> rooms.get(name).stream()
                .flatMap(file -> file.packagesNamed().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
