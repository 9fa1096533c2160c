/** Tests of the room {@code guard}: each guard by its table, and that it can fail alone. */
//SOURCES ComparingGuardsTest.java
//SOURCES ConfigGuardLeakTest.java
//SOURCES ConfigGuardTest.java
//SOURCES DatabaseHostTest.java
//SOURCES DeclaredLiveGuardTest.java
//SOURCES EnvironmentGuardsTest.java
//SOURCES Given.java
//SOURCES LiveGuardTest.java
//SOURCES OddService.java
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.suites.guard;
