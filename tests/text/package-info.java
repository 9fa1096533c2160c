/** Tests of the room {@code text}. */
//SOURCES SanitiserTest.java
//SOURCES SecretsTest.java
//SOURCES DurationsTest.java
//SOURCES TableTest.java
//SOURCES ../../scripts/lockstep/text/package-info.java
package tests.text;
