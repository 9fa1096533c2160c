/** Tests of the room {@code programme}, and of the doors that stand on it. */
//SOURCES DrillDoorsTest.java
//SOURCES EarlierRunsTest.java
//SOURCES PlanTest.java
//SOURCES SuitePlanTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.commands.gates;
