/** Tests of the room {@code failure}, against the embedded service. */
//SOURCES FailingModelTest.java
//SOURCES FailureDrillsTest.java
//SOURCES RefusedStartTest.java
//SOURCES Sights.java
//SOURCES WithoutDatabaseTest.java
//DEPS com.squareup.okhttp3:okhttp-jvm:5.5.1
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.suites.failure;
