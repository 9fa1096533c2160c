/** Tests of the room {@code config}, and of the published schema. */
//SOURCES ConfigReaderTest.java
//SOURCES SchemaTest.java
//SOURCES ../house/package-info.java
//DEPS com.networknt:json-schema-validator:3.0.9
package tests.settings;
