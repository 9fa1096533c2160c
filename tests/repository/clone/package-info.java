/** Tests of the room {@code clone}. */
//SOURCES KnownFirstTest.java
//SOURCES MakingFolderTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.slf4j:slf4j-nop:2.0.20
package tests.repository.clone;
