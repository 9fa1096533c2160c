/** Tests of the room {@code site}. */
//SOURCES DeskListenerTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.commands.site;
