/** Tests of the room {@code deploy}. */
//SOURCES DeployDoorTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.commands.deploy;
