/** Tests of the room {@code audit}. */
//SOURCES AdoptionTest.java
//SOURCES History.java
//SOURCES LogGrowthTest.java
//SOURCES LogVerifierTest.java
//SOURCES VolumesTest.java
//SOURCES ../log/package-info.java
package tests.record.audit;
