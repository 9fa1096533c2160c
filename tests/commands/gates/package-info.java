/** Tests of the room {@code programme}, and of the doors that stand on it. */
//SOURCES DrillDoorsTest.java
//SOURCES ProgrammeTest.java
//SOURCES ../cli/package-info.java
//SOURCES ../staging/package-info.java
package tests.commands.gates;
