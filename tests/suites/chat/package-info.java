/** Tests of the room {@code suites}: what the contracts accept, and in which order the suites ask. */
//SOURCES ContractsTest.java
//SOURCES SuitesTest.java
//SOURCES ../http/package-info.java
package tests.suites.chat;
