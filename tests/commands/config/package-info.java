/** Tests of the configuration in force: shown, pinned, signed. */
//SOURCES ConfigInForceTest.java
//SOURCES EffectiveConfigTest.java
//SOURCES SignedPinTest.java
//SOURCES UnreadableConfigTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.commands.config;
