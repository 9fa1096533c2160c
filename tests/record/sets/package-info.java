/** Tests of the record of release sets. */
//SOURCES SetMemberTest.java
//SOURCES SetRunTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.record.sets;
