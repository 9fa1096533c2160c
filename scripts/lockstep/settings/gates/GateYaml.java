package lockstep.settings.gates;

import java.util.List;
import lockstep.gates.declared.DeclaredGate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes gates as YAML that reads as the same gates. */
public final class GateYaml {

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .disable(YAMLWriteFeature.SPLIT_LINES)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build())
            .build();

    private GateYaml() {}

    public static String of(List<DeclaredGate> gates) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode all = tree.putObject("gates");
        gates.forEach(gate -> all.set(gate.name().word(), gate.source()));
        return of(tree);
    }

    /** @param declaration a tree with the key {@code gates} */
    public static String of(ObjectNode declaration) {
        return MAPPER.writeValueAsString(declaration);
    }
}
