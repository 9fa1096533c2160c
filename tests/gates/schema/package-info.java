/** The tests of bodies held against schemas. */
//SOURCES BodySchemasTest.java
//SOURCES SchemaFuzzTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.gates.schema;
