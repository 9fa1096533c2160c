/** The tests of releases that move several services as one. */
//SOURCES ApprovedCanariesTest.java
//SOURCES ArabicDigitsTest.java
//SOURCES CanariesDay.java
//SOURCES DeskOfServicesTest.java
//SOURCES DocumentedDayTest.java
//SOURCES ForgedCanariesTest.java
//SOURCES MakingRoomTest.java
//SOURCES ServiceCanariesTest.java
//SOURCES ServicesDay.java
//SOURCES SeveralServicesDayTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.release.services;
