/** Tests of the pipeline's requirements: each shown able to refuse, alone. */
//SOURCES ApprovalChoiceTest.java
//SOURCES FreezeTest.java
//SOURCES PersonTest.java
//SOURCES Pipelines.java
//SOURCES RequirementTest.java
//SOURCES ServiceCanaryTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.policy.requirement;
