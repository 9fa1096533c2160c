/** Tests of events: who hears of what was recorded. */
//SOURCES Receiver.java
//SOURCES ToldMovesTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.release.events;
