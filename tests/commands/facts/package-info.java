/** Tests of recording checks. */
//SOURCES RecordChecksDoorTest.java
//DEPS com.squareup.okhttp3:mockwebserver3:5.5.1
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.commands.facts;
