/** Tests of the room {@code logcheck}. */
//SOURCES LogGateTest.java
//SOURCES ../staging/package-info.java
package tests.suites.servicelog;
