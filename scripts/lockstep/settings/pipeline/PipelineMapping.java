package lockstep.settings.pipeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.policy.promotion.RollbackTrigger;
import lockstep.policy.requirement.FreezeWindow;
import lockstep.record.facts.Trust;
import lockstep.settings.check.ValueChecks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the shape of {@code pipeline:} into checked values.
 *
 * @param committed whether it can no longer be mended
 */
public record PipelineMapping(ValueChecks check, boolean committed) {

    private static final JsonMapper TREES =
            JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private static final Pattern FLAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    public PipelineSettings pipeline(PipelineFile file) {
        return pipeline(file, Map.of());
    }

    /** @param services the canary of each of several services that has one, by its name */
    public PipelineSettings pipeline(PipelineFile given, Map<String, PipelineFile.Canary> services) {
        if (given == null && services.isEmpty()) {
            return PipelineSettings.none();
        }
        PipelineFile file = given == null ? PipelineFile.empty() : given;
        Map<String, Set<String>> roles = roles(file.roles());
        List<KillSwitchSettings> switches = switches(file.killSwitches());
        Trust trust = file.trust() == null
                ? Trust.OPERATOR
                : RequirementMapping.trust(check, "pipeline.trust", file.trust());
        RequirementMapping requirements = new RequirementMapping(check, roles, trust,
                switches.stream().map(KillSwitchSettings::flag).collect(Collectors.toSet()));
        SortedMap<String, String> written = new TreeMap<>();
        flatten("pipeline", TREES.valueToTree(file), written);
        List<CanarySettings> canaries = new ArrayList<>(
                new CanaryMapping(check, committed, requirements, Optional.empty())
                        .canary(file.canary()).stream().toList());
        services.forEach((name, canary) -> {
            Optional<ServiceName> service = Optional.of(new ServiceName(name));
            String key = CanarySettings.key(service);
            flatten(key, TREES.valueToTree(canary), written);
            if (written.keySet().stream().noneMatch(each -> each.startsWith(key + "."))) {
                throw check.wrong(key, " says nothing: name traffic and metrics, or take it out", null);
            }
            new CanaryMapping(check, committed, requirements, service).canary(canary).ifPresent(mapped -> {
                canaries.forEach(other -> refuseShared(mapped, other));
                canaries.add(mapped);
            });
        });
        return new PipelineSettings(
                roles,
                file.staging() == null ? List.of()
                        : requirements.requirements("pipeline.staging", file.staging().requires()),
                canaries,
                file.production() == null ? List.of()
                        : requirements.requirements("pipeline.production", file.production().requires()),
                Optional.ofNullable(file.hotfix()).map(hotfix -> requirements.hotfix("pipeline.hotfix", hotfix)),
                Optional.ofNullable(file.rollback())
                        .map(rollback -> requirements.rollback("pipeline.rollback", rollback)).stream().toList(),
                watch(file.watch()), freeze(file.freeze()), switches, written, Optional.empty());
    }

    /** Of what answers for two, nobody knows whose canary it is. */
    private void refuseShared(CanarySettings one, CanarySettings other) {
        if (one.base().isPresent() && other.base().isPresent()
                && ValueChecks.areOneService(one.base().get(), other.base().get(), committed)) {
            throw check.wrong(one.key() + ".base", " leads to the same service as " + other.key() + ".base", null);
        }
        one.traffic().ifPresent(own -> other.traffic().ifPresent(theirs -> {
            refuseEqual(one, other, "traffic.set", own.set().equals(theirs.set()));
            refuseEqual(one, other, "traffic.read", own.read().equals(theirs.read()));
            refuseEqual(one, other, "traffic.abort", own.abort().equals(theirs.abort()));
        }));
        one.metrics().ifPresent(own -> other.metrics().ifPresent(theirs -> refuseEqual(one, other,
                own.source() instanceof MetricsSettings.Source.Command ? "metrics.command" : "metrics.source",
                own.countsAs(theirs))));
    }

    private void refuseEqual(CanarySettings one, CanarySettings other, String name, boolean equal) {
        if (equal) {
            throw check.wrong(one.key() + "." + name, " is the same as " + other.key() + "." + name
                    + ": each service has its own", null);
        }
    }

