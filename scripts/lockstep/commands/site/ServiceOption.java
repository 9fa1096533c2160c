package lockstep.commands.site;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.services.ServiceChoice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which of several services is meant. */
public final class ServiceOption {

    @Option(names = "--service", paramLabel = "NAME",
            description = "The service to act on, if lockstep.yaml has several. Variable: LOCKSTEP_SERVICE.")
    Optional<String> service = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    /** The one that is named; the only one; else a refusal that names them all. */
    public ReleaseSite one(ReleaseSite site) {
        return named(site).or(() -> Optional.of(site).filter(whole -> !whole.config().isOfSeveral()))
                .orElseThrow(() -> choice(site).unnamed());
    }

    /** The one that is named; else the only one that has a canary; else a refusal that names those that have one. */
    public ReleaseSite withCanary(ReleaseSite site) {
        List<ServiceName> having = site.config().pipeline().canaryStages().stream()
                .flatMap(canary -> canary.service().stream()).toList();
        Optional<ReleaseSite> named = named(site);
        if (named.isPresent() || !site.config().isOfSeveral()) {
            return named.orElse(site);
        }
        return switch (having.size()) {
            case 0 -> site;
            case 1 -> site.of(having.getFirst());
            default -> throw new ServiceChoice(having).unnamed();
        };
    }

    /** The one that is named, else all of them. */
    public ReleaseSite orAll(ReleaseSite site) {
        return named(site).orElse(site);
    }

    /** The one that is named, else each in their order. */
    public List<ReleaseSite> each(ReleaseSite site) {
        return named(site).map(List::of).orElseGet(site::services);
    }

    /** With one service alone the variable, which may be set for other repositories, means nothing. */
    private Optional<ReleaseSite> named(ReleaseSite site) {
        return service
                .filter(word -> site.config().isOfSeveral()
                        || command.commandLine().getParseResult().hasMatchedOption("--service"))
                .map(choice(site)::named).map(site::of);
    }

    private static ServiceChoice choice(ReleaseSite site) {
        return new ServiceChoice(site.config().serviceNames());
    }
}
