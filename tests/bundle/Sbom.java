package tests.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a bundle contains, as a CycloneDX 1.6 document. */
record Sbom(Product product, Instant time) {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** @param lib where the jars lie as they are delivered */
    String document(Path lib) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("bomFormat", "CycloneDX").put("specVersion", "1.6");
        ObjectNode metadata = JSON.createObjectNode();
        metadata.put("timestamp", time.toString());
        metadata.set("component", component("application", "lockstep", product.version(), "Apache-2.0")
                .put("bom-ref", "lockstep"));
        ArrayNode components = JSON.createArrayNode();
        for (Library library : product.libraries()) {
            ObjectNode component = component("library", library.name(), library.version(), library.licence());
            component.put("group", library.group()).put("purl", library.purl()).put("bom-ref", library.purl());
            hash(component, Sums.sha256(lib.resolve(library.fileName())));
            if (library.name().equals("picocli")) {
                component.putObject("pedigree").put("notes",
                        "Class files raised from version 49 to 52 with stack map frames; it looks neither for "
                                + "Groovy nor for methods that are commands or options.");
            }
            components.add(component);
        }
        components.add(runtime());
        String content = components.toString();
        root.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)));
        root.put("version", 1);
        root.set("metadata", metadata);
        root.set("components", components);
        ArrayNode parts = root.putArray("dependencies").addObject().put("ref", "lockstep").putArray("dependsOn");
        components.forEach(part -> parts.add(part.path("bom-ref")));
        return JSON.writeValueAsString(root) + "\n";
    }

    /** Named as the lists of known faults name it: by the CPE of OpenJDK, without its build. */
    private static ObjectNode runtime() {
        Runtime.Version version = Runtime.version();
        String release = version.version().stream().map(String::valueOf).collect(Collectors.joining("."));
        String purl = "pkg:generic/openjdk@" + version.toString().replace("+", "%2B");
        ObjectNode runtime = component("framework", System.getProperty("java.vendor") + " OpenJDK",
                version.toString(), "GPL-2.0-only WITH Classpath-exception-2.0");
        return runtime.put("description", "Modules: " + String.join(", ", OwnRuntime.modules()))
                .put("cpe", "cpe:2.3:a:oracle:openjdk:" + release + ":*:*:*:*:*:*:*")
                .put("purl", purl).put("bom-ref", purl);
    }

    private static ObjectNode component(String type, String name, String version, String licence) {
        ObjectNode component = JSON.createObjectNode();
        component.put("type", type).put("name", name).put("version", version);
        ObjectNode choice = component.putArray("licenses").addObject();
        if (licence.contains(" ")) {
            choice.put("expression", licence);
        } else {
            choice.putObject("license").put("id", licence);
        }
        return component;
    }

    private static void hash(ObjectNode component, String sha256) {
        component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256);
    }
}
