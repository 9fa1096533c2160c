/** The tests of declared gates: how an answer is judged. */
//SOURCES Answers.java
//SOURCES BurstJudgeTest.java
//SOURCES ClaimsTest.java
//DEPS com.squareup.okhttp3:okhttp-jvm:5.5.1
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.gates.declared;
