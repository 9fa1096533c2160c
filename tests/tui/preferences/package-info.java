/** Tests of the room {@code preferences}. */
//SOURCES PreferencesTest.java
//DEPS com.networknt:json-schema-validator:3.0.9
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.slf4j:slf4j-nop:2.0.20
package tests.tui.preferences;
