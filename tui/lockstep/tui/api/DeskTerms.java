package lockstep.tui.api;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ForgePage;
import lockstep.base.release.Operator;
import lockstep.gates.gate.GateName;

/**
 * What does not change while a desk is open.
 *
 * @param remote where the branches are, without a password
 * @param stagingGates the gates that staging is asked, in their order
 * @param smokeGates those of the production smoke
 * @param drills those that can be run
 * @param invocation how commands are called that act on the same
 * @param demo whether all of it is the embedded environment
 * @param page where the repository can be looked at in a browser; empty where that is not known
 * @param pipeline whether the service has a pipeline
 * @param canary whether that has a canary
 * @param services the names of several; none where there is one
 * @param opened the one that gates and drills are run for; empty where there is one
 */
public record DeskTerms(
        String service,
        Operator operator,
        String remote,
        String stagingBranch,
        String productionBranch,
        String stagingBase,
        String productionBase,
        List<GateName> stagingGates,
        List<GateName> smokeGates,
        List<DrillChoice> drills,
        Invocation invocation,
        boolean demo,
        Optional<ForgePage> page,
        boolean pipeline,
        boolean canary,
        List<String> services,
        Optional<String> opened) {

    public DeskTerms {
        stagingGates = List.copyOf(stagingGates);
        smokeGates = List.copyOf(smokeGates);
        drills = List.copyOf(drills);
        services = List.copyOf(services);
    }

    /** Of the only service. */
    public DeskTerms(
            String service, Operator operator, String remote, String stagingBranch, String productionBranch,
            String stagingBase, String productionBase, List<GateName> stagingGates, List<GateName> smokeGates,
            List<DrillChoice> drills, Invocation invocation, boolean demo, Optional<ForgePage> page, boolean pipeline,
            boolean canary) {
        this(service, operator, remote, stagingBranch, productionBranch, stagingBase, productionBase, stagingGates,
                smokeGates, drills, invocation, demo, page, pipeline, canary, List.of(), Optional.empty());
    }

    /** While the desk is being opened, nothing is known. */
    public static DeskTerms unopened() {
        return new DeskTerms(
                "opening", new Operator("-"), "the remote", "main", "release", "", "", List.of(), List.of(), List.of(),
                Invocation.plain(), false, Optional.empty(), false, false);
    }
}
