/** The tests of imports. */
//SOURCES ImportFuzzTest.java
//SOURCES ImportsTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
//DEPS tools.jackson.dataformat:jackson-dataformat-yaml:3.3.0
package tests.settings.imports;
