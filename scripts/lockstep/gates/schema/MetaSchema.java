package lockstep.gates.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import java.util.List;

/** The schema of schemas: whether each keyword has a value that it can have. */
final class MetaSchema {

    private static final Schema SCHEMA =
            BodySchema.REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private MetaSchema() {}

    static void require(SchemaDocument document, String pointer) throws Unusable {
        List<Error> errors = SCHEMA.validate(document.at(pointer));
        if (!errors.isEmpty()) {
            String where = pointer + errors.getFirst().getInstanceLocation();
            throw document.wrong(where, "what the keyword at " + where + " holds is not what it can: "
                    + BodySchema.words(errors.getFirst()), "See docs/declared-gates.md, \"Schemas\".");
        }
    }
}
