/** Tests of the room {@code adapter}. */
//SOURCES OwnCommandTest.java
//SOURCES RulesTest.java
//SOURCES WrongAddressTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.tui.adapter;
