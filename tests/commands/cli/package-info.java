/** Tests of the doors: run this, expect exactly this output and this code. */
//SOURCES DemoTest.java
//SOURCES Doors.java
//SOURCES GateCommandTest.java
//SOURCES LostOutputTest.java
//SOURCES SelfTestTest.java
//SOURCES UsageTest.java
//SOURCES ../house/package-info.java
package tests.commands.cli;
