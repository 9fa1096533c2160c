/** Tests of the pipeline's requirements, over real repositories. */
//SOURCES BudgetTest.java
//SOURCES CountedBudgetTest.java
//SOURCES InterruptedDrillTest.java
//SOURCES JudgedAgainTest.java
//SOURCES KillSwitchTest.java
//SOURCES PipelineTest.java
//SOURCES PolicyEditionTest.java
//SOURCES PolicyThenTest.java
//SOURCES ShownSwitchTest.java
//DEPS com.squareup.okhttp3:mockwebserver3:5.5.1
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.release.pipeline;
