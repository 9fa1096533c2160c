/** Tests of the room {@code export}. */
//SOURCES LogExportTest.java
//SOURCES ../log/package-info.java
//SOURCES ../../scripts/lockstep/export/package-info.java
package tests.export;
