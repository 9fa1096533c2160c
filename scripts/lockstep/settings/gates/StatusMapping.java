package lockstep.settings.gates;

import java.util.SortedSet;
import java.util.TreeSet;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.Statuses;
import lockstep.settings.yaml.Keys;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.Place;
import lockstep.settings.yaml.YamlValue;

/** Reads statuses: a code, a class like 2xx, or a list of them. */
record StatusMapping(Mistakes mistakes) {

    private static final String REMEDY = "Write a status from 100 to 599, a class like 2xx, or a list of them.";

    Statuses statuses(String path, YamlValue value) {
        SortedSet<Integer> codes = new TreeSet<>();
        SortedSet<Integer> classes = new TreeSet<>();
        for (YamlValue one : Keys.list(value)) {
            add(path, Keys.text(mistakes, path, one), one.at(), codes, classes);
        }
        if (codes.isEmpty() && classes.isEmpty()) {
            throw mistakes.at(value.at(), path + " is empty", REMEDY);
        }
        return new Statuses(codes, classes);
    }

    Statuses word(String path, String word, Place at) {
        SortedSet<Integer> codes = new TreeSet<>();
        SortedSet<Integer> classes = new TreeSet<>();
        add(path, word, at, codes, classes);
        return new Statuses(codes, classes);
    }

    private void add(String path, String word, Place at, SortedSet<Integer> codes, SortedSet<Integer> classes) {
        if (word.matches("[1-5]xx")) {
            classes.add(word.charAt(0) - '0');
        } else if (word.matches("[1-5][0-9][0-9]")) {
            codes.add(Integer.parseInt(word));
        } else {
            throw mistakes.at(at, path + ": '" + Sanitiser.line(word, 20) + "' is no status", REMEDY);
        }
    }
}
