/** Tests of the room {@code signature}, with real keys, a real agent and the host's own {@code ssh-keygen}. */
//SOURCES Agent.java
//SOURCES AllowedSignersTest.java
//SOURCES Keys.java
//SOURCES KnownHandsTest.java
//SOURCES SignaturesTest.java
//SOURCES SignerTest.java
//SOURCES SigningKeyTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.record.signature;
