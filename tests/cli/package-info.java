/** Tests of the doors: run this, expect exactly this output and this code. */
//SOURCES Doors.java
//SOURCES DemoTest.java
//SOURCES GateCommandTest.java
//SOURCES SelfTestTest.java
//SOURCES UsageTest.java
//SOURCES ../house/package-info.java
//SOURCES ../../scripts/lockstep/demo/package-info.java
//SOURCES ../../scripts/Demo.java
//SOURCES ../../scripts/PromotionGate.java
//SOURCES ../../scripts/SmokeApiChat.java
package tests.cli;
