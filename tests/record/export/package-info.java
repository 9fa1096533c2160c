/** Tests of the room {@code export}. */
//SOURCES LogExportTest.java
//SOURCES ../log/package-info.java
package tests.record.export;
