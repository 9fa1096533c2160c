/** Tests of the room {@code update}. */
//SOURCES AlarmsTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.tui.update;
