/** Tests of the release doors as an operator opens them: what they refuse, move, write and say, against real remotes. */
//SOURCES LostLeaseTest.java
//SOURCES Refusal.java
//SOURCES RefusalsTest.java
//SOURCES RollbackRefusalsTest.java
//SOURCES TamperingTest.java
//SOURCES UnfinishedTest.java
//SOURCES ../workflow/package-info.java
package tests.desk;
