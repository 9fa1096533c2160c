package lockstep.policy.change;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;

/** The path rules of a repository. Of the rules that match a path the highest class counts; a path without one is A. */
public record PathRules(List<PathRule> rules) {

    public PathRules {
        rules = List.copyOf(rules);
    }

    public static PathRules none() {
        return new PathRules(List.of());
    }

    /** What the paths demand, a match for each path that a rule speaks of, in the order of the paths. */
    public List<PathMatch> matches(Collection<String> paths) {
        return paths.stream().map(this::match).flatMap(Optional::stream).toList();
    }

    private Optional<PathMatch> match(String path) {
        return rules.stream()
                .flatMap(rule -> rule.matching(path).stream().map(glob -> new PathMatch(path, glob, rule.demanded())))
                .max((one, other) -> one.demanded().compareTo(other.demanded()));
    }

    /** The highest class that any of the paths demands. */
    public ChangeClass demandedBy(Collection<String> paths) {
        return matches(paths).stream().map(PathMatch::demanded).max(ChangeClass::compareTo).orElse(ChangeClass.A);
    }
}
