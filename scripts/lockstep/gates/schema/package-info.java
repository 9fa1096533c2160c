/**
 * Schemas of bodies: JSON Schema, draft 2020-12, and the schemas of OpenAPI 3.1, which are the same.
 *
 * <p>Nothing is fetched: a schema that needs another document is refused, and so is a keyword that is not known, since
 * it would be passed over.
 */
//SOURCES BodySchema.java
//SOURCES BodySchemas.java
//SOURCES MetaSchema.java
//SOURCES OpenApiOperation.java
//SOURCES OperationClaim.java
//SOURCES SchemaClaim.java
//SOURCES SchemaDocument.java
//SOURCES SchemaSample.java
//SOURCES SchemaText.java
//SOURCES Unusable.java
//DEPS com.networknt:json-schema-validator:3.0.9
//DEPS org.slf4j:slf4j-nop:2.0.20
//DEPS tools.jackson.core:jackson-databind:3.3.0
//DEPS tools.jackson.dataformat:jackson-dataformat-yaml:3.3.0
package lockstep.gates.schema;
