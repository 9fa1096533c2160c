package lockstep.settings.sets;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.settings.check.ValueChecks;

/** Turns the section {@code sets} into checked values. */
public record SetMapping(ValueChecks check) {

    private static final int MOST = 20;

    public List<SetSettings> sets(Map<String, List<SetFile>> file) {
        List<SetSettings> sets = new ArrayList<>();
        if (file != null) {
            file.forEach((name, members) -> sets.add(
                    new SetSettings(name("sets." + name, name), members("sets." + name, members))));
        }
        return sets;
    }

    private List<SetMember> members(String key, List<SetFile> files) {
        if (files.size() < 2 || files.size() > MOST) {
            throw check.unknown(key, " has " + files.size() + (files.size() == 1 ? " member" : " members"),
                    "Name from 2 to " + MOST + ", in the order in which they are promoted.");
        }
        Set<String> names = new LinkedHashSet<>();
        Set<String> folders = new LinkedHashSet<>();
        List<SetMember> members = new ArrayList<>();
        for (SetFile file : files) {
            String at = key + "[" + members.size() + "]";
            if (file == null || file.name() == null || file.folder() == null) {
                throw check.unknown(at, " needs name and folder", "Write it like {name: orders, folder: ../orders}.");
            }
            String folder = check.line(at + ".folder", file.folder()).orElseThrow();
            ServiceName name = name(at + ".name", file.name());
            if (!names.add(name.word())) {
                throw check.unknown(at + ".name", ": '" + name + "' is in the set twice", "Rename one of them.");
            }
            if (!folders.add(folder)) {
                throw check.unknown(at + ".folder", " is another member's too",
                        "Name a clone of its own for each repository.");
            }
            members.add(new SetMember(name, folder));
        }
        return members;
    }

    private ServiceName name(String key, String name) {
        if (!ServiceName.isValid(name)) {
            throw check.misnamed(key, "'" + Sanitiser.line(name, 60) + "' is not a name here", ServiceName.SHAPE);
        }
        return new ServiceName(name);
    }
}
