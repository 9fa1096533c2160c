/** The tests of reading declarations. */
//SOURCES DeclarationFuzzTest.java
//SOURCES GateFilesTest.java
//SOURCES WrongDeclarationsTest.java
//SOURCES WrongSchemasTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.settings.gates;
