/** Tests of promoting and rolling back as an operator does: what is refused, lost, interrupted and taken back. */
//SOURCES AutoRollbackTest.java
//SOURCES DisturbedRollbackTest.java
//SOURCES EndedFromOutsideTest.java
//SOURCES LostLeaseTest.java
//SOURCES PressedTwiceTest.java
//SOURCES RefusalsTest.java
//SOURCES RollbackByVersionTest.java
//SOURCES RollbackRefusalsTest.java
//SOURCES UnfinishedTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.commands.move;
