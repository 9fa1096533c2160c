/** Tests of the room {@code text}. */
//SOURCES DurationsTest.java
//SOURCES SanitiserTest.java
//SOURCES SecretShapeTest.java
//SOURCES SecretsTest.java
//SOURCES TableTest.java
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.base.text;
