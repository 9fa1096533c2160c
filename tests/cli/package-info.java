/** Tests of the doors: run this, expect exactly this output and this code. */
//SOURCES Doors.java
//SOURCES DemoTest.java
//SOURCES GateCommandTest.java
//SOURCES SelfTestTest.java
//SOURCES UsageTest.java
//SOURCES ../house/package-info.java
package tests.cli;
