package lockstep.settings.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.BudgetLeft;
import lockstep.policy.requirement.CanaryConfigured;
import lockstep.policy.requirement.CanaryPassed;
import lockstep.policy.requirement.FreezeWindow;
import lockstep.policy.requirement.KillSwitchDeclared;
import lockstep.policy.requirement.KillSwitchDrilled;
import lockstep.policy.requirement.NoStagingOwed;
import lockstep.policy.requirement.NotFrozen;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.Reviewed;
import lockstep.policy.requirement.Soaked;

/**
 * The stages that a commit passes on its way to production, and what each demands.
 *
 * @param roles the principals of each role, by its name
 * @param staging what a commit needs before it is deployed to staging
 * @param canaries none where there is no canary stage; of several services one of each that has one
 * @param production what a commit needs for production, beyond what the earlier stages demand
 * @param hotfix empty where a hotfix is not allowed a way of its own
 * @param rollback the approvals that a rollback needs on the record; none where a name at the time is enough
 * @param written every key of the section as it is written, for comparing and for the digest; those of the canaries of
 *     services among them
 * @param chosen which of several services it is looked at for; empty for all of them, or where there is one
 */
public record PipelineSettings(
        Map<String, Set<String>> roles, List<Requirement> staging, List<CanarySettings> canaries,
        List<Requirement> production, Optional<HotfixSettings> hotfix, List<Approved> rollback, WatchSettings watch,
        List<FreezeWindow> freeze, List<KillSwitchSettings> killSwitches, SortedMap<String, String> written,
        Optional<ServiceName> chosen) {

    private static final String TOP = "pipeline.";
    private static final Pattern OF_SERVICE = Pattern.compile("services\\.[^.]+\\.canary\\..+");
    private static final Duration DRILL_COUNTS = Duration.ofDays(30);

    public PipelineSettings {
        roles = Map.copyOf(roles);
        staging = List.copyOf(staging);
        canaries = List.copyOf(canaries);
        production = List.copyOf(production);
        rollback = List.copyOf(rollback);
        freeze = List.copyOf(freeze);
        killSwitches = List.copyOf(killSwitches);
    }

    /** Of the only service. */
    public PipelineSettings(
            Map<String, Set<String>> roles, List<Requirement> staging, Optional<CanarySettings> canary,
            List<Requirement> production, Optional<HotfixSettings> hotfix, List<Approved> rollback, WatchSettings watch,
            List<FreezeWindow> freeze, List<KillSwitchSettings> killSwitches, SortedMap<String, String> written) {
        this(roles, staging, canary.stream().toList(), production, hotfix, rollback, watch, freeze, killSwitches,
                written, Optional.empty());
    }

    /** No pipeline: nothing beyond the policy. */
    public static PipelineSettings none() {
        return new PipelineSettings(Map.of(), List.of(), Optional.empty(), List.of(), Optional.empty(),
                List.of(), WatchSettings.defaults(), List.of(), List.of(), new TreeMap<>());
    }

    public boolean isConfigured() {
        return !written.isEmpty();
    }

    /** Whether a key of a configuration, as {@code written} has them, is one of a pipeline. */
    public static boolean isKey(String key) {
        return key.startsWith(TOP) || isOfService(key);
    }

    /** Whether a key is one of the canary of one of several services. */
    public static boolean isOfService(String key) {
        return OF_SERVICE.matcher(key).matches();
    }

    /** The same as it is for one of several services. */
    public PipelineSettings of(ServiceName service) {
        return new PipelineSettings(roles, staging, canaries, production, hotfix, rollback, watch, freeze, killSwitches,
                written, Optional.of(service));
    }

    /** That of the only service, or of the chosen one; none for several. */
    public Optional<CanarySettings> canary() {
        return canaries.stream().filter(one -> one.service().equals(chosen)).findFirst();
    }

    /** All that a commit has to pass here: one, or of several services one of each that has one. */
    public List<CanarySettings> canaryStages() {
        return chosen.isPresent() ? canary().stream().toList() : canaries;
    }

    /** The digest of how a canary's requests and errors are counted: of the keys as a recorded policy has them, too. */
    public String countedBy() {
        String metrics = CanarySettings.key(chosen) + ".metrics";
        return Sha256.of(written.entrySet().stream()
                .filter(key -> key.getKey().startsWith(metrics) && !key.getKey().startsWith(metrics + ".auth"))
                .map(key -> key.getKey() + "=" + Sanitiser.line(key.getValue()) + "\n")
                .collect(Collectors.joining())).hex();
    }

    public Set<String> members(String role) {
        return roles.getOrDefault(role, Set.of());
    }

    /** What a commit has to have before it gets a part of production's traffic. */
    public List<Requirement> forCanary() {
        List<Requirement> all = new ArrayList<>(staging);
        canaryStages().forEach(stage -> all.addAll(stage.requires()));
        return withStanding(all);
    }

    /**
     * What a commit has to have before it is promoted. Approvals of the canary were used up by it: they are not asked
     * for again.
     */
    public List<Requirement> forPromotion() {
        List<Requirement> all = new ArrayList<>(staging);
        canaryStages().forEach(stage -> {
            stage.requires().stream().filter(one -> !(one instanceof Approved)).forEach(all::add);
            all.add(new CanaryPassed(stage.maxAge(), stage.service()));
        });
        all.addAll(production);
        return withStanding(all);
    }

    /**
     * What a hotfix has to have: everything of a promotion but what it may skip, and its own approvals. What a canary
     * asks for is shown on staging, and is skipped with either.
     */
    public List<Requirement> forHotfix(boolean skipStaging, boolean skipCanary) {
        List<Requirement> all = new ArrayList<>(skipStaging ? List.of() : staging);
        (skipCanary ? List.<CanarySettings>of() : canaryStages()).forEach(stage -> {
            if (!skipStaging) {
                stage.requires().stream().filter(one -> !(one instanceof Approved)).forEach(all::add);
            }
            all.add(new CanaryPassed(stage.maxAge(), stage.service()));
        });
        production.stream()
                .filter(one -> !(one instanceof Approved) && !(skipStaging && one instanceof Soaked))
                .forEach(all::add);
        all.add(hotfix.orElseThrow().approved(members(hotfix.get().role()), skipStaging, skipCanary));
        return withStanding(all);
    }

    /** The same before its canary, whose approvals are those of its promotion. */
    public List<Requirement> forCanaryOfHotfix(boolean skipStaging) {
        return forHotfix(skipStaging, false).stream().filter(one -> !(one instanceof CanaryPassed)).toList();
    }

    /**
     * What a change of class B has to have beyond all others: a canary, and a kill switch that was tried.
     *
     * @param flag the flag that it is behind, as it was declared
     */
    public List<Requirement> forClassB(Optional<String> flag) {
        List<String> flags = killSwitches.stream().map(KillSwitchSettings::flag).toList();
        List<Requirement> all = new ArrayList<>(List.of(new KillSwitchDeclared(flag, flags)));
        flag.filter(flags::contains).ifPresent(name -> all.add(new KillSwitchDrilled(name, DRILL_COUNTS)));
        if (canaryStages().isEmpty()) {
            all.add(new CanaryConfigured());
        }
        return all;
    }

    /** The longest soak that a stage demands. */
    public Optional<Soaked> soak() {
        return ofStages()
                .filter(Soaked.class::isInstance)
                .map(Soaked.class::cast)
                .max(Comparator.comparing(Soaked::duration));
    }

    /** Whether any stage asks how much of the error budget is left. */
    public boolean asksForBudget() {
        return ofStages()
                .anyMatch(BudgetLeft.class::isInstance);
    }

    /**
     * Whether the move asks who wrote the change: for an approval or a review of others, or because whoever may approve
     * may answer for its canary.
     */
    public boolean asksForPeople(Action move) {
        boolean ofStages = Stream.concat(
                        Stream.of(staging, production), canaries.stream().map(CanarySettings::requires))
                .flatMap(List::stream)
                .anyMatch(one -> one instanceof Approved || one instanceof Reviewed);
        return ofStages || hotfix.isPresent() && (move == Action.HOTFIX || !canaries.isEmpty());
    }

    private Stream<Requirement> ofStages() {
        return Stream.concat(
                Stream.of(staging, production), canaryStages().stream().map(CanarySettings::requires))
                .flatMap(List::stream);
    }

    /** The approvals that an action needs; none where it needs none. */
    public List<Approved> approvals(Action action, boolean skipStaging, boolean skipCanary) {
        List<Requirement> all = switch (action) {
            case CANARY -> canaryStages().isEmpty() ? List.<Requirement>of() : forCanary();
            case PROMOTE -> forPromotion();
            case HOTFIX -> hotfix.isPresent() ? forHotfix(skipStaging, skipCanary) : List.<Requirement>of();
            case ROLLBACK -> List.<Requirement>copyOf(rollback);
        };
        return all.stream().filter(Approved.class::isInstance).map(Approved.class::cast).toList();
    }

    /**
     * Who may answer for an inconclusive canary has one of the roles that could approve it; anybody may where none is
     * asked for. Whoever may approve a hotfix may accept its canary.
     */
    public Set<String> rolesOfCanary(boolean isOfHotfix) {
        return isOfHotfix
                ? hotfix.map(HotfixSettings::role).stream().collect(Collectors.toCollection(TreeSet::new))
                : forCanary().stream()
                        .filter(Approved.class::isInstance)
                        .map(one -> ((Approved) one).role())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Requirement> withStanding(List<Requirement> all) {
        List<Requirement> whole = new ArrayList<>(all.stream().distinct()
                .map(one -> one instanceof BudgetLeft left
                        ? new BudgetLeft(left.min(), hotfix.isPresent(), keysOf(left)) : one)
                .toList());
        whole.add(new NoStagingOwed());
        whole.add(new NotFrozen(freeze, hotfix.isPresent()));
        return whole;
    }

    private List<String> keysOf(Requirement asked) {
        List<String> keys = new ArrayList<>();
        if (staging.contains(asked)) {
            keys.add("pipeline.staging.requires");
        }
        canaryStages().stream().filter(stage -> stage.requires().contains(asked))
                .forEach(stage -> keys.add(CanarySettings.key(stage.service()) + ".requires"));
        if (production.contains(asked)) {
            keys.add("pipeline.production.requires");
        }
        return keys;
    }
}
