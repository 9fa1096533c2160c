/** Tests of the room {@code gate}: deciding, in tables and by law; asking, against servers on loopback. */
//SOURCES AgainGateTest.java
//SOURCES EvaluationTest.java
//SOURCES GateNameTest.java
//SOURCES Gates.java
//SOURCES JsonReaderTest.java
//SOURCES KeptHeaderTest.java
//SOURCES RequestGateTest.java
//DEPS com.squareup.okhttp3:okhttp-jvm:5.5.1
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.gates.gate;
