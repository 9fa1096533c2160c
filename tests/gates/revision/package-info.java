/** Tests of the room {@code revision}. */
//SOURCES RevisionProbeTest.java
//SOURCES ../http/package-info.java
package tests.gates.revision;
