/** Tests of the room {@code verification}: whatever lies on the evidence branch. */
//SOURCES GeneratedTreesTest.java
//SOURCES OddTrees.java
//SOURCES ../git/package-info.java
package tests.record.verification;
