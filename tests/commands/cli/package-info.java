/** Tests of the doors: run this, expect exactly this output and this code. */
//SOURCES ColoursTest.java
//SOURCES DemoTest.java
//SOURCES Doors.java
//SOURCES GateCommandTest.java
//SOURCES LinksTest.java
//SOURCES LostOutputTest.java
//SOURCES PublishedSchemas.java
//SOURCES PublishedSchemasTest.java
//SOURCES SelfTestTest.java
//SOURCES TalkTest.java
//SOURCES UsageTest.java
//DEPS com.networknt:json-schema-validator:3.0.9
//DEPS info.picocli:picocli:4.7.7
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.commands.cli;
