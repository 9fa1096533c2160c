/** Tests of what shells and manual readers are told. */
//SOURCES CompletionTest.java
//SOURCES PastedCommandsTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.commands.shell;
