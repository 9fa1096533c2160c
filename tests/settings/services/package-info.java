/** The tests of several services in one file. */
//SOURCES SeveralServicesTest.java
//SOURCES WrongServicesTest.java
//SOURCES Yaml.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.settings.services;
