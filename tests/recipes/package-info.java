/** Tests of the recipes in docs/recipes: their shell steps are run by a real shell. */
//SOURCES CiRecipesTest.java
//SOURCES ConfiguredRelease.java
//SOURCES Expressions.java
//SOURCES GitHubActionTest.java
//SOURCES OpenDoors.java
//SOURCES PlatformRecipesTest.java
//SOURCES StagingWorkflowsTest.java
//SOURCES Steps.java
//SOURCES TimersTest.java
//DEPS com.squareup.okhttp3:mockwebserver3:5.5.1
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
//DEPS tools.jackson.dataformat:jackson-dataformat-yaml:3.3.0
package tests.recipes;
