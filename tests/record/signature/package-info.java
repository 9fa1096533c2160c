/** Tests of the room {@code signature}, with real keys, a real agent and the host's own {@code ssh-keygen}. */
//SOURCES Agent.java
//SOURCES AllowedSignersTest.java
//SOURCES Keys.java
//SOURCES SignaturesTest.java
//SOURCES SignerTest.java
//SOURCES SigningKeyTest.java
//SOURCES ../house/package-info.java
package tests.record.signature;
