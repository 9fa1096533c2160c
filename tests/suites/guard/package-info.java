/** Tests of the room {@code guard}: each guard by its table, and that it can fail alone. */
//SOURCES ComparingGuardsTest.java
//SOURCES ConfigGuardTest.java
//SOURCES ConfigGuardLeakTest.java
//SOURCES DatabaseHostTest.java
//SOURCES EnvironmentGuardsTest.java
//SOURCES Given.java
//SOURCES LiveGuardTest.java
//SOURCES OddService.java
//SOURCES ../cli/package-info.java
//SOURCES ../../scripts/ConfigGuard.java
package tests.suites.guard;
