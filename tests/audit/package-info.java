/** Tests of the room {@code audit}. */
//SOURCES AdoptionTest.java
//SOURCES History.java
//SOURCES LogGrowthTest.java
//SOURCES LogVerifierTest.java
//SOURCES ../log/package-info.java
//SOURCES ../../scripts/lockstep/audit/package-info.java
package tests.audit;