    private Map<String, Set<String>> roles(Map<String, List<String>> roles) {
        Map<String, Set<String>> all = new TreeMap<>();
        for (Map.Entry<String, List<String>> role : Objects.requireNonNullElse(roles, Map.<String, List<String>>of())
                .entrySet()) {
            String key = "pipeline.roles." + Sanitiser.line(role.getKey(), 40);
            check.token(key, role.getKey());
            Set<String> members = new LinkedHashSet<>();
            for (String member : Objects.requireNonNullElse(role.getValue(), List.<String>of())) {
                members.add(check.line(key, String.valueOf(member)).orElseThrow());
            }
            if (members.isEmpty()) {
                throw check.wrong(key, " names nobody", null);
            }
            all.put(role.getKey(), members);
        }
        return all;
    }

    private WatchSettings watch(PipelineFile.Watch watch) {
        WatchSettings usual = WatchSettings.defaults();
        if (watch == null) {
            return usual;
        }
        Set<String> triggers = new LinkedHashSet<>();
        for (String word : Objects.requireNonNullElse(watch.triggers(), List.<String>of())) {
            triggers.add(RollbackTrigger.ofWords(String.valueOf(word)).map(RollbackTrigger::words)
                    .orElseThrow(() -> check.wrong("pipeline.watch.triggers", ": '"
                            + Sanitiser.line(String.valueOf(word), 40) + "' is not a rollback trigger", null)));
        }
        return new WatchSettings(
                duration("pipeline.watch.for", watch.time(), usual.time()),
                duration("pipeline.watch.every", watch.every(), usual.every()), triggers);
    }

    private Duration duration(String key, String text, Duration usual) {
        return text == null ? usual : check.duration(key, text);
    }

    private List<FreezeWindow> freeze(List<PipelineFile.Freeze> windows) {
        List<FreezeWindow> all = new ArrayList<>();
        for (PipelineFile.Freeze window : Objects.requireNonNullElse(windows, List.<PipelineFile.Freeze>of())) {
            String key = "pipeline.freeze[" + all.size() + "]";
            if (window == null || window.from() == null || window.to() == null || window.reason() == null) {
                throw check.wrong(key, " needs from, to and reason", null);
            }
            Instant from = time(key + ".from", window.from());
            Instant to = time(key + ".to", window.to());
            if (!to.isAfter(from)) {
                throw check.wrong(key + ".to", " is not after from", null);
            }
            all.add(new FreezeWindow(from, to, check.line(key + ".reason", window.reason()).orElseThrow()));
        }
        return all;
    }

    private Instant time(String key, String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw check.wrong(key, ": '" + Sanitiser.line(text, 40)
                    + "' is not a time; write it in quotes, like '2026-12-24T12:00:00Z'", e);
        }
    }

    private List<KillSwitchSettings> switches(List<PipelineFile.KillSwitch> switches) {
        List<KillSwitchSettings> all = new ArrayList<>();
        Set<String> flags = new HashSet<>();
        for (PipelineFile.KillSwitch one : Objects.requireNonNullElse(
                switches, List.<PipelineFile.KillSwitch>of())) {
            String key = "pipeline.kill_switches[" + all.size() + "]";
            PipelineFile.Shows shows = one == null ? null : one.shows();
            if (shows == null || one.flag() == null || one.owner() == null || one.off() == null || one.on() == null
                    || shows.path() == null || shows.off() == null || shows.on() == null) {
                throw check.wrong(key, " needs flag, owner, off, on, and shows with path, off and on", null);
            }
            if (!FLAG.matcher(one.flag()).matches()) {
                throw check.wrong(key + ".flag", " must be a name of letters, digits, '_', '.' and '-'", null);
            }
            if (!flags.add(one.flag())) {
                throw check.wrong(key + ".flag", " is declared twice", null);
            }
            if (shows.off().equals(shows.on())) {
                throw check.wrong(key + ".shows", ": off and on look the same, so nothing could be seen", null);
            }
            all.add(new KillSwitchSettings(one.flag(), check.line(key + ".owner", one.owner()).orElseThrow(),
                    check.command(key + ".off", one.off()), check.command(key + ".on", one.on()),
                    check.path(key + ".shows.path", shows.path()).orElseThrow(),
                    check.line(key + ".shows.field", shows.field()), shows.off(), shows.on()));
        }
        return all;
    }

    private static void flatten(String key, JsonNode node, SortedMap<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(property -> flatten(key + "." + property.getKey(), property.getValue(), into));
        } else if (node.isArray()) {
            int at = 0;
            for (JsonNode item : node) {
                flatten(key + "[" + at++ + "]", item, into);
            }
        } else if (!node.isNull()) {
            into.put(key, node.asString());
        }
    }
}
