/** Tests of the room {@code text}. */
//SOURCES SanitiserTest.java
//SOURCES SecretsTest.java
//SOURCES DurationsTest.java
//SOURCES TableTest.java
package tests.base.text;
