/**
 * Tests of the release doors as an operator opens them: what they refuse, move, write and say, against real remotes.
 */
//SOURCES DaysApartTest.java
//SOURCES DrillEndedFromOutsideTest.java
//SOURCES DryRunTest.java
//SOURCES EndedKeyTest.java
//SOURCES FewDigitsTest.java
//SOURCES FollowedAdviceTest.java
//SOURCES ForgedEndTest.java
//SOURCES ForgeryTest.java
//SOURCES GitCannotSignTest.java
//SOURCES JsonAnswersTest.java
//SOURCES MixedRecordTest.java
//SOURCES NoRoomTest.java
//SOURCES OnlyServiceTest.java
//SOURCES PassageTest.java
//SOURCES RecordDoorTest.java
//SOURCES RecordOnMainTest.java
//SOURCES Refusal.java
//SOURCES RewrittenRecordTest.java
//SOURCES SameWordsTest.java
//SOURCES SignaturesTurnedOnTest.java
//SOURCES SigningKeyFileTest.java
//SOURCES StaleKeyTest.java
//SOURCES TamperingTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.commands.release;
