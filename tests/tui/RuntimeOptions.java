package tests.tui;

import java.util.List;
import java.util.stream.Stream;
import tests.house.Repository;

/** What the script of the UI tells its JVM: whoever measures it elsewhere tells the same. */
public final class RuntimeOptions {

    private static final String WORD = "//RUNTIME_OPTIONS ";

    private RuntimeOptions() {}

    public static List<String> ofTheUi() {
        return Repository.read(Repository.root().resolve("tui/ReleaseTui.java")).lines()
                .filter(line -> line.startsWith(WORD))
                .flatMap(line -> Stream.of(line.substring(WORD.length()).split(" ")))
                .toList();
    }
}
