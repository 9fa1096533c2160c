/** Tests of the room {@code config}, and of the published schema. */
//SOURCES ConfigReaderTest.java
//SOURCES GatesSchemaTest.java
//SOURCES GovernedContractTest.java
//SOURCES LaterKeysTest.java
//SOURCES LogPathTest.java
//SOURCES SchemaTest.java
//SOURCES WrongFilesTest.java
//DEPS com.networknt:json-schema-validator:3.0.9
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.slf4j:slf4j-nop:2.0.20
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.settings;
