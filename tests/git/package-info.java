/** Tests of the rooms {@code git}, {@code remote} and {@code host}. */
//SOURCES AtomicPushTest.java
//SOURCES Git.java
//SOURCES ReleaseFixture.java
//SOURCES ../../scripts/lockstep/git/package-info.java
package tests.git;
