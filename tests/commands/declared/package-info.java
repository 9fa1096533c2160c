/** The tests of the doors that run, print and lint declared gates. */
//SOURCES DeclaredDoorsTest.java
//SOURCES DeclaredReportsTest.java
//SOURCES DeclaredWatchTest.java
//SOURCES OrdersDay.java
//SOURCES OrdersDayTest.java
//SOURCES OrdersService.java
//SOURCES UndeclaredProductionTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.commands.declared;
