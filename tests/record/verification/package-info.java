/** Tests of the room {@code verification}: whatever lies on the evidence branch. */
//SOURCES CrowdedTreesTest.java
//SOURCES GeneratedTreesTest.java
//SOURCES KeptBlobsTest.java
//SOURCES KeptStateTest.java
//SOURCES KnownTreesTest.java
//SOURCES LogVersionsTest.java
//SOURCES OddTrees.java
//SOURCES ReadAheadTest.java
//SOURCES RecentFilesTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.slf4j:slf4j-nop:2.0.20
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.record.verification;
