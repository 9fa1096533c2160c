package lockstep.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.release.Environment;
import lockstep.settings.environment.DeploySettings;
import lockstep.settings.yaml.KeyPlaces;
import lockstep.settings.yaml.Place;

/** Every value that a configuration comes to, with where it comes from. */
public record EffectiveConfig(SortedMap<String, Value> values) {

    /** @param source a place in the file, another file beside it, or the default */
    public record Value(String text, String source) {}

    private static final String DEFAULT = "default";

    /** @param file that it was read from; none where all is the default */
    public static EffectiveConfig of(Config config, Optional<Path> file) {
        KeyPlaces places = file.map(ConfigReader::places).orElse(KeyPlaces.none());
        GatePlaces gates = file.map(path -> GatePlaces.beside(path, config.serviceNames())).orElse(GatePlaces.none());
        SortedMap<String, String> texts = new TreeMap<>(GovernedConfig.of(config).values());
        texts.put("service", config.service());
        texts.put("git.remote", config.git().remote());
        config.evidence().signingKey().ifPresent(key -> texts.put("evidence.sign.key", key.inWords()));
        texts.put("evidence.witness", String.valueOf(config.evidence().witness()));
        put(texts, "", config.deploy());
        config.services().forEach(one -> put(texts, "services." + one.name() + ".", one.deploy()));
        texts.put("guard.required", config.guard().required().toString());
        texts.put("guard.parity.same", config.guard().same().toString());
        texts.put("guard.parity.differ", config.guard().differ().toString());
        SortedMap<String, Value> values = new TreeMap<>();
        texts.forEach((key, text) -> values.put(key, new Value(text, source(key, places, gates))));
        return new EffectiveConfig(values);
    }

    /** The same, where a value comes from elsewhere than from the file. */
    public EffectiveConfig from(String key, String source) {
        SortedMap<String, Value> others = new TreeMap<>(values);
        others.computeIfPresent(key, (same, value) -> new Value(value.text(), source));
        return new EffectiveConfig(others);
    }

    private static void put(
            SortedMap<String, String> texts, String prefix, Map<Environment, DeploySettings> deployments) {
        deployments.forEach((environment, deploy) -> {
            String key = prefix + "deploy." + environment.name();
            texts.put(key + ".command", String.join(" ", deploy.command()));
            texts.put(key + ".wait", deploy.await().toString());
            if (!deploy.rollout().isEmpty()) {
                texts.put(key + ".rollout", String.join(" ", deploy.rollout()));
            }
        });
    }

    private static String source(String key, KeyPlaces places, GatePlaces gates) {
        return at(key, places).or(() -> gates.of(key, shared -> at(shared, places))).orElse(DEFAULT);
    }

    private static Optional<String> at(String key, KeyPlaces places) {
        return Optional.ofNullable(places.places().get(key)).map(Place::toString);
    }
}
